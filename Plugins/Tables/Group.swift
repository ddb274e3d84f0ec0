import SlateKit

/// `group`: one row for each value of some columns, with sums and the like.
struct Group: Command {
  static let configuration = CommandConfiguration(
    abstract: "Makes one row of each group: sums, means, medians, quartiles, extremes, counts, shares.",
    discussion: """
      Without a column to group by, the whole table is one group. Missing values are left out of every figure, and the \
      notice says how many there were. A mean of rates is not the rate of the whole: sum numerators and denominators \
      and derive the rate. Between two values a quartile lies in proportion (type 7 of R and of Python's statistics, method \
      'inclusive').
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.plans | where level = 'Regional' | group period --sum plans | tail 1",
      "regions sum to England", shows: ["638745"]),
    Example(
      "from send.plans | where level = 'Regional' and period = '2024/25' | group area --share plans",
      "each region's share"),
  ]

  @Option(parsing: .upToNextOption, help: "Columns to sum.") var sum: [ColumnName] = []
  @Option(parsing: .upToNextOption, help: "Columns whose mean is taken.") var mean: [ColumnName] = []
  @Option(parsing: .upToNextOption, help: "Columns whose median is taken.") var median: [ColumnName] = []
  @Option(
    parsing: .upToNextOption, help: "Columns whose lower quartile, median and upper quartile are taken.")
  var quartiles: [ColumnName] = []
  @Option(parsing: .upToNextOption, help: "Columns whose least value is taken.") var min: [ColumnName] = []
  @Option(parsing: .upToNextOption, help: "Columns whose greatest value is taken.") var max: [ColumnName] = []
  @Option(parsing: .upToNextOption, help: "Columns whose sum is given as a share of the whole table's.")
  var share: [ColumnName] = []
  @Flag(help: "Count the rows of each group.") var count = false
  @Argument(help: "The columns to group by.") var by: [ColumnName] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let keys = try by.map(table.demand)
    var aggregates: [(sql: SQL, column: Column)] = []
    for name in sum { aggregates.append(Aggregate.sum(try table.demandNumbers(name))) }
    for name in mean { aggregates.append(Aggregate.mean(try table.demandNumbers(name))) }
    for name in median { aggregates.append(Aggregate.median(try table.demandNumbers(name))) }
    for name in quartiles { aggregates += Aggregate.quartiles(try table.demandNumbers(name)) }
    for name in min { aggregates.append(Aggregate.extreme("min", "least", try table.demand(name))) }
    for name in max { aggregates.append(Aggregate.extreme("max", "greatest", try table.demand(name))) }
    for name in share { aggregates.append(Aggregate.share(try table.demandNumbers(name))) }
    if count || aggregates.isEmpty {
      let name = "count".unused(among: (keys + aggregates.map(\.column)).map(\.name))
      aggregates.append(("count(*) as \(column: name)", Column(name, .integer, label: "Rows", decimals: 0)))
    }
    let names = keys.map(\.name)
    let plain = keys.map { key in
      var key = key
      key.symbols = nil
      return key
    }
    let sql: SQL =
      names.isEmpty
      ? "select \(aggregates.map(\.sql)) from \(table)"
      : """
      select \(columns: names), \(aggregates.map(\.sql)) from \(table) group by \(columns: names)
      order by \(columns: names)
      """
    let grouped = try await session.connection.relation(
      sql, describing: plain + aggregates.map(\.column), sources: table.sources)
    let named = Set((sum + mean + median + quartiles + min + max + share).map { $0.text.lowercased() })
    let used = table.columns.filter { named.contains($0.name.lowercased()) }
    return .relation(grouped, notices: try await session.missing(used, of: table))
  }
}
