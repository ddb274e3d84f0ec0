import Foundation

/// Student's t distribution.
public struct StudentT: Sendable {
  /// Its degrees of freedom, above 0.
  public let degrees: Double

  /// The distribution of some degrees of freedom.
  public init(degrees: Double) { self.degrees = degrees }

  /// The probability of a value further from 0 than `t`, on either side.
  public func twoSided(_ t: Double) -> Double {
    SpecialFunctions.incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t))
  }

  /// The value beyond which half of `probability` lies on each side: 1.96 for 0.05 and many degrees.
  public func critical(_ probability: Double = 0.05) -> Double {
    guard degrees.isFinite, degrees > 0 else { return Normal.quantile(1 - probability / 2) }
    var low = 0.0
    var high = 2.0
    while twoSided(high) > probability, high < 1e12 { high *= 2 }
    // Bisection: twoSided falls steadily.
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if twoSided(middle) > probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
