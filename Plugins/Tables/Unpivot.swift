import SlateKit

/// `unpivot`: columns become rows.
struct Unpivot: Command {
  static let configuration = CommandConfiguration(
    abstract: "Turns columns into rows: one for each of them, with its name and its value.")
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.timeliness | where level = 'National' and period = '2024' | unpivot issued within",
      "two rows", shows: ["90392"])
  ]

  @Option(help: "The name of the column that holds the names.") var name = "measure"
  @Option(help: "The name of the column that holds the values.") var value = "value"
  @Argument(help: "The columns that become rows.") var columns: [ColumnName]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let turned = try columns.map(table.demand)
    let kept = table.columns.filter { column in !turned.contains { $0.name == column.name } }
    let names = Relation(sql: "", columns: kept).physicalNames
    let hasSymbols = turned.contains { $0.symbols != nil }
    let symbol = Column.symbolName(of: value)
    let parts = turned.enumerated().map { index, column -> SQL in
      let keys: SQL = names.isEmpty ? "" : "\(columns: names), "
      let cells: SQL = "\(column.name) as \(column: name), \(column: column.name) as \(column: value)"
      let symbols: SQL = column.symbols.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
      let rest: SQL = hasSymbols ? ", \(symbols) as \(column: symbol)" : ""
      return "select \(keys)\(cells)\(rest) from \(table)"
    }
    let units = Set(turned.map(\.unit))
    let known = Column(
      value, .other, unit: units.count == 1 ? units.first ?? "" : "",
      decimals: units.count == 1 ? turned.compactMap(\.decimals).max() : nil,
      role: .measure)
    return .relation(
      try await session.connection.relation(
        "\(parts, separator: " union all ")", describing: kept + [Column(name, .text), known],
        sources: table.sources
      ).aboutPeople(as: table))
  }
}
