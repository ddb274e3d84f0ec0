import SlateKit

extension Column {
  /// The unit of a difference between two of the column's numbers: that of percentages is in percentage points.
  var differenceUnit: String { unit == "%" ? "percentage points" : unit }
}
