/// The F distribution.
public enum FDistribution {
  /// The probability of a value above `x`, with the degrees of freedom of numerator and denominator.
  public static func upper(_ x: Double, _ numerator: Double, _ denominator: Double) -> Double {
    guard x > 0 else { return 1 }
    return SpecialFunctions.incompleteBeta(
      denominator / 2, numerator / 2, denominator / (denominator + numerator * x))
  }
}
