import Foundation

/// The effects of several trials, pooled.
///
/// One effect for all (fixed), or effects that vary around a mean with a variance between the trials (random effects;
/// DerSimonian and Laird 1986).
public struct MetaAnalysis: Sendable {
  /// A pooled effect.
  public struct Pooled: Sendable {
    /// The mean effect.
    public var effect: Double
    /// Its standard error.
    public var standardError: Double
    /// What each trial counts, summing to 1.
    public var weights: [Double]

    /// The interval that covers the mean effect with the given confidence.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
      let reach = Normal.quantile((1 + confidence) / 2) * standardError
      return (effect - reach)...(effect + reach)
    }

    /// The probability of so large an effect, on either side, were there none.
    public var probability: Double { Normal.twoSided(effect / standardError) }
  }

  /// One effect for all.
  public let fixed: Pooled
  /// Effects that vary.
  public let random: Pooled
  /// Cochran's Q: how far the effects are from one another, against their errors.
  public let heterogeneity: Double
  /// The trials less one.
  public let degrees: Int
  /// The variance between the trials.
  public let varianceBetween: Double

  /// The pooled effect of trials with their standard errors; nil for fewer than two, or an error that is not above 0.
  public init?(effects: [Double], standardErrors: [Double]) {
    guard effects.count > 1, effects.count == standardErrors.count,
      standardErrors.allSatisfy({ $0 > 0 && $0.isFinite }), effects.allSatisfy(\.isFinite)
    else { return nil }
    let variances = standardErrors.map { $0 * $0 }
    fixed = MetaAnalysis.pool(effects, variances)
    let mean = fixed.effect
    let q = zip(effects, variances).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) / $1.1 }
    heterogeneity = q
    degrees = effects.count - 1
    let sum = variances.reduce(0) { $0 + 1 / $1 }
    let squares = variances.reduce(0) { $0 + 1 / ($1 * $1) }
    let between = max(0, (q - Double(degrees)) / (sum - squares / sum))
    varianceBetween = between
    random = MetaAnalysis.pool(effects, variances.map { $0 + between })
  }

  /// The share of the variation that is between the trials rather than within, 0 to 1 (Higgins' I squared).
  public var inconsistency: Double {
    heterogeneity > 0 ? max(0, (heterogeneity - Double(degrees)) / heterogeneity) : 0
  }

  /// The probability of so much heterogeneity, had all trials one effect.
  public var heterogeneityProbability: Double { ChiSquare.upper(heterogeneity, degrees: Double(degrees)) }

  private static func pool(_ effects: [Double], _ variances: [Double]) -> Pooled {
    let weights = variances.map { 1 / $0 }
    let sum = weights.reduce(0, +)
    return Pooled(
      effect: zip(effects, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum, standardError: 1 / sum.squareRoot(),
      weights: weights.map { $0 / sum })
  }
}
