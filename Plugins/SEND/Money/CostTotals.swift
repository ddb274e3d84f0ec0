import SlateKit

/// The spend of whole years, against income.
struct CostTotals: Sendable {
  /// A year of an area and scenario.
  struct Row: Sendable {
    var year: String
    var scenario: String
    var area: String
    var plans = 0.0
    var costedPlans = 0.0
    /// What the plans with a unit cost cost, and what else the income pays for.
    var spend = 0.0
    /// Whether some plans have no cost, or are not known.
    var isPartial = false
    /// All plans, where the file says.
    var all: Double?
    var income: Double?

    /// Whether every plan has a cost: what the file does not know of settings may still sum to all plans.
    var isWhole: Bool { all.map { abs($0 - costedPlans) < 0.5 } ?? !isPartial }
    /// Income less spend; nil where not every plan has a cost, or the income is not known.
    var balance: Double? { isWhole ? income.map { $0 - spend } : nil }
  }

  private let priced: [Priced]

  init(_ priced: [Priced]) { self.priced = priced }

  /// The years in the order of the rows.
  ///
  /// - Parameter money: the income of a year and area, where it is known, and what it pays for beside placements.
  func rows(_ money: (String, String) -> (income: Double?, other: Double)) -> [Row] {
    var order: [[String]] = []
    var rows: [[String]: Row] = [:]
    for item in priced {
      let key = [item.row.scenario, item.row.year, item.row.area]
      if rows[key] == nil {
        order.append(key)
        let (income, other) = money(item.row.year, item.row.area)
        rows[key] = Row(
          year: item.row.year, scenario: item.row.scenario, area: item.row.area, spend: other,
          all: item.row.all, income: income)
      }
      rows[key]?.plans += item.row.plans.double ?? 0
      if let spend = item.spend {
        rows[key]?.costedPlans += item.row.plans.double ?? 0
        rows[key]?.spend += spend
      } else {
        rows[key]?.isPartial = true
      }
    }
    return order.compactMap { rows[$0] }
  }

  static func table(_ rows: [Row], hasScenario: Bool) -> Table {
    let hasArea = rows.contains { !$0.area.isEmpty }
    let columns =
      (hasScenario ? [Column("scenario", .text, label: "Scenario")] : [])
      + [Column("period", .text, label: "Period")] + (hasArea ? [Column("area", .text, label: "Area")] : [])
      + [
        Priced.number("plans", "EHC plans", "plans"),
        Priced.number("costed_plans", "With a cost", "plans").asDetail,
        Priced.number("costed_spend", "Their spend", "£"), Priced.number("income", "Income", "£"),
        Priced.number("balance", "In-year balance", "£"),
        Priced.number("balance_share", "Of income", "%", decimals: 1),
      ]
    let cells = rows.map { row -> [Value] in
      func known(_ value: Double?, _ symbol: Symbol = .notAvailable) -> Value {
        value.map { .number($0) } ?? .missing(symbol)
      }
      let share = row.balance.flatMap { balance in row.income.flatMap { $0 > 0 ? 100 * balance / $0 : nil } }
      return (hasScenario ? [.text(row.scenario)] : []) + [.text(row.year)]
        + (hasArea ? [.text(row.area)] : [])
        + [
          .number(row.all ?? row.plans), .number(row.costedPlans),
          known(row.isPartial && row.costedPlans == 0 ? nil : row.spend), known(row.income),
          known(row.balance), known(share),
        ]
    }
    return Table(columns: columns, rows: cells)
  }

  /// What must be said of years without a balance.
  static func notices(_ rows: [Row]) -> [Notice] {
    var notices: [Notice] = [
      .note(
        "The January's plans stand for its financial year. Income pays for more than placements: --other-spend adds it."
      )
    ]
    let partial = rows.filter { !$0.isWhole }
    if let row = partial.first {
      notices.append(
        .warning(
          "No balance for \(partial.count == 1 ? row.year : "\(partial.count) rows"): not every plan has a unit cost."
        ))
    }
    let years = Set(rows.filter { $0.isWhole && $0.income == nil }.map(\.year)).sorted()
    if let first = years.first {
      notices.append(
        .note(
          "No income is at hand for \(years.count == 1 ? first : "\(first) and \(years.count - 1) more years"): give --income or --incomes."
        ))
    }
    return notices
  }
}
