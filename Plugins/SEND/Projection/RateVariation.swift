import Foundation
import Statistics

/// How much the rates of plans moved from one year to the next, all ages together, before a January.
///
/// What moves a rate by more than chance (policy, recording, demand) moves it for several years: the rates of a simulation take
/// steps from where they were the year before.
struct RateVariation: Sendable {
  /// Of new plans per child of the population; nil where fewer than three changes are known.
  var joining: HistoricalVariation?
  /// Of the part of a January's plans that is there in the next one, whatever the files call what happened to the others.
  var staying: HistoricalVariation?
  /// The calendar years that it is of.
  var years: [Int] = []
  /// Whether it is half that of a typical area of the level.
  var isShared = false

  /// No variation: rates stay as they were drawn.
  static let none = RateVariation()

  /// What a simulation multiplies the rates of its years by.
  struct Walk: Sendable {
    var joining: [Double]
    /// What is added to the share of plans that end, all ages together.
    var leaving: [Double]
  }

  /// Steps of one simulation.
  func walk(years: Int, _ random: inout RandomStream) -> Walk {
    Walk(
      joining: Self.steps(joining, years, &random).map(exp),
      leaving: Self.steps(staying, years, &random).map { 1 - exp($0) })
  }

  private static func steps(
    _ variation: HistoricalVariation?, _ years: Int, _ random: inout RandomStream
  ) -> [Double] {
    guard let variation else { return [Double](repeating: 0, count: years) }
    let deviation = variation.drawnDeviation(&random)
    var sum = 0.0
    return (0..<years).map { _ in
      sum += deviation * random.normal()
      return sum
    }
  }
}

extension RateVariation {
  /// Statements came before plans, which began in September 2014.
  static let firstYear = 2015

  /// - Parameter start: the January that is projected from: nothing after it counts.
  init(_ history: PlanHistory, before start: Int) {
    self.init(history.series, among: history.peers, before: start)
  }

  /// The variation of an area: its own where it stands alone, else half its own and half that of a typical area of its level.
  init(_ own: PlanSeries, among areas: [PlanSeries], before start: Int) {
    self.init(own, before: start)
    guard areas.count > 1 else { return }
    let all = areas.map { RateVariation($0, before: start) }
    isShared = true
    joining = HistoricalVariation.pooled(joining, with: all.compactMap(\.joining))
    staying = HistoricalVariation.pooled(staying, with: all.compactMap(\.staying))
    if years.isEmpty { years = all.map(\.years).max { $0.count < $1.count } ?? [] }
  }

  /// The variation of one area by its own years alone.
  private init(_ series: PlanSeries, before start: Int) {
    let known = series.new.filter {
      (Self.firstYear..<max(start, Self.firstYear)).contains($0.key) && $0.value > 0
    }
    let sizes = known.keys.map { series.population[$0] }
    let isHeld = sizes.contains { $0 == nil }
    var rates: [Int: Double] = [:]
    var stays: [Int: Double] = [:]
    for (year, new) in known {
      rates[year] = new / (isHeld ? CohortRates.held : series.population[year] ?? CohortRates.held)
      guard let before = series.stock[year], let after = series.stock[year + 1], before > 0, after > new
      else { continue }
      stays[year] = (after - new) / before
    }
    joining = HistoricalVariation(rates, over: 1)
    staying = HistoricalVariation(stays, over: 1)
    years = known.keys.sorted()
  }

  /// What low and high hold, in a sentence.
  func sentence(_ area: String) -> String {
    guard let joining, let staying, let first = years.first, let last = years.last else {
      return "Low and high hold chance alone: fewer than three yearly changes of \(area)'s rates are known."
    }
    return
      "Low and high: 95% of simulations, whose rates move on each year as they did in \(first) to \(last) (new plans typically by \((100 * joining.deviation).text(decimals: 0))%, plans kept by \((100 * staying.deviation).text(decimals: 1)) points\(isShared ? "; half by its own steps, half by those of a typical area of its level" : ""))."
  }
}
