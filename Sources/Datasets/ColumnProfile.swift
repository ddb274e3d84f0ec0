/// What the first reading of a file found in one of its columns.
struct ColumnProfile: Sendable {
  /// A text that is no number.
  struct Other: Sendable {
    var text: String
    /// The first row in which it stands, counted from 1.
    var firstRow: Int
  }

  /// How many other texts are looked at.
  static let mostOthers = 200

  /// How many cells are not empty.
  var filled = 0
  /// How many cells are plain numbers.
  var numbers = 0
  /// The most digits before a point.
  var integerDigits = 0
  /// The most digits behind a point.
  var scale = 0
  /// How many numbers begin with a zero that says nothing, as codes do.
  var leadingZeros = 0
  /// Whether numbers with an exponent (`1e+05`) are not whole.
  var hasBrokenExponents = false
  /// The first row with a number that has an exponent.
  var exponents: Int?
  /// The first row with a number that is no plain one: with thousands separators, a `%` sign, unusual spaces.
  var decorated: Int?
  /// The first row with a thousands separator.
  var separators: Int?
  /// The first row with a `%` sign.
  var percentSigns: Int?
  /// The first row with a text or such a number that has spaces around it.
  var padding: Int?
  /// The other texts, as they stand in the file, in the order of their bytes.
  var others: [Other] = []
  /// Whether there are more of them.
  var hasMoreOthers = false

  /// Takes cells that hold a number in one way.
  mutating func take(_ number: NumberShape, cells: Int, firstRow: Int, isPadded: @autoclosure () -> Bool) {
    integerDigits = max(integerDigits, number.integerDigits)
    scale = max(scale, number.decimals)
    if number.isDecorated {
      Self.note(firstRow, in: &decorated)
      if number.hasSeparators { Self.note(firstRow, in: &separators) }
      if number.hasPercentSign { Self.note(firstRow, in: &percentSigns) }
      if isPadded() { Self.note(firstRow, in: &padding) }
      return
    }
    numbers += cells
    if number.hasLeadingZero { leadingZeros += cells }
    if number.hasExponent {
      Self.note(firstRow, in: &exponents)
      if number.isBroken { hasBrokenExponents = true }
    }
  }

  /// Takes a text that is no number.
  mutating func take(_ other: Other) {
    guard others.count < Self.mostOthers else {
      hasMoreOthers = true
      return
    }
    others.append(other)
    if other.text != other.text.trimmingSpaces() { Self.note(other.firstRow, in: &padding) }
  }

  /// Adds what was found of numbers in other rows, which `row` renumbers.
  mutating func merge(_ other: ColumnProfile, row: (Int) -> Int) {
    filled += other.filled
    numbers += other.numbers
    integerDigits = max(integerDigits, other.integerDigits)
    scale = max(scale, other.scale)
    leadingZeros += other.leadingZeros
    hasBrokenExponents = hasBrokenExponents || other.hasBrokenExponents
    for path in [\Self.exponents, \.decorated, \.separators, \.percentSigns, \.padding] {
      if let first = other[keyPath: path] { Self.note(row(first), in: &self[keyPath: path]) }
    }
  }

  private static func note(_ row: Int, in first: inout Int?) { first = min(first ?? row, row) }

  /// The other texts without spaces around them, each once; blanks are none.
  var tokens: [String] {
    Array(Set(others.map { $0.text.trimmingSpaces() }.filter { !$0.isEmpty })).sorted()
  }

  /// The first row in which one of the ``tokens`` stands.
  func firstRow(of token: String) -> Int? {
    others.filter { $0.text.trimmingSpaces() == token }.map(\.firstRow).min()
  }

  /// Whether some texts have spaces around them.
  var hasPadding: Bool { others.contains { $0.text != $0.text.trimmingSpaces() } }

  /// Whether some cells hold nothing but spaces.
  var hasSpacesOnly: Bool { others.contains { $0.text.trimmingSpaces().isEmpty } }

  /// Whether the column can be read as numbers without looking at its cells.
  var isPlain: Bool { numbers == filled && exponents == nil }

  /// Whether there is a number in it, however it is written.
  var hasNumbers: Bool { numbers > 0 || decorated != nil }
}
