/// A line of an output as words and numbers, so that numbers can be compared as numbers.
struct NumberText: Equatable {
  enum Token: Equatable {
    case text(String)
    case number(Number)
  }

  /// A number as it stands in the line.
  struct Number: Equatable {
    /// As it stands there: `1,234.50`.
    var text: String
    /// The shortest way to write it: `1234.5`.
    var canonical: String
    /// Whether it could be a year, which no tolerance covers.
    var isYear: Bool

    var value: Double { Double(canonical) ?? .nan }
  }

  let tokens: [Token]

  /// Splits a line. Spaces in a row count as one, and none count at its ends; so do the signs of a rule.
  init(_ line: String) {
    var tokens: [Token] = []
    var word = ""
    func endWord() {
      guard !word.isEmpty else { return }
      tokens += NumberText.tokens(of: word)
      word = ""
    }
    for character in line {
      if character.isWhitespace {
        endWord()
        if !tokens.isEmpty, tokens.last != .text(" ") { tokens.append(.text(" ")) }
      } else if NumberText.separators.contains(character) {
        endWord()
        tokens.append(.text(String(character)))
      } else {
        word.append(character)
      }
    }
    endWord()
    if tokens.last == .text(" ") { tokens.removeLast() }
    self.tokens = tokens
  }

  private static let separators: Set<Character> = [
    "(", ")", "[", "]", "{", "}", "%", "£", "$", "€", "\"", "'", "|", "│", "=", "<", ">", "~", "≈", "×", ";",
  ]
  private static let rules: Set<Character> = ["─", "-", "━", "═", "_", "+", ":"]

  private static func tokens(of word: String) -> [Token] {
    if word.count >= 3, let first = word.first, word.allSatisfy(rules.contains) {
      return [.text(String(first))]
    }
    let core = String(word.prefix(word.count - word.reversed().prefix { ",.:!?".contains($0) }.count))
    let rest = String(word.dropFirst(core.count))
    guard let number = number(core) else { return [.text(word)] }
    return [.number(number)] + (rest.isEmpty ? [] : [.text(rest)])
  }

  private static func number(_ text: String) -> Number? {
    guard let match = text.wholeMatch(of: /([-+−]?)((?:[0-9]{1,3}(?:,[0-9]{3})+)|[0-9]+)(?:\.([0-9]+))?/)
    else {
      return nil
    }
    let digits = match.2.filter { $0 != "," }
    let whole = digits.drop { $0 == "0" }
    let decimals = String(match.3 ?? "").reversed().drop { $0 == "0" }.reversed()
    let isNegative = match.1 == "-" || match.1 == "−"
    var canonical = (whole.isEmpty ? "0" : String(whole)) + (decimals.isEmpty ? "" : "." + String(decimals))
    if isNegative, canonical != "0" { canonical = "-" + canonical }
    let isYear = match.3 == nil && match.1.isEmpty && text.count == 4 && ("1800"..."2199").contains(text)
    return Number(text: text, canonical: canonical, isYear: isYear)
  }

  /// Whether two lines say the same, a number being at most so far from the recorded one.
  func matches(_ other: NumberText, within tolerance: Double) -> Bool {
    tokens.count == other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { first, second in
        switch (first, second) {
        case (.text(let first), .text(let second)): return first == second
        case (.number(let first), .number(let second)):
          if first.canonical == second.canonical { return true }
          guard tolerance > 0, !(first.isYear && second.isYear) else { return false }
          let distance = abs(first.value - second.value)
          return distance <= tolerance * (1 + 1e-9)
        default: return false
        }
      }
  }

  /// The pair of numbers that are furthest from each other; nil where the lines differ in more than numbers.
  func furthest(from other: NumberText) -> (recorded: Number, now: Number)? {
    guard tokens.count == other.tokens.count else { return nil }
    var furthest: (recorded: Number, now: Number)?
    for (first, second) in zip(tokens, other.tokens) {
      switch (first, second) {
      case (.number(let first), .number(let second)):
        let distance = abs(first.value - second.value)
        if distance > 0, distance > furthest.map({ abs($0.recorded.value - $0.now.value) }) ?? 0 {
          furthest = (first, second)
        }
      default: if first != second { return nil }
      }
    }
    return furthest
  }

  /// Whether the lines differ in nothing but numbers.
  func hasWords(of other: NumberText) -> Bool {
    tokens.count == other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { first, second in
        switch (first, second) {
        case (.number, .number): true
        default: first == second
        }
      }
  }

  /// Whether one line may be what became of the other.
  func isSimilar(to other: NumberText) -> Bool {
    if hasWords(of: other) { return true }
    guard case .text(let word)? = tokens.first else { return false }
    return other.tokens.first == .text(word)
  }

  /// Whether some number is written otherwise, so that the columns around it may have moved.
  func writesNumbersOtherwise(than other: NumberText) -> Bool { tokens != other.tokens }
}
