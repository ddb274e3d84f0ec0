/// Reads one change of a scenario, word by word: `leavers -10% from 2027 until 2029`.
///
/// What can change is up to the command; how amounts and years are typed is the same everywhere.
public struct ScenarioWords: Sendable {
  private var words: [String]
  private let whole: String
  private let grammar: String

  /// The changes of a scenario: the parts of its text between semicolons.
  ///
  /// - Parameters:
  ///   - text: What the person typed.
  ///   - grammar: How scenarios are typed, as a sentence that every error shows.
  /// - Throws: ``SlateError`` for a text without words.
  public static func changes(of text: String, grammar: String) throws -> [ScenarioWords] {
    let parts = text.split(separator: ";").map { ScenarioWords(String($0), of: text, grammar: grammar) }
    guard !parts.isEmpty else {
      throw SlateError("The scenario says nothing.", at: .argument(text), hint: grammar)
    }
    return parts
  }

  private init(_ part: String, of whole: String, grammar: String) {
    words = part.split(whereSeparator: \.isWhitespace).map(String.init)
    self.whole = whole
    self.grammar = grammar
  }

  /// Takes the next word, where it is this one in any case.
  public mutating func take(_ word: String) -> Bool {
    guard words.first?.lowercased() == word else { return false }
    words.removeFirst()
    return true
  }

  /// Takes a percentage: `-10%`.
  ///
  /// - Throws: ``SlateError`` where the next word is none.
  public mutating func percent() throws -> Double {
    let word = words.isEmpty ? "" : words.removeFirst()
    guard word.hasSuffix("%"), let number = Double(word.dropLast()), number.isFinite else {
      throw failure("'\(word)' is no percentage.")
    }
    return number
  }

  /// Takes a change in percent as what it multiplies by: 0.9 for `-10%`.
  ///
  /// - Throws: ``SlateError`` where the next word is no percentage, or less than -100%.
  public mutating func factor() throws -> Double {
    let change = try percent()
    guard change >= -100 else { throw failure("A rate cannot fall by more than 100%.") }
    return 1 + change / 100
  }

  /// Takes the words up to one of these, to a percentage, or to the end.
  ///
  /// - Throws: ``SlateError`` where there is none.
  public mutating func name(before keywords: [String], called thing: String) throws -> String {
    var name: [String] = []
    while let word = words.first, !keywords.contains(word.lowercased()), !word.hasSuffix("%") {
      name.append(words.removeFirst())
    }
    guard !name.isEmpty else { throw failure("A \(thing)'s name is missing.") }
    return name.joined(separator: " ")
  }

  /// Takes `from YEAR` and `until YEAR`, and demands that nothing follows.
  ///
  /// - Throws: ``SlateError`` for what is no year, ends before it begins, or stands behind.
  public mutating func span() throws -> ScenarioSpan {
    let from = take("from") ? try year() : nil
    let until = take("until") ? try year() : nil
    guard words.isEmpty else { throw failure("'\(words.joined(separator: " "))' cannot stand there.") }
    if let from, let until, until < from {
      throw failure("It ends in \(until), before it begins in \(from).")
    }
    return ScenarioSpan(from: from, until: until)
  }

  private mutating func year() throws -> Int {
    let word = words.isEmpty ? "" : words.removeFirst()
    guard let year = Int(word), (1990...2200).contains(year) else { throw failure("'\(word)' is no year.") }
    return year
  }

  /// An error at the scenario, with its grammar as the hint.
  public func failure(_ message: String) -> SlateError {
    SlateError(message, at: .argument(whole), hint: grammar)
  }
}

/// The years in which a change of a scenario holds.
public struct ScenarioSpan: Sendable, Hashable {
  /// The first year; nil for no beginning.
  public var from: Int?
  /// The last year; nil for no end.
  public var until: Int?

  /// The years between two; nil for no beginning or no end.
  public init(from: Int? = nil, until: Int? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether it holds in a year.
  public func holds(in year: Int) -> Bool { (from ?? .min) <= year && year <= (until ?? .max) }
}
