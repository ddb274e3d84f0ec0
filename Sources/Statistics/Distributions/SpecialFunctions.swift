import Foundation

/// The functions of analysis that the distributions are made of.
public enum SpecialFunctions {
  /// The logarithm of the gamma function, for numbers above 0.
  public static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// The regularised incomplete beta function, by its continued fraction; 0 at `x` = 0 and 1 at `x` = 1.
  public static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges quickly only below the mean.
    if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(b, a, 1 - x) }
    let front = exp(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    return front / a
      * continuedFraction { step in
        let m = Double(step / 2)
        if step == 0 { return 1 }
        return step.isMultiple(of: 2)
          ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
          : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      }
  }

  /// The upper regularised incomplete gamma function.
  public static func upperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 1 }
    let front = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      repeat {
        n += 1
        term *= x / n
        sum += term
      } while abs(term) > abs(sum) * 1e-17
      return 1 - front * sum
    }
    // Lentz's method for the fraction x + 1 - a - 1(1 - a)/(x + 3 - a - ...).
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var value = d
    for step in 1...10_000 {
      let numerator = -Double(step) * (Double(step) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      value *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return front * value
  }

  /// The value of 1/(1 + t1/(1 + t2/(1 + ...))) for the given terms, by Lentz's method.
  private static func continuedFraction(_ term: (Int) -> Double) -> Double {
    let tiny = 1e-300
    var value = tiny
    var c = value
    var d = 0.0
    for step in 0...10_000 {
      let numerator = term(step)
      d = 1 + numerator * d
      c = 1 + numerator / c
      if abs(d) < tiny { d = tiny }
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      value *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return value
  }
}
