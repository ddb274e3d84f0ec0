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
    let rows = Column("rows", .integer, label: "Rows", decimals: 0)
    guard !keys.isEmpty else {
      return .relation(table.replacing("select count(*) as rows from \(table)", columns: [rows]))
    }
    let names = keys.map(\.name)
    let plain = keys.map { key in
      var key = key
      key.symbols = nil
      return key
    }
    return .relation(
      table.replacing(
        """
        select \(columns: names), count(*) as rows from \(table) group by \(columns: names)
        order by rows desc, \(columns: names)
        """, columns: plain + [rows]))
  }
}
