import SlateKit

/// `pivot`: the values of one column become columns.
struct Pivot: Command {
  static let configuration = CommandConfiguration(
    abstract: "Turns the values of a column into columns of their own.",
    discussion: """
      One row remains for each combination of the columns that say what a row is about (or of those named by --rows), and \
      the cells hold --values. Where several rows fall into one cell, --with says what becomes of them. Rows whose heading \
      is missing make a column called 'missing'.
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
    let value = try with == .sum || with == .mean ? table.demandNumbers(values) : table.demand(values)
    let keys =
      rows.isEmpty
      ? table.dimensions.filter { $0.name != across.name && $0.name != value.name }
      : try rows.map(table.demand)
    let found = try await session.connection.collect(
      """
      select cast(\(column: across.name) as varchar) as v from \(table)
      group by \(column: across.name) order by \(column: across.name) nulls last limit 302
      """)
    let headings = (0..<found.rowCount).map { found.row($0)[0].text }
    if headings.compactMap(\.self).count > 300 {
      throw SlateError(
        "'\(across.name)' has more than 300 different values, too many for columns.",
        at: .argument(column.text))
    }
    try await check(table, keys, across, in: session)
    var columns: [Column] = []
    var cells: [SQL] = []
    for heading in headings {
      let new = made(of: value, heading ?? "missing", beside: keys + columns)
      columns.append(new)
      cells += cell(heading, across, value, as: new)
    }
    let names = keys.map(\.name)
    let sql: SQL =
      names.isEmpty
      ? "select \(cells) from \(table)"
      : "select \(columns: names), \(cells) from \(table) group by \(columns: names) order by \(columns: names)"
    return .relation(
      try await session.connection.relation(sql, describing: keys + columns, sources: table.sources),
      notices: with == nil ? [] : try await session.missing([value], of: table))
  }

  /// The column for one heading.
  private func made(of value: Column, _ heading: String, beside others: [Column]) -> Column {
    var new = value
    new.name = heading.unused(among: others.flatMap { [$0.name] + ($0.symbols.map { [$0] } ?? []) })
    new.label = new.name
    new.role = .measure
    new.symbols = value.symbols == nil ? nil : Column.symbolName(of: new.name)
    switch with {
    case .mean: new.decimals = Aggregate.meanDecimals(value)
    case .count: (new.unit, new.decimals, new.symbols) = ("", 0, nil)
    case .sum, .min, .max, nil: break
    }
    return new
  }

  private func cell(_ heading: String?, _ across: Column, _ value: Column, as new: Column) -> [SQL] {
    let isHere: SQL =
      heading.map { "cast(\(column: across.name) as varchar) = \($0)" } ?? "\(column: across.name) is null"
    let only: SQL = "filter (where \(isHere))"
    let combined: SQL =
      switch with {
      case .sum: "\(SQL.exactSum(of: value)) \(only)"
      case .mean: Aggregate.exactMean(value, only)
      case .max: "max(\(column: value.name)) \(only)"
      case .count: "count(\(column: value.name)) \(only)"
      case .min, nil: "min(\(column: value.name)) \(only)"
      }
    var cells: [SQL] = ["\(combined) as \(column: new.name)"]
    if let from = value.symbols, let to = new.symbols {
      cells.append("min(cast(\(column: from) as varchar)) \(only) as \(column: to)")
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
