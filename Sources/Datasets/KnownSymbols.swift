import Engine

/// The spellings that stand for a missing number in official files, today's and those of older releases.
enum KnownSymbols {
  /// Whether a text in a column of numbers stands for a missing one.
  static func contains(_ text: String) -> Bool {
    if Symbol(rawValue: text).reason != .unexplained { return true }
    // Seen in official files, but no source says what they mean: NEW and UNAVAIL stand in the performance tables, whose file of
    // abbreviations leaves them out.
    return ["-", "–", "—", "#", "!", "s", "dns", "new", "unavail", "lowcov", "ne", "np", "supp"]
      .contains(text.lowercased())
  }

  /// Whether a text is short enough to be a symbol that nobody has heard of.
  static func isPossible(_ text: String) -> Bool { text.count <= 12 }

  /// How many different texts a column of numbers may hold and still be one.
  static let most = 20
}
