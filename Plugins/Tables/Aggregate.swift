import SlateKit

/// The figures that a group can have, as queries with the meaning of their columns.
enum Aggregate {
  /// The sum, exact for every type: see `SQL.exactSum`.
  static func sum(_ column: Column) -> (sql: SQL, column: Column) {
    named(column, "sum", "sum", decimals: column.decimals) { "\(SQL.exactSum(of: column))" }
  }

  /// The mean of the values that are there.
  static func mean(_ column: Column) -> (sql: SQL, column: Column) {
    named(column, "mean", "mean", decimals: meanDecimals(column)) { exactMean(column) }
  }

  /// The mean of the values that are there, in the rows that a filter lets through.
  static func exactMean(_ column: Column, _ filter: SQL = "") -> SQL {
    """
    cast(\(SQL.exactSum(of: column)) \(filter) as double) / count(\(column: column.name)) \(filter)
    """
  }

  /// How many decimals a mean is shown with.
  static func meanDecimals(_ column: Column) -> Int { column.decimals.map { $0 == 0 ? 1 : $0 } ?? 2 }

  /// The median of the values that are there, between the two middle ones where their number is even.
  static func median(_ column: Column) -> (sql: SQL, column: Column) {
    named(column, "median", "median", decimals: meanDecimals(column)) {
      "median(\(column: column.name))"
    }
  }

  /// The quartiles of the values that are there, in proportion between two of them (type 7 of Hyndman and Fan 1996).
  static func quartiles(_ column: Column) -> [(sql: SQL, column: Column)] {
    let ends = [("p25", "lower quartile", 0.25), ("p75", "upper quartile", 0.75)].map { suffix, word, share in
      named(column, suffix, word, decimals: meanDecimals(column)) {
        "quantile_cont(\(column: column.name), \(share))"
      }
    }
    return [ends[0], median(column), ends[1]]
  }

  /// The least or greatest value.
  static func extreme(_ function: String, _ word: String, _ column: Column) -> (sql: SQL, column: Column) {
    named(column, function, word, decimals: column.decimals) {
      "\(SQL(typed: function))(\(column: column.name))"
    }
  }

  /// The sum as a percentage of the whole table's; missing where that is nothing.
  static func share(_ column: Column) -> (sql: SQL, column: Column) {
    var result = named(column, "share", "share", decimals: 1) {
      """
      100.0 * cast(\(SQL.exactSum(of: column)) as double)
        / nullif(sum(cast(\(SQL.exactSum(of: column)) as double)) over (), 0)
      """
    }
    result.column.unit = "%"
    return result
  }

  private static func named(
    _ column: Column, _ suffix: String, _ word: String, decimals: Int?, _ sql: () -> SQL
  ) -> (sql: SQL, column: Column) {
    let name = "\(column.name)_\(suffix)"
    let new = Column(
      name, column.kind, label: "\(column.label), \(word)", unit: column.unit, decimals: decimals,
      role: .measure)
    return ("\(sql()) as \(column: name)", new)
  }
}
