import SlateKit

/// `change`: the difference and percentage on the period before.
struct Change: Command {
  static let configuration = CommandConfiguration(
    abstract: "Adds the change on the period before: the difference and, for counts, the percentage.",
    discussion: """
      Rows are compared within the same area and categories, and keep their order. Where the year before is not there, \
      the change is missing: a gap is never bridged. Where a figure is missing for a reason, the change has its symbol. \
      The change of a percentage is in percentage points.
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
        "This table has no column 'period' or 'time_period'.",
        hint: "Name the column of periods with --over COLUMN.")
    }
    let period = try table.demand(
      over ?? ColumnName(text: table.column("period") == nil ? "time_period" : "period"))
    let measures = try columns.map(table.demandNumbers)
    let series = try within.isEmpty ? Change.series(of: table, over: period) : within.map(table.demand)
    let names = series.map(\.name)
    let partition: SQL = names.isEmpty ? "" : "partition by \(columns: names) "
    let year: SQL = "try_cast(substr(cast(\(column: period.name) as varchar), 1, 4) as integer)"
    let window: SQL = "window series as (\(partition)order by \(column: period.name), slate_row)"
    let parts = measures.map { Change.figures($0, isNext: "\(year) - lag(\(year)) over series = 1") }
    let relation = try await session.connection.relation(
      table.adding(parts.flatMap(\.items), window), describing: table.columns + parts.flatMap(\.columns),
      sources: table.sources)
    let told = series.map(\.name).joined(separator: ", ")
    return .relation(
      relation,
      notices: (within.isEmpty && !series.isEmpty ? [.note("Series are told apart by \(told).")] : [])
        + (try await repeated([period.name] + names, of: table, in: session)))
  }

  /// The columns that tell series apart: all that say what a row is about, but not where its figure comes from.
  private static func series(of table: Relation, over period: Column) -> [Column] {
    let hasArea = table.column("area") != nil || table.column("area_code") != nil
    let others = ["source", "grade", "quoted", "release", "file"] + (hasArea ? ["region"] : [])
    return table.dimensions.filter { $0.name != period.name && !others.contains($0.name.lowercased()) }
  }

  /// The change of a measure, and its percentage unless the measure is one, each with the symbol of the figure that is missing.
  private static func figures(_ measure: Column, isNext: SQL) -> (items: [SQL], columns: [Column]) {
    let now: SQL = "\(column: measure.name)"
    let before: SQL = "case when \(isNext) then lag(\(now)) over series end"
    let isRate = measure.unit == "%"
    let change = Column(
      measure.name + "_change", measure.kind, label: "\(measure.label), change",
      unit: isRate ? "pp" : measure.unit,
      decimals: measure.decimals, role: .measure)
    let percent = Column(
      measure.name + "_change_percent", .number, label: "\(measure.label), change", unit: "%", decimals: 1,
      role: .measure)
    var found: [(sql: SQL, column: Column)] = [("\(now) - \(before)", change)]
    if !isRate {
      found.append(
        ("100.0 * cast(\(now) - \(before) as double) / nullif(cast(\(before) as double), 0)", percent))
    }
    let items = found.flatMap { sql, column -> [SQL] in
      let item: SQL = "\(sql) as \(column: column.name)"
      guard let symbols = measure.symbols else { return [item] }
      return [
        item,
        """
        cast(coalesce(case when \(now) is null then \(column: symbols) end,
          case when \(isNext) and lag(\(now)) over series is null then lag(\(column: symbols)) over series end) as varchar)
          as \(column: Column.symbolName(of: column.name))
        """,
      ]
    }
    return (items, found.map(\.column))
  }

  /// Warns where a period stands more than once in a series, which leaves open what is compared with what.
  private func repeated(_ names: [String], of table: Relation, in session: Session) async throws -> [Notice] {
    let rows = try await session.connection.collect(
      """
      select count(*) from (select 1 from \(table) where \(column: names[0]) is not null
        group by \(columns: names) having count(*) > 1)
      """)
    guard let count = rows.row(0)[0].integer, count > 0 else { return [] }
    return [
      .warning(
        """
        \(count == 1 ? "1 period stands" : "\(count) periods stand") more than once in a series: name the columns that tell \
        series apart with --within.
        """)
    ]
  }
}
