import Foundation

/// A logistic regression on grouped trials: the log odds of success as a sum of covariates' effects.
///
/// Fitted by iteratively reweighted least squares. A discrete-time survival model is this on rows of people at risk in a year,
/// with a column for each year (Singer and Willett 1993).
public struct LogisticRegression: Sendable {
  /// One for each column of the design, on the scale of log odds.
  public let coefficients: [Double]
  /// The covariance of the coefficients: the inverse of the information.
  public let covariance: SymmetricMatrix
  /// The logarithm of the likelihood, without the binomial coefficients.
  public let logLikelihood: Double
  /// How many steps the fit took.
  public let steps: Int

  /// The regression of successes among trials on the columns of a design.
  ///
  /// - Returns: nil where the lists differ in length, a column follows from the others, or the fit does not settle: as where a
  ///   covariate separates the successes from the failures.
  public init?(successes: [Double], trials: [Double], on design: [[Double]]) {
    let count = successes.count
    let width = design.count
    guard width > 0, trials.count == count, design.allSatisfy({ $0.count == count }),
      zip(successes, trials).allSatisfy({ $0 >= 0 && $0 <= $1 })
    else { return nil }
    var estimate = [Double](repeating: 0, count: width)
    for step in 1...100 {
      var gradient = [Double](repeating: 0, count: width)
      var information = SymmetricMatrix(size: width)
      var sum = 0.0
      for row in 0..<count {
        var odds = 0.0
        for column in 0..<width { odds += design[column][row] * estimate[column] }
        let probability = 1 / (1 + exp(-odds))
        sum += successes[row] * odds - trials[row] * (odds > 0 ? odds + log1p(exp(-odds)) : log1p(exp(odds)))
        let weight = trials[row] * probability * (1 - probability)
        for first in 0..<width {
          gradient[first] += design[first][row] * (successes[row] - trials[row] * probability)
          for second in first..<width {
            information[first, second] += design[first][row] * design[second][row] * weight
          }
        }
      }
      for first in 0..<width {
        for second in 0..<first { information[first, second] = information[second, first] }
      }
      guard let inverse = information.inverse, let change = information.solution(of: gradient) else {
        return nil
      }
      let isSettled = change.map(abs).max().map { $0 < 1e-10 } ?? true
      for index in 0..<width { estimate[index] += change[index] }
      guard estimate.allSatisfy({ abs($0) < 1e3 }) else { return nil }
      if isSettled {
        coefficients = estimate
        covariance = inverse
        logLikelihood = sum
        steps = step
        return
      }
    }
    return nil
  }

  /// The standard error of a coefficient.
  public func standardError(_ index: Int) -> Double { covariance[index, index].squareRoot() }
}
