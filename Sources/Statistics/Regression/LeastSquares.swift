/// A linear regression by weighted least squares.
public struct LeastSquares: Sendable {
  /// How the uncertainty of the coefficients is found.
  public enum Errors: Sendable {
    /// Independent residuals of one variance.
    case classical
    /// Residuals of any variance (White 1980, with the factor n / (n - k)).
    case robust
    /// Residuals that go together within a cluster, such as a school, given for each row by a number from 0 (Liang and Zeger
    /// 1986, with the factors G / (G - 1) and (n - 1) / (n - k)).
    case clustered([Int])
  }

  /// One for each column of the design.
  public let coefficients: [Double]
  /// The covariance of the coefficients.
  public let covariance: SymmetricMatrix
  /// What the model leaves of each row's outcome.
  public let residuals: [Double]
  /// How many rows there are.
  public let rows: Int
  /// For the t distribution: clusters less one where errors are clustered, else rows less columns.
  public let degrees: Double
  /// The share of the outcome's weighted variance around its mean that the model explains.
  public let determination: Double

  /// The regression of an outcome on the columns of a design.
  ///
  /// - Parameters:
  ///   - outcome: A number for each row.
  ///   - design: The columns, each with a number for each row; a column of ones makes a constant.
  ///   - weights: One for each row, above 0; nil for equal ones.
  ///   - errors: How the uncertainty is found.
  /// - Returns: nil where the columns differ in length, there are no more rows than columns, fewer than two clusters, or one
  ///   column follows from the others.
  public init?(
    _ outcome: [Double], on design: [[Double]], weights: [Double]? = nil, errors: Errors = .classical
  ) {
    let count = outcome.count
    let width = design.count
    guard width > 0, count > width, design.allSatisfy({ $0.count == count }),
      weights.map({ $0.count == count }) ?? true
    else { return nil }
    let weights = weights ?? [Double](repeating: 1, count: count)
    // Columns are brought to one scale, so that large numbers beside small ones do not look singular.
    let scales = design.map { column in
      let size = zip(column, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }.squareRoot()
      return size > 0 ? size : 1
    }
    let design = zip(design, scales).map { column, scale in column.map { $0 / scale } }
    var square = SymmetricMatrix(size: width)
    var right = [Double](repeating: 0, count: width)
    for row in 0..<width {
      for column in row..<width {
        var sum = 0.0
        for index in 0..<count { sum += design[row][index] * design[column][index] * weights[index] }
        square[row, column] = sum
        square[column, row] = sum
      }
      for index in 0..<count { right[row] += design[row][index] * outcome[index] * weights[index] }
    }
    guard let inverse = square.inverse, var solution = square.solution(of: right) else { return nil }
    // One step of refinement takes back what the normal equations lost to rounding.
    var left = LeastSquares.residuals(outcome, design, solution)
    let rest = (0..<width).map { column in
      (0..<count).reduce(0) { $0 + design[column][$1] * left[$1] * weights[$1] }
    }
    if let step = square.solution(of: rest) {
      for index in 0..<width { solution[index] += step[index] }
      left = LeastSquares.residuals(outcome, design, solution)
    }
    residuals = left
    rows = count
    coefficients = zip(solution, scales).map { $0 / $1 }
    let squares = zip(left, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    let weight = weights.reduce(0, +)
    let mean = zip(outcome, weights).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let total = zip(outcome, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    determination = total > 0 ? 1 - squares / total : 0
    let freedom = Double(count - width)
    var result: SymmetricMatrix
    switch errors {
    case .classical:
      result = inverse
      for index in result.elements.indices { result.elements[index] *= squares / freedom }
      degrees = freedom
    case .robust:
      result = LeastSquares.scores(design, left, weights, clusters: Array(0..<count), number: count)
        .between(inverse)
      for index in result.elements.indices { result.elements[index] *= Double(count) / freedom }
      degrees = freedom
    case .clustered(let clusters):
      let number = (clusters.max() ?? -1) + 1
      guard clusters.count == count, number > 1, clusters.allSatisfy({ $0 >= 0 }) else { return nil }
      result = LeastSquares.scores(design, left, weights, clusters: clusters, number: number)
        .between(inverse)
      let factor = Double(number) / Double(number - 1) * Double(count - 1) / freedom
      for index in result.elements.indices { result.elements[index] *= factor }
      degrees = Double(number - 1)
    }
    for row in 0..<width {
      for column in 0..<width { result[row, column] /= scales[row] * scales[column] }
    }
    covariance = result
  }

  /// The standard error of a coefficient.
  public func standardError(_ index: Int) -> Double { covariance[index, index].squareRoot() }

  /// The probability of so large a coefficient, on either side, were its true value 0.
  public func probability(_ index: Int) -> Double {
    let error = standardError(index)
    return error > 0 ? StudentT(degrees: degrees).twoSided(coefficients[index] / error) : 0
  }

  /// The interval that covers a coefficient with the given confidence.
  public func interval(_ index: Int, confidence: Double = 0.95) -> ClosedRange<Double> {
    let reach = standardError(index) * StudentT(degrees: degrees).critical(1 - confidence)
    return (coefficients[index] - reach)...(coefficients[index] + reach)
  }

  private static func residuals(_ outcome: [Double], _ design: [[Double]], _ coefficients: [Double])
    -> [Double]
  {
    var result = outcome
    for (column, coefficient) in zip(design, coefficients) {
      for index in result.indices { result[index] -= coefficient * column[index] }
    }
    return result
  }

  /// The sum over clusters of the squares of their scores.
  private static func scores(
    _ design: [[Double]], _ residuals: [Double], _ weights: [Double], clusters: [Int], number: Int
  ) -> SymmetricMatrix {
    let width = design.count
    var sums = [Double](repeating: 0, count: number * width)
    for row in residuals.indices {
      let weighted = residuals[row] * weights[row]
      for column in 0..<width { sums[clusters[row] * width + column] += design[column][row] * weighted }
    }
    var result = SymmetricMatrix(size: width)
    for row in 0..<width {
      for column in 0..<width {
        var sum = 0.0
        for cluster in 0..<number {
          sum += sums[cluster * width + row] * sums[cluster * width + column]
        }
        result[row, column] = sum
      }
    }
    return result
  }
}
