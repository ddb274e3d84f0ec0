/// A weighted mean or share of a survey, with what its weights and clusters do to its precision.
public struct SurveyMean: Sendable, Equatable {
  /// How many answered.
  public let base: Int
  /// The weighted mean; of zeros and ones, the weighted share.
  public let mean: Double
  /// How much larger the variance is than that of a simple random sample of the same size.
  public let designEffect: Double
  /// The square root of the variance of the mean.
  public let standardError: Double

  /// The mean of some answers.
  ///
  /// Without clusters the design effect is that of unequal weights, n sum(w^2) / (sum w)^2 (Kish 1965), and the variance that
  /// of a simple random sample times it: for a share deff p (1 - p) / n. With clusters the variance is that of the linearised
  /// mean, G / (G - 1) times the sum over clusters of the squares of sum w (y - mean) / sum w.
  ///
  /// - Parameters:
  ///   - weights: One for each answer, above 0.
  ///   - clusters: For each answer the cluster it was drawn in, as a number from 0; nil where people were drawn one by one.
  /// - Returns: nil where nobody answered, a weight is not above 0, or there are fewer than two clusters.
  public init?(_ answers: [Double], weights: [Double], clusters: [Int]? = nil) {
    guard !answers.isEmpty, weights.count == answers.count, weights.allSatisfy({ $0 > 0 }) else { return nil }
    let count = Double(answers.count)
    let all = weights.reduce(0, +)
    let mean = zip(answers, weights).reduce(0) { $0 + $1.0 * $1.1 } / all
    let spread = zip(answers, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) } / all
    base = answers.count
    self.mean = mean
    if let clusters {
      let number = (clusters.max() ?? -1) + 1
      guard clusters.count == answers.count, number > 1, clusters.allSatisfy({ $0 >= 0 }) else { return nil }
      var scores = [Double](repeating: 0, count: number)
      for index in answers.indices {
        scores[clusters[index]] += weights[index] * (answers[index] - mean) / all
      }
      let variance = scores.reduce(0) { $0 + $1 * $1 } * Double(number) / Double(number - 1)
      standardError = variance.squareRoot()
      designEffect = spread > 0 ? variance / (spread / count) : 1
    } else {
      designEffect = count * weights.reduce(0) { $0 + $1 * $1 } / (all * all)
      standardError = (designEffect * spread / count).squareRoot()
    }
  }
}
