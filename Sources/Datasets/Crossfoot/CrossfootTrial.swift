/// Parts and their total in one column.
struct CrossfootTrial {
  var sum: Double
  var total: Double
  /// How many parts have a number, and how many have none.
  var count: Int
  var missing: Int
  var greatest: Double
  /// How many places are summed in each part and in the total.
  var places = 1

  /// Whether the sum says something about a column: several parts, none of which is nearly all.
  var isTelling: Bool { missing == 0 && count >= 2 && greatest <= 0.9 * sum && total >= 20 }
  var isSame: Bool { abs(sum - total) <= 1e-9 * max(abs(sum), abs(total)) }
}
