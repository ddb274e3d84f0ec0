import SlateKit

/// `sort`: rows in an order.
struct Sort: Command {
  static let configuration = CommandConfiguration(
    abstract: "Orders the rows by these columns.",
    discussion: """
      Missing values come last either way. Rows that are equal in these columns are ordered by the others, so that the same \
      table always comes out in the same order.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "send timeliness --by region --years 2024 | sort rate --descending | head 1",
      "the region with the highest rate")
  ]

  @Flag(help: "Largest first.") var descending = false
  @Argument(help: "The columns, the most important first.") var columns: [ColumnName]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    if let word = columns.dropFirst().first(where: {
      ["desc", "asc", "descending"].contains($0.text.lowercased())
    }),
      table.column(word.text) == nil
    {
      throw SlateError(
        "'\(word.text)' is no column.", at: .argument(word.text),
        hint: "Smallest first is the rule; --descending puts the largest first.")
    }
    let named = try columns.map(table.demand)
    let rest = table.columns.filter { column in !named.contains { $0.name == column.name } }
    let direction: SQL = descending ? "desc nulls last" : "asc nulls last"
    let order: [SQL] =
      named.map { "\(column: $0.name) \(direction)" } + rest.map { "\(column: $0.name) asc nulls last" }
    return .relation(table.replacing("select * from \(table) order by \(order)", columns: table.columns))
  }
}
