import Foundation

/// Quantiles of a list of numbers, by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the
/// default of R, numpy and spreadsheets.
public struct Quantiles: Sendable {
  /// The numbers from lowest to highest, without those that are NaN.
  public let sorted: [Double]

  /// The quantiles of some numbers.
  public init(_ values: [Double]) { sorted = values.filter { !$0.isNaN }.sorted() }

  /// The number below which a share of the list lies; nil for an empty list. A share outside 0 to 1 is taken as its end.
  public func callAsFunction(_ share: Double) -> Double? {
    guard let first = sorted.first else { return nil }
    let position = Double(sorted.count - 1) * min(max(share, 0), 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return sorted.last ?? first }
    let weight = position - Double(below)
    return sorted[below] + weight * (sorted[below + 1] - sorted[below])
  }
}
