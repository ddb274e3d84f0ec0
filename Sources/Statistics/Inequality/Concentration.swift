/// How an outcome such as a vacancy rate goes with disadvantage, over units of different size that are ranked by it.
///
/// The concentration index and the slope index of inequality (Wagstaff, Paci and van Doorslaer 1991): units are ranked from
/// the least to the most disadvantaged, each at the middle of its share of the population; equal ones share one rank.
public struct Concentration: Sendable {
  /// A school or an area.
  public struct Unit: Sendable {
    /// What it counts, such as its teachers or pupils.
    public var weight: Double
    /// How disadvantaged it is.
    public var disadvantage: Double
    /// Its outcome.
    public var outcome: Double

    /// A unit with its weight, disadvantage and outcome.
    public init(weight: Double, disadvantage: Double, outcome: Double) {
      self.weight = weight
      self.disadvantage = disadvantage
      self.outcome = outcome
    }
  }

  /// The mean outcome.
  public let mean: Double
  /// From -1 to 1: above 0 where the outcome gathers in disadvantaged units.
  public let index: Double
  /// The outcome at the most disadvantaged end less that at the least, along the straight line through all.
  public let slope: Double
  /// Where the slope lies with a confidence of 95%, by robust errors; nil for too few units.
  public let slopeInterval: ClosedRange<Double>?

  /// The concentration over some units; nil where there are fewer than two ranks, a weight is negative, or the mean is 0.
  public init?(_ units: [Unit]) {
    guard units.allSatisfy({ $0.weight >= 0 }) else { return nil }
    let units = units.filter { $0.weight > 0 }.sorted { $0.disadvantage < $1.disadvantage }
    let all = units.reduce(0) { $0 + $1.weight }
    guard all > 0 else { return nil }
    var ranks: [Double] = []
    var start = 0
    var below = 0.0
    while start < units.count {
      var end = start
      var weight = 0.0
      while end < units.count, units[end].disadvantage == units[start].disadvantage {
        weight += units[end].weight
        end += 1
      }
      ranks += [Double](repeating: (below + weight / 2) / all, count: end - start)
      below += weight
      start = end
    }
    let average = units.reduce(0) { $0 + $1.weight * $1.outcome } / all
    var covariance = 0.0
    var variance = 0.0
    for (unit, rank) in zip(units, ranks) {
      covariance += unit.weight * (unit.outcome - average) * (rank - 0.5) / all
      variance += unit.weight * (rank - 0.5) * (rank - 0.5) / all
    }
    guard variance > 0, average != 0 else { return nil }
    mean = average
    index = 2 * covariance / average
    slope = covariance / variance
    slopeInterval = LeastSquares(
      units.map(\.outcome), on: [[Double](repeating: 1, count: units.count), ranks],
      weights: units.map(\.weight), errors: .robust
    )?.interval(1)
  }
}
