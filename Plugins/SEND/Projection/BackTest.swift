import SlateKit
import Statistics

/// A projection of Januaries that are known, from the years before them only, beside a straight line through those.
struct BackTest: Sendable {
  /// One January that was withheld.
  struct Row: Sendable {
    var january: Int
    var plans: Double
    var projected: Double
    /// nil where fewer than two Januaries come before.
    var straight: Double?

    /// In percent of what came.
    var error: Double { 100 * (projected - plans) / plans }
    var straightError: Double? { straight.map { 100 * ($0 - plans) / plans } }
  }

  let rows: [Row]
  private let projection: CohortProjection
  private let last: Int
  /// The calendar years that the rates are of.
  let baseYears: [Int]
  /// The Januaries that the straight line is through.
  let lineYears: [Int]
  let isNet: Bool
  var variation: RateVariation { projection.variation }

  /// - Returns: nil where the years before the withheld ones do not suffice.
  init?(_ history: PlanHistory, withhold: Int, base: Int, last: Int) {
    let start = last - withhold
    let flows = history.flows(.total, before: start, years: base)
    guard withhold > 0, !flows.isEmpty, let opening = history.stock[start] else { return nil }
    let rates = CohortRates(flows, .total)
    let known = history.population
    let size = known[start - 1] ?? rates.population
    let projection = CohortProjection(
      rates: rates, start: .init(year: start, plans: [opening]), population: { _ in size },
      variation: RateVariation(history, before: start))
    var first = start
    while first > RateVariation.firstYear, let earlier = history.stock[first - 1], earlier > 0 { first -= 1 }
    let years = Array(first...start)
    self.projection = projection
    self.last = last
    rows = projection.expected(to: last).dropFirst().compactMap { january in
      guard let plans = history.stock[january.year], plans > 0 else { return nil }
      return Row(
        january: january.year, plans: plans, projected: january.plans[0],
        straight: Self.line(years.map { (Double($0), history.stock[$0] ?? 0) }, at: Double(january.year)))
    }
    baseYears = flows.map(\.year)
    lineYears = years
    isNet = rates.isNet
  }

  /// The ordinary least-squares line through points.
  static func line(_ points: [(Double, Double)], at x: Double) -> Double? {
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let meanX = points.map(\.0).reduce(0, +) / count
    let meanY = points.map(\.1).reduce(0, +) / count
    let square = points.map { ($0.0 - meanX) * ($0.0 - meanX) }.reduce(0, +)
    let product = points.map { ($0.0 - meanX) * ($0.1 - meanY) }.reduce(0, +)
    return meanY + product / square * (x - meanX)
  }

  /// Between which numbers 95% of simulations lie, for each withheld January.
  func intervals(simulations: Int, seed: UInt64) -> [(low: Double, high: Double)] {
    let runs = (0..<simulations).map { projection.simulated(to: last, .init(), seed: seed, $0) }
    return rows.map { row in
      let step = row.january - projection.start.year
      let quantiles = Quantiles(runs.map { $0[step].plans[0] })
      return (quantiles(0.025) ?? .nan, quantiles(0.975) ?? .nan)
    }
  }

  /// How many Januaries between low and high, of all that can be withheld: from each January that rates are known for, up to
  /// five years ahead.
  struct Coverage: Sendable {
    var held = 0
    var all = 0
    /// The first and the last January projected from.
    var origins: (first: Int, last: Int)?

    init(_ history: PlanHistory, base: Int, last: Int, simulations: Int, seed: UInt64) {
      for start in (history.stock.keys.min() ?? last)..<last {
        guard let test = BackTest(history, withhold: last - start, base: base, last: last),
          test.variation.joining != nil, test.variation.staying != nil
        else { continue }
        let rows = test.rows.filter { $0.january <= start + 5 }
        let intervals = test.intervals(simulations: simulations, seed: seed)
        held += zip(rows, intervals).filter { $1.low <= $0.plans && $0.plans <= $1.high }.count
        all += rows.count
        if !rows.isEmpty { origins = (origins?.first ?? start, start) }
      }
    }

    /// In a sentence; nil where nothing can be withheld.
    var sentence: String? {
      guard let origins, all > 0 else { return nil }
      let from =
        origins.first == origins.last
        ? "January \(origins.first)" : "each January of \(origins.first) to \(origins.last)"
      return
        "Low and high made in the same way from \(from), up to five years ahead, would have held \(held) of the \(all) Januaries that came."
    }
  }

  /// What became of it, in a sentence.
  func notice(_ area: String, _ coverage: Coverage?) -> Notice? {
    guard let last = rows.last else { return nil }
    let line =
      last.straightError.map { "; a straight line through the Januaries before it: \($0.text(decimals: 1))%" }
      ?? ""
    return .note(
      "Projected in the same way (all ages together) from the years before January \(last.january - rows.count), \(area)'s plans of January \(last.january) were \(last.error.text(decimals: 1))% off\(line).\(coverage?.sentence.map { " " + $0 } ?? "")"
    )
  }
}
