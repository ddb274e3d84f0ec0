import SlateKit

/// `sql`: a query as it is.
struct SQLCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Runs a query in SQL over datasets and kept results.",
    discussion: """
      A line that begins with 'select' or 'with' is one, too. Datasets, results kept with 'let', 'published' and the last \
      result '_' are its tables. A column of numbers with symbols has its symbols beside it as NAME_symbol.
      """)
  static let examples = [
    Example(
      "select period, value from published where measure = 'ehcplans' and value > 5e5", "as a line",
      shows: ["638745"])
  ]

  @Argument(help: "The query.") var query: Expression

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let places = SQLText.lastResult(in: query.text) ?? []
    let view = places.isEmpty ? nil : try await session.tableOfLast().map(SQL.quoted)
    let text = view.map { SQLText.replacing(places, in: query.text, with: $0) } ?? query.text
    let names = try await session.catalog.newest().filter {
      SQLText.names(in: text).contains($0.name.lowercased())
    }
    var sources = names.map(\.table) + (SQLText.names(in: text).contains("published") ? ["published"] : [])
    // What a kept or last result was read from, this is read from too.
    let results =
      session.keptNames.filter(SQLText.names(in: text).contains) + (view == nil ? [] : [Session.lastName])
    for result in results {
      let read = try await session.relation(named: TableName(text: result)).sources
      sources += read.filter { !sources.contains($0) }
    }
    let known = names.flatMap(\.columns)
    do {
      return .relation(
        try await session.connection.relation(SQL(typed: text), describing: known, sources: sources))
    } catch let error as EngineError where error.kind == .statement || error.kind == .data {
      let place = error.position.map { position in
        view.map { SQLText.origin(position, replacing: places, in: query.text, with: $0) } ?? position
      }
      throw ExpressionError.error(error, in: query.text, at: place, columns: known)
    }
  }
}
