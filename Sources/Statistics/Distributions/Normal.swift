import Foundation

/// The standard normal distribution.
public enum Normal {
  /// The probability of a value of at most `x`.
  public static func cumulative(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// The probability of a value further from 0 than `x`, on either side.
  public static func twoSided(_ x: Double) -> Double { erfc(abs(x) / 2.0.squareRoot()) }

  /// The value below which a share of the distribution lies; infinite at 0 and 1.
  ///
  /// Acklam's rational approximation, then one step of Halley's method to full precision.
  public static func quantile(_ share: Double) -> Double {
    guard share > 0 else { return -.infinity }
    guard share < 1 else { return .infinity }
    let first = approximation(share)
    guard first.isFinite else { return first }
    // Near 1 the error is taken from the other end, where it is not lost in rounding.
    let error =
      share < 0.5 ? cumulative(first) - share : (1 - share) - cumulative(-first)
    let step = error * (2 * Double.pi).squareRoot() * exp(first * first / 2)
    return first - step / (1 + first * step / 2)
  }

  private static let a = [
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
    -3.066479806614716e+01, 2.506628277459239e+00,
  ]
  private static let b = [
    -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
    -1.328068155288572e+01, 1,
  ]
  private static let c = [
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
    4.374664141464968e+00, 2.938163982698783e+00,
  ]
  private static let d = [
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1,
  ]

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
  }

  private static func approximation(_ share: Double) -> Double {
    let edge = 0.02425
    if share < edge {
      let q = (-2 * log(share)).squareRoot()
      return polynomial(c, q) / polynomial(d, q)
    }
    if share > 1 - edge {
      let q = (-2 * log1p(-share)).squareRoot()
      return -polynomial(c, q) / polynomial(d, q)
    }
    let q = share - 0.5
    return polynomial(a, q * q) * q / polynomial(b, q * q)
  }
}
