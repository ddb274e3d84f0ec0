/// The chi-square distribution.
public enum ChiSquare {
  /// The probability of a value above `x`.
  public static func upper(_ x: Double, degrees: Double) -> Double {
    SpecialFunctions.upperIncompleteGamma(degrees / 2, x / 2)
  }
}
