import SlateKit

/// A change of rates from a year on, as a person types it.
struct Scenario: Sendable {
  /// What happens to a child's plan in a year.
  enum Flow: Sendable { case joining, leaving, moving }

  /// One change.
  struct Change: Sendable {
    /// What it changes.
    enum Kind: Sendable {
      /// A rate is multiplied: of all, or of those in a setting or with a need.
      case scale(Flow, factor: Double, place: String?)
      /// A share of those who join or move goes to another setting.
      case redirect(Flow, share: Double, from: String, to: String)
    }
    var kind: Kind
    /// The first and last year in which it holds; nil for no end.
    var from: Int?
    var until: Int?

    /// Whether it holds in a year.
    func holds(in year: Int) -> Bool { (from ?? .min) <= year && year <= (until ?? .max) }
  }

  /// What the person typed.
  var text: String
  var changes: [Change]

  /// How scenarios are typed, for errors and help.
  static let grammar =
    "Type 'joiners -10% from 2027', 'leavers in SETTING +5% from 2027 until 2029' or 'move 5% of joiners from SETTING to SETTING from 2027'; several changes with ; between them."

  /// Reads a scenario.
  ///
  /// - Throws: ``SlateError`` that shows how scenarios are typed.
  init(_ text: String) throws {
    self.text = text
    changes = try text.split(separator: ";").map { part in
      var reader = ScenarioReader(String(part), whole: text)
      return try reader.change()
    }
    guard !changes.isEmpty else {
      throw SlateError("The scenario says nothing.", at: .argument(text), hint: Scenario.grammar)
    }
  }
}

/// Reads one change, word by word.
private struct ScenarioReader {
  private var words: [String]
  private let whole: String

  init(_ part: String, whole: String) {
    words = part.split(whereSeparator: \.isWhitespace).map(String.init)
    self.whole = whole
  }

  mutating func change() throws -> Scenario.Change {
    let kind = try takeKind()
    var change = Scenario.Change(kind: kind)
    if take("from") { change.from = try year() }
    if take("until") { change.until = try year() }
    guard words.isEmpty else { throw failure("'\(words.joined(separator: " "))' cannot stand there.") }
    if let from = change.from, let until = change.until, until < from {
      throw failure("It ends in \(until), before it begins in \(from).")
    }
    return change
  }

  private mutating func takeKind() throws -> Scenario.Change.Kind {
    if take("move") {
      let share = try percent()
      guard (0...100).contains(share) else { throw failure("\(share.text(decimals: 0))% is no share.") }
      guard take("of") else { throw failure("After the share comes 'of joiners' or 'of movers'.") }
      let flow = try flow()
      guard flow != .leaving else { throw failure("Leavers go to no setting.") }
      guard take("from") else { throw failure("'move' needs 'from SETTING to SETTING'.") }
      let from = try name(before: ["to"])
      guard take("to") else { throw failure("'move' needs 'from SETTING to SETTING'.") }
      let to = try name(before: ["from", "until"])
      return .redirect(flow, share: share / 100, from: from, to: to)
    }
    let flow = try flow()
    let place = take("in") ? try name(before: []) : nil
    let change = try percent()
    guard change >= -100 else { throw failure("A rate cannot fall by more than 100%.") }
    return .scale(flow, factor: 1 + change / 100, place: place)
  }

  private mutating func take(_ word: String) -> Bool {
    guard words.first?.lowercased() == word else { return false }
    words.removeFirst()
    return true
  }

  private mutating func flow() throws -> Scenario.Flow {
    if take("joiners") { return .joining }
    if take("leavers") || take("ceased") { return .leaving }
    if take("movers") { return .moving }
    if take("new"), take("plans") { return .joining }
    throw failure("It begins with joiners, leavers, movers, 'new plans', ceased or move.")
  }

  private mutating func percent() throws -> Double {
    let word = words.isEmpty ? "" : words.removeFirst()
    guard word.hasSuffix("%"), let number = Double(word.dropLast()), number.isFinite else {
      throw failure("'\(word)' is no percentage.")
    }
    return number
  }

  private mutating func year() throws -> Int {
    let word = words.isEmpty ? "" : words.removeFirst()
    guard let year = Int(word), (1990...2200).contains(year) else { throw failure("'\(word)' is no year.") }
    return year
  }

  private mutating func name(before keywords: [String]) throws -> String {
    var name: [String] = []
    while let word = words.first, !keywords.contains(word.lowercased()), !word.hasSuffix("%") {
      name.append(words.removeFirst())
    }
    guard !name.isEmpty else { throw failure("A setting's name is missing.") }
    return name.joined(separator: " ")
  }

  private func failure(_ message: String) -> SlateError {
    SlateError(message, at: .argument(whole), hint: Scenario.grammar)
  }
}
