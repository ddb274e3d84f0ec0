import SlateKit

/// Carries balances of years forward: in-year, cumulative, as a share of income, and against reserves.
struct BalanceForward: Sendable {
  /// A year of the table before the command.
  struct Year: Sendable {
    var scenario: String
    var area: String
    var period: String
    var income: Double
    /// Income less spend.
    var balance: Double
    var reserves: Double?
  }

  let years: [Year]
  /// What is brought forward into the first year.
  let opening: Double
  /// The last financial year in which deficits are kept off the general fund.
  let override: Period

  /// - Throws: ``SlateError`` where the table lacks a column, or a year its balance.
  init(_ table: Relation, opening: Double, reserves: Double?, override: Period, in session: Session)
    async throws
  {
    self.opening = opening
    self.override = override
    func column(_ name: String) -> Column? { table.column(name) }
    let hasBalance = column("balance") != nil
    guard let period = column("period") ?? column("year"), column("income") != nil,
      hasBalance || column("spend") != nil
    else {
      throw SlateError(
        "The table before 'send deficit' needs period or year, income, and balance or spend.",
        hint: "It has \(table.columns.map(\.name).joined(separator: ", ")). 'send cost --totals' makes one.")
    }
    let found = try await session.connection.collect(table)
    var years: [Year] = []
    for index in 0..<found.rowCount {
      let value = found[period.name]?[index]
      let text = value?.text ?? value?.integer.map(String.init) ?? ""
      guard let year = Money.financialYear(text) else {
        throw SlateError(
          "'\(text)' is no year.", hint: "A period is typed as 2025-26, or as the year of a January.")
      }
      let income = found["income"]?[index].double
      let spend = hasBalance ? nil : found["spend"]?[index].double
      guard let income,
        let balance = hasBalance ? found["balance"]?[index].double : spend.map({ income - $0 })
      else {
        throw SlateError(
          "\(year) has no \(income == nil ? "income" : "balance"), so nothing can be carried through it.",
          hint: "Every plan needs a unit cost and every year an income; 'where' leaves years out.")
      }
      years.append(
        Year(
          scenario: found["scenario"]?[index].text ?? "", area: found["area"]?[index].text ?? "",
          period: year,
          income: income, balance: balance, reserves: found["reserves"]?[index].double ?? reserves))
    }
    self.years = years.enumerated().sorted {
      ($0.element.scenario, $0.element.area, $0.element.period, $0.offset)
        < ($1.element.scenario, $1.element.area, $1.element.period, $1.offset)
    }.map(\.element)
    for (first, second) in zip(self.years, self.years.dropFirst())
    where (first.scenario, first.area, first.period) == (second.scenario, second.area, second.period) {
      throw SlateError(
        "\(first.period) stands twice\(first.area.isEmpty ? "" : " for \(first.area)").",
        hint: "A balance needs one row a year; 'group period --sum ...' makes one.")
    }
  }

  /// A row for each year, and what must be said of where it tips.
  func result() -> (table: Table, notices: [Notice]) {
    let hasScenario = years.contains { !$0.scenario.isEmpty }
    let hasArea = years.contains { !$0.area.isEmpty }
    let hasReserves = years.contains { $0.reserves != nil }
    var rows: [[Value]] = []
    var notices: [Notice] = []
    var cumulative = opening
    var tipped = false
    for (index, year) in years.enumerated() {
      let isFirst =
        index == 0 || years[index - 1].scenario != year.scenario || years[index - 1].area != year.area
      if isFirst { (cumulative, tipped) = (opening, false) }
      cumulative += year.balance
      let deficit = max(0, -cumulative)
      var events: [String] = []
      if year.period == override.label { events.append("override ends") }
      if let reserves = year.reserves, deficit > reserves, !tipped {
        tipped = true
        events.append("deficit exceeds reserves")
        notices.append(.warning(tipping(year, deficit, reserves)))
      }
      let share: Value =
        year.income > 0 ? .number(100 * cumulative / year.income) : .missing(.notAvailable)
      var row: [Value] = hasScenario ? [.text(year.scenario)] : []
      row.append(.text(year.period))
      if hasArea { row.append(.text(year.area)) }
      row += [.number(year.income), .number(year.balance), .number(cumulative), share]
      if hasReserves {
        let reserves = year.reserves ?? 0
        row.append(year.reserves.map { .number($0) } ?? .missing(.notAvailable))
        row.append(reserves > 0 ? .number(100 * deficit / reserves) : .missing(.notAvailable))
      }
      row.append(.text(events.joined(separator: "; ")))
      rows.append(row)
      let isLast =
        index == years.count - 1 || years[index + 1].scenario != year.scenario
        || years[index + 1].area != year.area
      if isLast, hasReserves, year.reserves != nil, !tipped {
        notices.append(.note("\(name(year))The deficit stays below reserves to \(year.period)."))
      }
    }
    let columns =
      (hasScenario ? [Column("scenario", .text, label: "Scenario")] : [])
      + [Column("period", .text, label: "Period")] + (hasArea ? [Column("area", .text, label: "Area")] : [])
      + [
        Priced.number("income", "Income", "£").asDetail, Priced.number("in_year", "In-year balance", "£"),
        Priced.number("cumulative", "Cumulative balance", "£"),
        Priced.number("balance", "Of income", "%", decimals: 2),
      ]
      + (hasReserves
        ? [
          Priced.number("reserves", "Reserves", "£").asDetail,
          Priced.number("of_reserves", "Deficit, of reserves", "%", decimals: 1),
        ] : []) + [Column("event", .text, label: "Event", role: .measure)]
    return (Table(columns: columns, rows: rows), notices)
  }

  private func name(_ year: Year) -> String {
    let parts = [year.area, year.scenario].filter { !$0.isEmpty }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }

  /// The first year whose deficit exceeds reserves, and whether the override still keeps it off the general fund then.
  private func tipping(_ year: Year, _ deficit: Double, _ reserves: Double) -> String {
    let protected = year.period <= override.label
    return
      "\(name(year))The deficit exceeds reserves first in \(year.period) (£\(Int(deficit.rounded()).grouped) against £\(Int(reserves.rounded()).grouped)); "
      + (protected
        ? "the statutory override keeps it off the general fund until the end of \(override.label)."
        : "the statutory override has ended by then, so that it counts against the general fund.")
  }
}
