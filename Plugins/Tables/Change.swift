import SlateKit

/// `change`: the difference and percentage on the period before.
struct Change: Command {
  static let configuration = CommandConfiguration(
    abstract: "Adds the change on the period before: the difference and, for counts, the percentage.",
    discussion: """
      Rows are compared within the same area and categories. Where the year before is not there, the change is missing: \
      a gap is never bridged. The change of a percentage is in percentage points.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.plans | where level = 'National' | change plans | sort period | tail 1", "growth in plans",
      shows: ["62271", "10.8"])
  ]

  @Option(help: "The column of periods.") var over: ColumnName?
  @Option(parsing: .upToNextOption, help: "The columns that tell series apart.") var within: [ColumnName] = []
  @Argument(help: "The columns whose change is wanted.") var columns: [ColumnName]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    guard over != nil || table.column("period") != nil || table.column("time_period") != nil else {
      throw SlateError(
        "This table has no column 'period' or 'time_period'.", hint: "Name the column of periods with --over COLUMN.")
    }
    let period = try table.demand(
      over ?? ColumnName(text: table.column("period") == nil ? "time_period" : "period"))
    let measures = try columns.map(table.demandNumbers)
    let series =
      within.isEmpty
      ? table.dimensions.filter { $0.name != period.name }.map(\.name)
      : try within.map(table.demand).map(\.name)
    let partition: SQL = series.isEmpty ? "" : "partition by \(columns: series) "
    let year: SQL = "try_cast(substr(cast(\(column: period.name) as varchar), 1, 4) as integer)"
    let window: SQL = "over (\(partition)order by \(column: period.name))"
    var items: [SQL] = []
    var added: [Column] = []
    for measure in measures {
      let before: SQL =
        "case when \(year) - lag(\(year)) \(window) = 1 then lag(\(column: measure.name)) \(window) end"
      let isRate = measure.unit == "%"
      items.append("\(column: measure.name) - \(before) as \(column: measure.name + "_change")")
      added.append(
        Column(
          measure.name + "_change", measure.kind, label: "\(measure.label), change",
          unit: isRate ? "pp" : measure.unit,
          decimals: measure.decimals, role: .measure))
      if isRate { continue }
      items.append(
        """
        100.0 * cast(\(column: measure.name) - \(before) as double) / nullif(cast(\(before) as double), 0)
          as \(column: measure.name + "_change_percent")
        """)
      added.append(
        Column(
          measure.name + "_change_percent", .number, label: "\(measure.label), change", unit: "%",
          decimals: 1,
          role: .measure))
    }
    return .relation(
      try await session.connection.relation(
        "select *, \(items) from \(table)", describing: table.columns + added, sources: table.sources))
  }
}
