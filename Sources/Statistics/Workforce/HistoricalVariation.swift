import Foundation

/// How far a rate moved over some years, as its published history shows.
public struct HistoricalVariation: Sendable, Equatable {
  /// The standard deviation of the logarithm's change over the horizon.
  public let deviation: Double
  /// How many changes it is of; those of neighbouring years overlap.
  public let changes: Int
  /// How many changes that do not overlap would say as much: 3hn / (2h^2 + 1) of n changes over h years (Lo and MacKinlay 1988).
  public let freedom: Double

  /// The variation of a yearly series over a horizon.
  ///
  /// - Parameter series: The rate by year; a year that is not there has no changes to or from it.
  /// - Returns: nil where fewer than three changes lie in the series, or a value is not above 0.
  public init?(_ series: [Int: Double], over horizon: Int) {
    guard horizon > 0, series.values.allSatisfy({ $0 > 0 }) else { return nil }
    let changes = series.keys.sorted().compactMap { year -> Double? in
      guard let before = series[year - horizon], let after = series[year] else { return nil }
      return log(after / before)
    }
    guard changes.count >= 3 else { return nil }
    // Around no change: a trajectory holds what is known of the direction.
    deviation = (changes.reduce(0) { $0 + $1 * $1 } / Double(changes.count)).squareRoot()
    self.changes = changes.count
    let years = Double(horizon)
    freedom = 3 * years * Double(changes.count) / (2 * years * years + 1)
  }

  private init(deviation: Double, changes: Int, freedom: Double) {
    self.deviation = deviation
    self.changes = changes
    self.freedom = freedom
  }

  /// The variation of one of many series that run side by side, from few years: half its own and half that of a typical one,
  /// by their squares.
  ///
  /// The typical square is the median of all, each over the median of the squares that as many changes would have by chance
  /// alone (a chi-squared variable over its degrees of freedom). A few series with a slip in their files do not move it.
  ///
  /// It stays known only as well as its own number of changes allows: what moves one series in a year moves the others, too,
  /// so that many series of the same years are no more years.
  ///
  /// - Parameters:
  ///   - own: The variation of the series; nil where fewer than three changes are known, which leaves the typical one,
  ///     taken as known from three.
  ///   - all: Those of all the series.
  /// - Returns: nil where neither is known.
  public static func pooled(_ own: HistoricalVariation?, with all: [HistoricalVariation])
    -> HistoricalVariation?
  {
    let squares = all.map { $0.deviation * $0.deviation / medianSquare($0.freedom) }
    guard let square = Quantiles(squares)(0.5) else { return own }
    guard let own else { return HistoricalVariation(deviation: square.squareRoot(), changes: 3, freedom: 3) }
    let half = (own.deviation * own.deviation + square) / 2
    return HistoricalVariation(deviation: half.squareRoot(), changes: own.changes, freedom: own.freedom)
  }

  /// The median of a chi-squared variable over its degrees of freedom (Wilson and Hilferty 1931; from three degrees on within
  /// 0.7%).
  private static func medianSquare(_ freedom: Double) -> Double { pow(1 - 2 / (9 * freedom), 3) }

  /// A deviation that is as likely as any other, given how few changes it was estimated from: the deviation is known to the
  /// scaled inverse chi-squared distribution of its square, with ``freedom`` degrees.
  public func drawnDeviation(_ random: inout RandomStream) -> Double {
    let chiSquare = 2 * random.gamma(freedom / 2)
    return chiSquare > 0 ? deviation * (freedom / chiSquare).squareRoot() : deviation
  }
}
