import Foundation
import SlateKit

/// `send cost`: what placements cost, against high-needs income.
struct Cost: Command {
  static let configuration = CommandConfiguration(
    abstract: "What plans cost by placement, against high-needs income.",
    discussion: """
      Spend = plans of a setting in January x what a plan costs there in a year, for the financial year of that January. \
      Plans are those of 'Education, health and care plans' (SEN2, file caseload), or of a table before the command, such as \
      'send simulate --by setting' or 'send project' ('all' is the setting of a table without settings).

      Unit costs are yours: --unit 'Special, independent=50000', for a kind of setting, a group of 'send placements' or \
      'all'; or --costs TABLE with setting and cost. Without them there are the National Audit Office's two of 2019, for \
      independent and for state special schools.

      --totals sets the spend of a year against high-needs income (--income of the first year, with --income-growth, or \
      --incomes TABLE with period or year, and income). In-year balance = income - spend, and as a percentage of income; it is \
      given only where every plan has a unit cost. High-needs income pays for more than placements: --other-spend adds that. \
      '... | send deficit --opening POUNDS' carries the balances forward. Amounts are pounds, or end in k, m or bn.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example(
      "send cost --years 2025", "England, with the published unit costs", shows: ["29647", "1482350000"]),
    Example(
      "send cost --years 2024-2025 --unit all=17k --totals --income 10bn",
      "a flat cost against income"),
    Example(
      "send project --to 2028 --simulations 200 | send cost --unit all=17k --totals --income 10.7bn | send deficit --opening -4.6bn",
      "a projection, its cost, and the deficit"),
  ]

  @OptionGroup var selection: Selection
  @Option(
    help: "A setting and what a plan costs there in a year: 'SETTING=POUNDS'. May be given several times.")
  var unit: [String] = []
  @Option(help: "A table of unit costs: setting, cost.") var costs: TableName?
  @Option(help: "By how many percent unit costs grow in each year after the first.") var costGrowth = 0.0
  @Flag(help: "One row a year: all plans, spend, income, and the balance of the year.") var totals = false
  @Option(help: "High-needs income of the first year.") var income: Money?
  @Option(help: "By how many percent that income grows in each year after the first.") var incomeGrowth = 0.0
  @Option(help: "A table of incomes: period or year, income.") var incomes: TableName?
  @Option(
    help: "What high-needs income pays for beside placements, in the first year; it grows like unit costs.")
  var otherSpend: Money?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let placed =
      if let input { try await Placed(input, in: session) } else { try await Placed(selection, in: session) }
    let units =
      unit.isEmpty && costs == nil
      ? UnitCosts.published
      : try await UnitCosts(
        typed: unit, table: costs == nil ? nil : session.relation(named: costs ?? TableName(text: "")),
        in: session)
    let settings = placed.rows.map(\.setting).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    if !(unit.isEmpty && costs == nil) { try units.demandKnown(settings) }
    guard totals || income == nil && incomes == nil && otherSpend == nil else {
      throw SlateError("Income stands beside the spend of a whole year.", hint: "Add --totals.")
    }
    let first = placed.rows.map(\.year).min() ?? ""
    func growth(_ percent: Double, in year: String) -> Double {
      let years = (Int(year.prefix(4)) ?? 0) - (Int(first.prefix(4)) ?? 0)
      return pow(1 + percent / 100, Double(years))
    }
    let priced = placed.rows.map { row in
      Priced(row: row, cost: units.cost(of: row.setting).map { $0 * growth(costGrowth, in: row.year) })
    }
    var notices = units.notices + without(priced)
    if totals {
      let found = try await incomes(session, placed, first)
      notices += found.notices
      let rows = CostTotals(priced).rows { year, area in
        (
          found.incomes[year] ?? found.incomes[""].map { $0 * growth(incomeGrowth, in: year) },
          (otherSpend?.pounds ?? 0) * growth(costGrowth, in: year)
        )
      }
      let table = CostTotals.table(rows, hasScenario: priced.contains { !$0.row.scenario.isEmpty })
      notices += CostTotals.notices(rows)
      return .relation(
        try await session.relation(of: table, sources: placed.sources)
          .drawn(ChartHint(.line, x: "period", y: ["costed_spend", "income"], title: "Spend and income")),
        notices: notices + placed.notices)
    }
    return .relation(
      try await session.relation(of: Priced.table(priced), sources: placed.sources)
        .drawn(ChartHint(.bar, x: "setting", y: ["spend"], title: "What plans cost")),
      notices: notices + placed.notices)
  }

  /// The settings that have plans and no cost, and how many plans that leaves out.
  private func without(_ priced: [Priced]) -> [Notice] {
    let lacking = priced.filter { $0.cost == nil }
    guard !lacking.isEmpty else { return [] }
    let names = lacking.map(\.row.setting).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return [
      .warning(
        "No unit cost for \(names.prefix(4).joined(separator: "; "))\(names.count > 4 ? " and \(names.count - 4) more" : ""): their spend is not known and is in no sum."
      )
    ]
  }

  /// Incomes by financial year; under an empty name that of the first year, which grows.
  private func incomes(_ session: Session, _ placed: Placed, _ first: String) async throws -> (
    incomes: [String: Double], notices: [Notice]
  ) {
    if let income { return (["": income.pounds], []) }
    if let incomes {
      let table = try await session.relation(named: incomes)
      guard let period = table.column("period") ?? table.column("year"), table.column("income") != nil else {
        throw SlateError(
          "The table of incomes needs a period or year, and income.", at: .argument(incomes.text),
          hint: "It has \(table.columns.map(\.name).joined(separator: ", ")).")
      }
      let found = try await session.connection.collect(
        "select cast(\(column: period.name) as varchar), cast(income as double) from \(table)")
      var values: [String: Double] = [:]
      for index in 0..<found.rowCount {
        let cells = found.row(index)
        guard let year = cells[0].text.flatMap(Money.financialYear), let value = cells[1].double else {
          continue
        }
        values[year, default: 0] += value
      }
      return (values, [])
    }
    guard Set(placed.rows.map(\.area)).isSubset(of: ["England", ""]) else { return ([:], []) }
    let found = try await session.connection.collect(
      """
      select period, value, source from published
      where series = 'send.deficit' and measure = 'high_needs_funding' and level = 'National' order by period
      """)
    var values: [String: Double] = [:]
    var notices: [Notice] = []
    let years = Set(placed.rows.filter { $0.area == "England" }.map(\.year))
    for index in 0..<found.rowCount {
      let cells = found.row(index)
      guard let year = cells[0].text, years.contains(year), let value = cells[1].double else { continue }
      values[year] = value
      notices.append(.warning("Income of \(year) is grade B, quoted: \(cells[2].text ?? "")."))
    }
    return (values, notices)
  }
}
