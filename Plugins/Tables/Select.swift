import SlateKit

/// `select`: some of the columns.
struct Select: Command {
  static let configuration = CommandConfiguration(
    abstract: "Keeps these columns, in this order.",
    discussion: "At the beginning of a line 'select' is SQL instead.")
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.plans | where level = 'National' | select period plans | sort period", "two columns",
      shows: ["638745"]),
    Example("from published | select --except source grade | head 3", "all but two"),
  ]

  @Flag(help: "Keep all columns but these.") var except = false
  @Argument(help: "The columns.") var columns: [ColumnName]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let named = try columns.map(table.demand)
    let kept = except ? table.columns.filter { column in !named.contains { $0.name == column.name } } : named
    if kept.isEmpty { throw SlateError("No column would be left.") }
    return .relation(table.keeping(kept))
  }
}
