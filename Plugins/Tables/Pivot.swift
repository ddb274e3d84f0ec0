import SlateKit

/// `pivot`: the values of one column become columns.
struct Pivot: Command {
  static let configuration = CommandConfiguration(
    abstract: "Turns the values of a column into columns of their own.",
    discussion: """
      One row remains for each combination of the columns that say what a row is about (or of those named by --rows), and \
      the cells hold --values. Where several rows fall into one cell, --with says what becomes of them.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "send plans --by region --years 2023-2025 | pivot period --values plans --rows area",
      "a column for each year",
      shows: ["110014"])
  ]

  enum Combination: String, ExpressibleByArgument, CaseIterable { case sum, mean, min, max, count }

  @Option(help: "The column whose numbers fill the cells.") var values: ColumnName
  @Option(parsing: .upToNextOption, help: "The columns that make a row.") var rows: [ColumnName] = []
  @Option(help: "What becomes of several rows in one cell.") var with: Combination?
  @Argument(help: "The column whose values become columns.") var column: ColumnName

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let across = try table.demand(column)
    let value = try table.demand(values)
    let keys =
      rows.isEmpty
      ? table.dimensions.filter { $0.name != across.name && $0.name != value.name }
      : try rows.map(table.demand)
    let found = try await session.connection.collect(
      """
      select cast(\(column: across.name) as varchar) as v from \(table) where \(column: across.name) is not null
      group by \(column: across.name) order by \(column: across.name) limit 301
      """)
    if found.rowCount > 300 {
      throw SlateError(
        "'\(across.name)' has more than 300 different values, too many for columns.",
        at: .argument(column.text))
    }
    try await check(table, keys, across, in: session)
    let headings = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    let cells = headings.flatMap { cell($0, across, value) }
    let names = keys.map(\.name)
    let columns = headings.map { heading in
      var new = value
      new.name = heading
      new.label = heading
      new.role = .measure
      new.symbols = value.symbols == nil ? nil : Column.symbolName(of: heading)
      return new
    }
    let sql: SQL =
      names.isEmpty
      ? "select \(cells) from \(table)"
      : "select \(columns: names), \(cells) from \(table) group by \(columns: names) order by \(columns: names)"
    return .relation(
      try await session.connection.relation(sql, describing: keys + columns, sources: table.sources))
  }

  private func cell(_ heading: String, _ across: Column, _ value: Column) -> [SQL] {
    let only: SQL = "filter (where cast(\(column: across.name) as varchar) = \(heading))"
    let combined: SQL =
      switch with {
      case .sum: SQL.exactSum(of: value)
      case .mean: "avg(\(column: value.name))"
      case .max: "max(\(column: value.name))"
      case .count: "count(\(column: value.name))"
      case .min, nil: "min(\(column: value.name))"
      }
    var cells: [SQL] = ["\(combined) \(only) as \(column: heading)"]
    if let symbols = value.symbols {
      cells.append(
        "min(cast(\(column: symbols) as varchar)) \(only) as \(column: Column.symbolName(of: heading))")
    }
    return cells
  }

  /// Says so where several rows would fall into one cell and nothing says what becomes of them.
  private func check(_ table: Relation, _ keys: [Column], _ across: Column, in session: Session) async throws
  {
    guard with == nil else { return }
    let names = keys.map(\.name) + [across.name]
    let most = try await session.connection.collect(
      "select coalesce(max(n), 0) from (select count(*) as n from \(table) group by \(columns: names))")
    guard let count = most.row(0)[0].integer, count > 1 else { return }
    throw SlateError(
      "Up to \(count) rows fall into one cell of the pivot.",
      hint: "Name the columns that tell them apart with --rows, or say what becomes of them: --with sum.")
  }
}
