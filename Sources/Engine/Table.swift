/// A result in memory: columns of equal length.
public struct Table: Sendable {
  /// What each column means, in order.
  public var columns: [Column]
  /// The values of each column, in the same order.
  public var vectors: [Vector]

  /// Columns with their values; both lists have the same length, and every vector the same count.
  public init(columns: [Column], vectors: [Vector]) {
    self.columns = columns
    self.vectors = vectors
  }

  /// How many rows there are.
  public var rowCount: Int { vectors.first?.count ?? 0 }

  /// The values of the column of this name; nil where there is none.
  public subscript(name: String) -> Vector? {
    columns.firstIndex { $0.name == name }.map { vectors[$0] }
  }

  /// One row's cells, in the order of the columns.
  public func row(_ index: Int) -> [Value] { vectors.map { $0[index] } }
}
