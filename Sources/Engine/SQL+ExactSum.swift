extension SQL {
  /// The sum of a column, as an exact number that is the same however many threads add it up.
  ///
  /// A sum of floating-point numbers depends on the order of the additions, and two threads have no fixed order. Such numbers are
  /// added as decimals with ten places. Whole numbers and decimals are added as they are.
  public static func exactSum(of column: Column) -> SQL {
    column.kind == .number
      ? "sum(cast(\(column: column.name) as decimal(38, 10)))" : "sum(\(column: column.name))"
  }
}
