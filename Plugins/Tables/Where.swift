import SlateKit

/// `where`: the rows for which a condition holds.
struct Where: Command {
  static let configuration = CommandConfiguration(
    abstract: "Keeps the rows for which a condition holds.",
    discussion: """
      The condition is SQL over the columns: comparisons, and, or, not, in (...), like, between. Text stands in single quotes. The symbols of a column of figures stand in NAME_symbol: where rate_symbol = 'c'. It may stand bare or in \
      quotes. A row whose condition cannot be judged, because a value is missing, is left out, and the notice says how many.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.timeliness | where level = 'Regional' and period = '2024' | sort area",
      "the regions' figures for 2024", shows: ["London"]),
    Example(
      "from published | where \"measure = 'ehcplans' and value > 600000\"", "in quotes", shows: ["638745"]),
  ]

  @Argument(help: "The condition.") var condition: Expression

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let kept = try await session.relation(
      "select * from \(table) where (", condition.text, ")", describing: table.columns, sources: table.sources
    )
    let unknown: Table
    do {
      unknown = try await session.connection.collect(
        "select count(*) from \(table) where (\(SQL(typed: condition.text))) is null")
    } catch let error as EngineError where error.kind == .data {
      throw ExpressionError.error(error, in: condition.text, at: nil, columns: table.columns)
    }
    let count = unknown.row(0)[0].integer ?? 0
    let rows = count == 1 ? "1 row was" : "\(count) rows were"
    return .relation(
      table.replacing(kept.sql, columns: table.columns),
      notices: count == 0 ? [] : [.note("\(rows) left out because a value in the condition is missing.")])
  }
}
