/// What stands in place of a number that is missing.
///
/// Sources: Government Analysis Function, symbols in tables; Department for Education, Analysts' guide, and its data screener,
/// whose own list is shorter than the guide's.
enum Symbols {
  /// What guide and screener both take.
  static let accepted: Set<String> = ["z", "x", "c", "low"]
  /// What the guide takes, and the screener does not.
  static let guideOnly: [String: String] = [
    "k": "rounds to 0, but is not 0", "u": "low reliability",
  ]
  /// Empty values as programs write them.
  static let nulls: Set<String> = ["NULL", "Null", "null", "NA", "na"]
  /// Signs of older files.
  static let legacy: Set<String> = ["N/A", "n/a", ".", "..", "-", "~", ":", "*"]
}
