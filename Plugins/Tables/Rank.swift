import SlateKit

/// `rank`: the place of each row by a column.
struct Rank: Command {
  static let configuration = CommandConfiguration(
    abstract: "Adds each row's rank by a column, 1 for the largest.",
    discussion: "Equal values share the better rank; a missing value has none. Rows keep their order.")
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "send timeliness --by region --years 2024 | rank rate | select area rate rank | sort rank",
      "regions by their rate")
  ]

  @Flag(help: "1 for the smallest.") var ascending = false
  @Option(parsing: .upToNextOption, help: "Rank anew within each value of these columns.") var within:
    [ColumnName] = []
  @Option(help: "The new column's name.") var name = "rank"
  @Argument(help: "The column.") var column: ColumnName

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let ranked = try table.demand(column)
    if table.column(name) != nil {
      throw SlateError(
        "There is a column called '\(name)' already.", hint: "Give the rank another name with --name.")
    }
    let groups = try within.map(table.demand).map(\.name)
    let partition: SQL = groups.isEmpty ? "" : "partition by \(columns: groups) "
    let direction: SQL = ascending ? "asc nulls last" : "desc nulls last"
    let new = Column(name, .integer, label: name == "rank" ? "Rank" : name, decimals: 0, role: .measure)
    return .relation(
      table.replacing(
        table.adding([
          """
          case when \(column: ranked.name) is not null
            then rank() over (\(partition)order by \(column: ranked.name) \(direction)) end as \(column: name)
          """
        ]), columns: table.columns + [new]))
  }
}
