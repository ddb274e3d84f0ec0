/// A symmetric matrix whose quadratic form is positive, such as a covariance: solved and inverted by Cholesky's method.
public struct SymmetricMatrix: Sendable, Equatable {
  /// How many rows and columns it has.
  public let size: Int
  /// Its elements, row by row.
  public var elements: [Double]

  /// A matrix of zeros.
  public init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
  }

  /// The element in a row and a column, both from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// The inverse; nil where the matrix is singular to within rounding, as where one column repeats others.
  public var inverse: SymmetricMatrix? {
    guard let factor else { return nil }
    var result = SymmetricMatrix(size: size)
    for column in 0..<size {
      var unit = [Double](repeating: 0, count: size)
      unit[column] = 1
      let solution = SymmetricMatrix.solve(factor, unit, size)
      for row in 0..<size { result[row, column] = solution[row] }
    }
    return result
  }

  /// The vector that the matrix takes to `right`; nil where the matrix is singular to within rounding.
  public func solution(of right: [Double]) -> [Double]? {
    factor.map { SymmetricMatrix.solve($0, right, size) }
  }

  /// `left` times the matrix times `right`.
  public func form(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for row in 0..<size {
      for column in 0..<size { sum += left[row] * self[row, column] * right[column] }
    }
    return sum
  }

  /// The product of two matrices with this one in the middle: `other * self * other`, for a symmetric `other`.
  public func between(_ other: SymmetricMatrix) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: size)
    for row in 0..<size {
      let left = (0..<size).map { other[row, $0] }
      for column in row..<size {
        let right = (0..<size).map { other[$0, column] }
        result[row, column] = form(left, right)
        result[column, row] = result[row, column]
      }
    }
    return result
  }

  /// The lower triangle L with L times its transpose equal to the matrix.
  private var factor: [Double]? {
    var lower = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      var pivot = self[column, column]
      for index in 0..<column { pivot -= lower[column * size + index] * lower[column * size + index] }
      guard pivot > abs(self[column, column]) * 1e-12, pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      lower[column * size + column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var value = self[row, column]
        for index in 0..<column { value -= lower[row * size + index] * lower[column * size + index] }
        lower[row * size + column] = value / root
      }
    }
    return lower
  }

  private static func solve(_ lower: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var vector = right
    for row in 0..<size {
      for column in 0..<row { vector[row] -= lower[row * size + column] * vector[column] }
      vector[row] /= lower[row * size + row]
    }
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) {
        vector[row] -= lower[column * size + row] * vector[column]
      }
      vector[row] /= lower[row * size + row]
    }
    return vector
  }
}
