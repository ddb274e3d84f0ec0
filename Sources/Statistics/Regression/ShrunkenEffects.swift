/// How far units such as schools lie from what a regression leads to expect, where part of that distance is chance: the effects of
/// units around the regression vary, and each is drawn towards 0 by as much as chance makes of it (empirical Bayes).
///
/// The outcome of a unit is its regression, plus an effect of the unit, plus an error of known variance. The variance of the
/// effects comes from moments (DerSimonian and Laird 1986, with covariates).
public struct ShrunkenEffects: Sendable {
  /// The regression, weighted by the inverse of both variances together.
  public let coefficients: [Double]
  /// The variance of the units' effects.
  public let varianceBetween: Double
  /// What the regression leads to expect for each unit.
  public let expected: [Double]
  /// What each unit's outcome is beyond that.
  public let differences: [Double]
  /// The differences, drawn towards 0.
  public let effects: [Double]
  /// The standard errors of the drawn differences, the regression taken as given.
  public let standardErrors: [Double]

  /// The effects of units with their outcomes, the variances of the outcomes' errors, and the columns of a design; nil where a
  /// variance is not above 0, there are no more units than columns, or one column follows from the others.
  public init?(_ outcomes: [Double], variances: [Double], on design: [[Double]]) {
    guard variances.count == outcomes.count, variances.allSatisfy({ $0 > 0 && $0.isFinite }),
      let fixed = LeastSquares(outcomes, on: design, weights: variances.map { 1 / $0 })
    else { return nil }
    let width = design.count
    var square = SymmetricMatrix(size: width)
    var fourth = SymmetricMatrix(size: width)
    for row in 0..<width {
      for column in 0..<width {
        for index in outcomes.indices {
          let product = design[row][index] * design[column][index]
          square[row, column] += product / variances[index]
          fourth[row, column] += product / (variances[index] * variances[index])
        }
      }
    }
    guard let inverse = square.inverse else { return nil }
    let trace = (0..<width).reduce(0) { sum, row in
      sum + (0..<width).reduce(0) { $0 + inverse[row, $1] * fourth[$1, row] }
    }
    let heterogeneity = zip(fixed.residuals, variances).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    let weight = variances.reduce(0) { $0 + 1 / $1 }
    let between = max(0, (heterogeneity - Double(outcomes.count - width)) / (weight - trace))
    guard
      let model = LeastSquares(outcomes, on: design, weights: variances.map { 1 / ($0 + between) })
    else { return nil }
    coefficients = model.coefficients
    varianceBetween = between
    differences = model.residuals
    expected = zip(outcomes, model.residuals).map { $0 - $1 }
    let shares = variances.map { between / (between + $0) }
    effects = zip(model.residuals, shares).map { $0 * $1 }
    standardErrors = zip(variances, shares).map { ($0 * $1).squareRoot() }
  }
}
