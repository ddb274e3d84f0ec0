import Engine

/// A total that its parts do not make, in a column that otherwise adds up.
struct CrossfootSum {
  let kind: Crossfoot.Finding.Kind
  /// What the parts are called.
  let parts: String
  let column: Column
  let period: String
  let place: String
  let breakdown: String
  let sum: Double
  let total: Double
  /// How many parts have a number.
  let count: Int
  /// How many parts have none, and the symbols there.
  let missing: Int
  var symbols = ""
  /// Period, identifier and filters of the parts, and their region, as numbers of texts.
  var key: [UInt32] = []
  var region: UInt32 = 0
  /// Whether every part has the same number.
  let isRepeated: Bool
  /// How many such sums of the column there are.
  let checked: Int
  /// Whether the column has negative numbers, so that missing parts may explain a sum that is too great, too.
  var isSigned = false
  /// How many sums this one is the greatest of, and how far the least of these is off; itself where nil.
  var alike = 1
  var least: Double?

  var difference: Double { sum - total }
  /// Whether missing parts explain the difference.
  var isShort: Bool { missing > 0 && (isSigned || sum < total) }
}
