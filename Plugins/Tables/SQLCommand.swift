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
    // The session says why there is no last result.
    if !places.isEmpty, view == nil {
      _ = try await session.relation(named: TableName(text: Session.lastName))
    }
    let text = view.map { SQLText.replacing(places, in: query.text, with: $0) } ?? query.text
    let words = SQLText.names(in: query.text)
    let newest = try await session.catalog.newest().map(\.table)
    let names = try await session.catalog.all().filter { dataset in
      words.contains(dataset.table.lowercased())
        || (words.contains(dataset.name.lowercased()) && newest.contains(dataset.table))
    }
    let known = names.flatMap(\.columns)
    var tables = names.map(\.relation)
    for name in session.keptNames + (places.isEmpty ? [] : [Session.lastName]) where words.contains(name) {
      if let table = try? await session.relation(named: TableName(text: name)) { tables.append(table) }
    }
    var sources = words.contains("published") ? ["published"] : []
    for source in tables.flatMap(\.sources) where !sources.contains(source) { sources.append(source) }
    do {
      let relation = try await session.connection.relation(
        SQL(typed: text), describing: known, sources: sources)
      // A query that groups nothing may hold the rows of single persons.
      let groups = words.contains("group")
      return .relation(groups ? relation : tables.reduce(relation) { $0.aboutPeople(as: $1) })
    } catch let error as EngineError where error.kind == .statement || error.kind == .data {
      let place = error.position.map { position in
        view.map { SQLText.origin(position, replacing: places, in: query.text, with: $0) } ?? position
      }
      throw ExpressionError.error(error, in: query.text, at: place, columns: known)
    }
  }
}
