import Foundation

/// How far a rate moved over some years, as its published history shows.
public struct HistoricalVariation: Sendable, Equatable {
  /// The standard deviation of the logarithm's change over the horizon.
  public let deviation: Double
  /// How many changes it is of; those of neighbouring years overlap.
  public let changes: Int

  /// The variation of a yearly series over a horizon.
  ///
  /// - Returns: nil where fewer than three changes lie in the series, or a value is not above 0.
  public init?(_ series: [Double], over horizon: Int) {
    guard horizon > 0, series.count >= horizon + 3, series.allSatisfy({ $0 > 0 }) else { return nil }
    let changes = (horizon..<series.count).map { log(series[$0] / series[$0 - horizon]) }
    // Around no change: a trajectory holds what is known of the direction.
    deviation = (changes.reduce(0) { $0 + $1 * $1 } / Double(changes.count)).squareRoot()
    self.changes = changes.count
  }
}
