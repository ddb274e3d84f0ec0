import Engine

/// The spellings that stand for a missing number in official files, today's and those of older releases.
enum KnownSymbols {
  /// Whether a text in a column of numbers stands for a missing one.
  static func contains(_ text: String) -> Bool {
    if Symbol(rawValue: text).reason != .unexplained { return true }
    // Seen in official files, but none of the standards says what they mean: NE, NP, NEW, SUPP and the like.
    return [
      "-", "–", "—", "#", "!", "s", "dns", "lowcov", "ne", "np", "new", "supp", "[c]", "[x]", "[z]", "[u]",
      "[k]", "[low]",
    ]
    .contains(
      text.lowercased())
  }

  /// Whether a text is short enough to be a symbol that nobody has heard of.
  static func isPossible(_ text: String) -> Bool { text.count <= 12 }

  /// How many different texts a column of numbers may hold and still be one.
  static let most = 20
}
