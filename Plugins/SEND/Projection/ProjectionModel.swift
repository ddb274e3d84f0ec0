import Foundation
import SlateKit
import Statistics

/// A projection ready to run, with what must be said of it.
struct ProjectionModel: Sendable {
  let projection: CohortProjection
  let notices: [Notice]

  /// By single ages where they are published, else all ages as one group.
  ///
  /// - Throws: ``SlateError`` where there is no year with stocks and new plans.
  init(
    _ history: PlanHistory, last: Int, base: Int, totals: Bool, growth: Double, withoutResidual: Bool
  ) throws {
    var groups = totals ? CohortGroups.total : .ages
    var flows = history.flows(groups, before: last, years: base)
    var notices: [Notice] = []
    if flows.isEmpty {
      groups = .total
      flows = history.flows(groups, before: last, years: base)
      notices.append(.note("Plans by age are not at hand for \(history.area): all ages are one group."))
    }
    guard !flows.isEmpty, let opening = history.stock(groups, last) else {
      throw SlateError("There is no year of \(history.area) to take rates from.")
    }
    if flows.contains(where: { $0.population == nil }) {
      flows = flows.map { year in
        var year = year
        year.population = nil
        return year
      }
      notices.append(
        .note(
          "The population of \(history.area) is not at hand: as many new plans begin each year, whatever its size."
        ))
    }
    if let estimated = history.population.keys.max(), let year = flows.last?.year, estimated < year {
      notices.append(
        .note("Children of \(year) are as many as in \(estimated), the last year with an estimate at hand."))
    }
    let rates = CohortRates(flows, groups)
    let known = flows.last?.population ?? CohortRates.held
    projection = CohortProjection(
      rates: rates, start: .init(year: last, plans: opening),
      population: { year in known * pow(1 + growth / 100, Double(year - last + 1)) },
      withoutResidual: withoutResidual, variation: RateVariation(history, before: last))
    let years = flows.map { String($0.year) }.joined(separator: ", ")
    notices.append(
      .note(
        "Rates of \(years), \(groups.names.count == 1 ? "all ages together" : "by age"). January \(last) is as published."
      ))
    notices.append(.note(projection.variation.sentence(history.area)))
    if rates.isNet {
      notices.append(
        .warning(
          "Ceased plans of \(history.area) are not published for these years: they stand net of the residual."
        ))
    }
    for year in groups.names.count > 1 ? flows.map(\.year) + [last] : []
    where abs(history.shortfall(year)) >= 1 {
      notices.append(
        .warning(
          "Ages of January \(year) are \(Int(history.shortfall(year)).grouped) plans short of all plans and were scaled to them."
        ))
    }
    if flows.count < base {
      notices.append(.note("Of the \(base) years asked for, \(flows.count) have all that the rates need."))
    }
    self.notices = notices
  }

  static func columns(named: Bool, byAge: Bool) -> [Column] {
    let flows =
      byAge
      ? [Column("age", .text, label: "Age")]
      : [
        Inputs.whole("new_plans", "New"), Inputs.whole("ceased", "Ceased"),
        Inputs.whole("residual", "Residual"),
      ]
    return (named ? [Column("scenario", .text, label: "Scenario")] : [])
      + [Column("year", .integer, label: "January", role: .dimension)] + flows
      + [Inputs.whole("plans", "EHC plans"), Inputs.whole("low", "Low"), Inputs.whole("high", "High")]
  }

  /// A row for each January, or for each January and age: expected numbers, and quantiles of the simulations.
  ///
  /// Flows are those of the calendar year before the January.
  func rows(
    to last: Int, _ changes: CohortProjection.Changes, named: Bool, byAge: Bool, simulations: Int,
    seed: UInt64
  ) async throws -> [[Value]] {
    let expected = projection.expected(to: last, changes)
    let groups = byAge ? projection.rates.groups.names.count : 1
    let runs = try await runs(to: last, changes, byAge: byAge, simulations: simulations, seed: seed)
    var rows: [[Value]] = []
    for (index, january) in expected.enumerated() {
      for group in 0..<groups {
        var row: [Value] = named ? [.text(changes.scenario?.text ?? "rates as before")] : []
        row.append(.integer(january.year))
        if byAge {
          row.append(.text(projection.rates.groups.names[group]))
        } else if index == 0 {
          row += [
            .missing(Symbol(rawValue: "z")), .missing(Symbol(rawValue: "z")), .missing(Symbol(rawValue: "z")),
          ]
        } else {
          row += [.number(january.new), .number(january.ceased), .number(january.residual)]
        }
        let quantiles = Quantiles(runs.map { $0[index * groups + group] })
        row.append(.number(byAge ? january.plans[group] : january.plans.reduce(0, +)))
        row += [0.025, 0.975].map { .number(quantiles($0) ?? .nan) }
        rows.append(row)
      }
    }
    return rows
  }

  /// The plans of each simulation, by January and, where asked for, age: summed within the simulation first.
  private func runs(
    to last: Int, _ changes: CohortProjection.Changes, byAge: Bool, simulations: Int, seed: UInt64
  ) async throws -> [[Double]] {
    let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, simulations))
    return try await withThrowingTaskGroup(of: [(Int, [Double])].self) { group in
      for worker in 0..<workers {
        group.addTask {
          try stride(from: worker, to: simulations, by: workers).map { number in
            try Task.checkCancellation()
            let run = projection.simulated(to: last, changes, seed: seed, number)
            return (number, run.flatMap { byAge ? $0.plans : [$0.plans.reduce(0, +)] })
          }
        }
      }
      var all = [[Double]](repeating: [], count: simulations)
      for try await part in group {
        for (number, values) in part { all[number] = values }
      }
      return all
    }
  }
}
