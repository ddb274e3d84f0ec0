import Foundation

/// What came in relation to what a method had forecast, by how far ahead that was: it makes the interval of the next forecast.
///
/// The interval lies between two order statistics of past ratios, so that a case that is like the past ones falls into it with
/// at least the stated probability (split conformal prediction; Vovk, Gammerman and Shafer 2005). It needs no distribution, and
/// corrects a bias that the past had.
public struct PastErrors: Sendable {
  private let ratios: [Int: [Double]]

  /// Forecasts with what came. Those of 0 are left out.
  ///
  /// - Parameter cases: For each, how many years ahead it was made, what was forecast, and what came.
  public init(_ cases: [(ahead: Int, forecast: Double, actual: Double)]) {
    let all = cases.filter { $0.forecast > 0 && $0.actual > 0 }
    ratios = Dictionary(grouping: all, by: \.ahead).mapValues { $0.map { $0.actual / $0.forecast }.sorted() }
  }

  /// How many years ahead the longest tested forecast was; nil for none.
  public var longest: Int? { ratios.keys.max() }

  /// How many cases a horizon has.
  public func count(ahead: Int) -> Int { ratios[ahead]?.count ?? 0 }

  /// How many cases a level takes: 19 for 90%.
  public static func needed(for level: Double) -> Int { Int((2 / (1 - level) - 1 - 1e-9).rounded(.up)) }

  /// The range in which the number will lie with a probability; nil where too few forecasts were tested for that level.
  ///
  /// Beyond the longest tested horizon, the ratios of that one are widened with the root of the time, on a logarithmic scale.
  public func interval(_ forecast: Double, ahead: Int, level: Double) -> ClosedRange<Double>? {
    guard let longest, ahead > 0, level > 0, level < 1 else { return nil }
    let tested = min(ahead, longest)
    guard let sorted = ratios[tested] else { return nil }
    // A rounding error of the level must not cost a case: (19 + 1) x 0.05 is one.
    let tail = Int((Double(sorted.count + 1) * (1 - level) / 2 + 1e-9).rounded(.down))
    guard tail >= 1 else { return nil }
    let widening = (Double(ahead) / Double(tested)).squareRoot()
    let low = forecast * pow(sorted[tail - 1], widening)
    let high = forecast * pow(sorted[sorted.count - tail], widening)
    return min(low, high)...max(low, high)
  }
}
