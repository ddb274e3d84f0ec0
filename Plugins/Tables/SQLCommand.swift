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
      "select period, value from published where measure = 'ehcplans' and level = 'National' order by period",
      "as a line", shows: ["638745"])
  ]

  @Argument(help: "The query.") var query: Expression

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var text = query.text
    if let range = SQLText.lastResult(in: text), let view = try await session.viewOfLast() {
      text = SQLText.replacing(range, in: text, with: SQL.quoted(view))
    }
    let names = try await session.catalog.newest().filter {
      SQLText.names(in: text).contains($0.name.lowercased())
    }
    let sources = names.map(\.table) + (SQLText.names(in: text).contains("published") ? ["published"] : [])
    let known = names.flatMap(\.columns)
    do {
      return .relation(
        try await session.connection.relation(SQL(typed: text), describing: known, sources: sources))
    } catch let error as EngineError where error.kind == .statement {
      throw SlateError(
        error.message, at: error.position.map { .inside(query.text, offset: $0) } ?? .argument(query.text),
        suggestions: Array(error.candidates.prefix(3)))
    }
  }
}
