/// What the first reading of a file found in one of its columns.
struct ColumnProfile: Sendable {
  /// How many cells are not empty.
  var filled = 0
  /// How many cells are plain numbers.
  var numbers = 0
  /// The greatest number, without its sign.
  var magnitude: Double = 0
  /// The most digits behind a point.
  var scale = 0
  /// How many numbers begin with a zero that says nothing, as codes do.
  var leadingZeros = 0
  /// How many numbers have an exponent (`1e+05`).
  var exponents = 0
  /// How many of these are not whole.
  var brokenExponents = 0
  /// How many different texts there are: of all cells, or of those that are no plain numbers.
  var texts = 0
  /// How many different texts are numbers with thousands separators or a `%` sign.
  var decorated = 0
  /// Whether one of these has a `%` sign.
  var hasPercentSigns = false
  /// Whether one of these has a thousands separator.
  var hasSeparators = false
  /// The first other texts, as they stand in the file.
  var others: [String] = []
  /// Whether there are more of them.
  var hasMoreOthers = false

  /// The other texts without spaces around them, each once; blanks are none.
  var tokens: [String] {
    Array(Set(others.map { $0.trimmingSpaces() }.filter { !$0.isEmpty })).sorted()
  }

  /// Whether some texts have spaces around them.
  var hasPadding: Bool { others.contains { $0 != $0.trimmingSpaces() } }

  /// Whether some cells hold nothing but spaces.
  var hasSpacesOnly: Bool { others.contains { $0.trimmingSpaces().isEmpty } }

  /// Whether the column can be read as numbers without looking at its cells.
  var isPlain: Bool { texts == 0 && exponents == 0 }

  /// Whether there is a number in it, however it is written.
  var hasNumbers: Bool { numbers > 0 || decorated > 0 }
}
