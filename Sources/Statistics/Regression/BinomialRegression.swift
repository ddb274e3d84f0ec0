import Foundation

/// A regression on grouped trials: the chance of success, through a link, as a sum of covariates' effects.
///
/// Fitted by iteratively reweighted least squares (McCullagh and Nelder 1989). A discrete-time survival model is this on rows of
/// people at risk in a year, with a column for each year: with the logit, effects are on the odds of leaving in a year
/// (Singer and Willett 1993); with the complementary log-log, on the hazard in continuous time, of which years are a
/// grouping (Prentice and Gloeckler 1978).
public struct BinomialRegression: Sendable {
  /// What of the chance is linear in the covariates.
  public enum Link: String, Sendable, CaseIterable {
    /// The logarithm of the odds.
    case logit
    /// The logarithm of the cumulative hazard, log(-log(1 - p)).
    case cloglog

    /// The chance that a sum of effects stands for.
    public func chance(of linear: Double) -> Double { chance(linear).success }

    /// The link of a chance between 0 and 1.
    func linear(_ chance: Double) -> Double {
      switch self {
      case .logit: log(chance / (1 - chance))
      case .cloglog: log(-log1p(-chance))
      }
    }

    /// The chance, that of failure, and the derivative of the first one.
    func chance(_ linear: Double) -> (success: Double, failure: Double, slope: Double) {
      switch self {
      case .logit:
        let success = 1 / (1 + exp(-linear))
        let failure = 1 / (1 + exp(linear))
        return (success, failure, success * failure)
      case .cloglog:
        let hazard = exp(linear)
        let failure = exp(-hazard)
        return (-expm1(-hazard), failure, hazard * failure)
      }
    }
  }

  /// The link.
  public let link: Link
  /// One for each column of the design, on the scale of the link.
  public let coefficients: [Double]
  /// The covariance of the coefficients: the inverse of the expected information.
  public let covariance: SymmetricMatrix
  /// The logarithm of the likelihood, without the binomial coefficients.
  public let logLikelihood: Double
  /// How many steps the fit took.
  public let steps: Int

  /// The regression of successes among trials on the columns of a design.
  ///
  /// - Returns: nil where the lists differ in length, a column follows from the others, or the fit does not settle: as where a
  ///   covariate separates the successes from the failures.
  public init?(successes: [Double], trials: [Double], on design: [[Double]], link: Link = .logit) {
    self.link = link
    let count = successes.count
    let width = design.count
    guard width > 0, trials.count == count, design.allSatisfy({ $0.count == count }),
      zip(successes, trials).allSatisfy({ $0 >= 0 && $0 <= $1 })
    else { return nil }
    // The first step starts from the shares themselves, moved a little off 0 and 1.
    var linear = zip(successes, trials).map { link.linear(($0 + 0.5) / ($1 + 1)) }
    var estimate: [Double]?
    for step in 1...100 {
      var information = SymmetricMatrix(size: width)
      var right = [Double](repeating: 0, count: width)
      for row in 0..<count where trials[row] > 0 {
        let chance = link.chance(linear[row])
        guard chance.success > 0, chance.failure > 0, chance.slope > 0 else { return nil }
        let weight = trials[row] * chance.slope * chance.slope / (chance.success * chance.failure)
        let working =
          linear[row] + (successes[row] - trials[row] * chance.success) / (trials[row] * chance.slope)
        for first in 0..<width where design[first][row] != 0 {
          let part = design[first][row] * weight
          right[first] += part * working
          for second in first..<width { information[first, second] += part * design[second][row] }
        }
      }
      for first in 0..<width {
        for second in 0..<first { information[first, second] = information[second, first] }
      }
      guard let inverse = information.inverse, let solution = information.solution(of: right),
        solution.allSatisfy({ abs($0) < 1e3 })
      else { return nil }
      let change = estimate.map { zip($0, solution).reduce(0) { max($0, abs($1.0 - $1.1)) } } ?? .infinity
      estimate = solution
      for row in 0..<count {
        linear[row] = (0..<width).reduce(0) { $0 + design[$1][row] * solution[$1] }
      }
      // A chance that vanishes has gone to the edge: the fit has no finite end.
      guard linear.allSatisfy({ $0 > -30 && $0 < 30 }) else { return nil }
      if change < 1e-10 {
        coefficients = solution
        covariance = inverse
        logLikelihood = (0..<count).reduce(0) { sum, row in
          let chance = link.chance(linear[row])
          let failures = trials[row] - successes[row]
          return sum + (successes[row] > 0 ? successes[row] * log(chance.success) : 0)
            + (failures > 0 ? failures * log(chance.failure) : 0)
        }
        steps = step
        return
      }
    }
    return nil
  }

  /// The standard error of a coefficient.
  public func standardError(_ index: Int) -> Double { covariance[index, index].squareRoot() }
}
