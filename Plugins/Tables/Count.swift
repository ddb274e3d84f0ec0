import SlateKit

/// `count`: how many rows, in all or for each value.
struct Count: Command {
  static let configuration = CommandConfiguration(
    abstract: "Counts the rows, in all or for each value of these columns.")
  static let place = CommandPlace.later
  static let examples = [
    Example("from published | count", "in all"), Example("from published | count series", "for each series"),
  ]

  @Argument(help: "The columns whose values are told apart.") var columns: [ColumnName] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let keys = try columns.map(table.demand)
    guard !keys.isEmpty else {
      return .relation(
        Relation(
          sql: "select count(*) as rows from \(table)", columns: [Count.column("rows")],
          sources: table.sources))
    }
    let names = keys.map(\.name)
    let count = "rows".unused(among: names)
    let plain = keys.map { key in
      var key = key
      key.symbols = nil
      return key
    }
    return .relation(
      Relation(
        sql: """
          select \(columns: names), count(*) as \(column: count) from \(table) group by \(columns: names)
          order by \(column: count) desc, \(columns: names)
          """, columns: plain + [Count.column(count)], sources: table.sources))
  }

  private static func column(_ name: String) -> Column { Column(name, .integer, label: "Rows", decimals: 0) }
}
