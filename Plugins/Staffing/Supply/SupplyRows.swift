import SlateKit
import Statistics

/// The rows of `staffing supply`: the need of a subject under each scenario.
struct SupplyRows {
  private let model: SupplyModel
  private let yield: SupplyYield
  private let draws: [SupplyModel.Draw]

  init(_ model: SupplyModel, _ yield: SupplyYield, simulations: Int, leavingOut: Years?, seed: UInt64)
    throws
  {
    self.model = model
    self.yield = yield
    draws = try model.draws(simulations, seed: seed) { year in
      guard let leavingOut, let period = Period(label: SupplyRows.label(year)) else { return false }
      return leavingOut.range.contains(period)
    }
  }

  /// The school year that ends in a year: 2026 is `2025/26`.
  static func label(_ year: Int) -> String { "\(year - 1)/\(String(year).suffix(2))" }

  static let columns: [Column] = {
    func full(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "FTE", decimals: 0)
    }
    func trainees(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "trainees", decimals: 0)
    }
    return [
      Column("period", .text, label: "Training"), Column("subject", .text, label: "Subject"),
      Column("scenario", .text, label: "Scenario"), full("demand", "Demand").asDetail,
      full("base", "Counted from").asDetail, full("shortfall", "Under-supply").asDetail,
      full("growth", "Demand less base").asDetail,
      Column("leaver_rate", .number, label: "Leaver rate", unit: "%", decimals: 2).asDetail,
      full("leavers", "Leavers").asDetail, full("hours_lost", "Hours lost").asDetail,
      full("returners", "Returners").asDetail, full("new_to_sector", "New to state schools").asDetail,
      full("newly_qualified", "Newly qualified wanted").asDetail,
      Column("yield", .number, label: "Yield of a trainee", unit: "FTE", decimals: 3).asDetail,
      trainees("trainees", "Trainees"), trainees("low", "From"), trainees("high", "To"),
      trainees("change", "Change"), trainees("published", "Published need").asDetail,
      trainees("apart", "Less the published need").asDetail,
    ]
  }()

  /// A row for each scenario; the first one is that of the trajectories as published.
  ///
  /// - Throws: ``SlateError`` where a year lacks its flows.
  func rows(_ scenarios: [SupplyScenario]) throws -> [[Value]] {
    let training = model.target - 1
    let published = model.data.needs[training]?[model.subject]
    guard let first = scenarios.first, let standard = model.supply(first),
      let target = model.flows[model.target]
    else {
      throw SlateError(
        "\(model.subject) has no flows for every year from \(SupplyRows.label(model.data.start)) to \(SupplyRows.label(model.target))."
      )
    }
    let perTrainee = yield.perTrainee(standard.newlyQualified, need: published)
    func trainees(_ supply: TeacherSupply) -> Double? {
      perTrainee.map { max(0, supply.newlyQualified - yield.otherRoutes) / $0 }
    }
    let base = trainees(standard)
    return try scenarios.map { scenario in
      guard let supply = model.supply(scenario) else { throw SlateError("'\(scenario.name)' has no need.") }
      let simulated = Quantiles(draws.compactMap { model.supply(scenario, moved: $0).flatMap(trainees) })
      let need = trainees(supply)
      func value(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notAvailable) }
      return [
        .text(SupplyRows.label(training)), .text(model.subject), .text(scenario.name),
        .number(supply.base + supply.growth), .number(supply.base), .number(supply.shortfall),
        .number(supply.growth), .number(100 * supply.leavers / supply.base), .number(supply.leavers),
        .number(supply.hoursLost),
        .number(target.returners * scenario.factor(.returners, in: model.target)),
        .number(target.newToSector * scenario.factor(.newToSector, in: model.target)),
        .number(supply.newlyQualified), value(perTrainee), value(need), value(simulated(0.025)),
        value(simulated(0.975)), value(need.flatMap { need in base.map { need - $0 } }), value(published),
        value(need.flatMap { need in published.map { need - $0 } }),
      ]
    }
  }
}
