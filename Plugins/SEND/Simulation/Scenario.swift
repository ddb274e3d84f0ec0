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
    /// The years in which it holds.
    var span = ScenarioSpan()

    /// Whether it holds in a year.
    func holds(in year: Int) -> Bool { span.holds(in: year) }
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
    changes = try ScenarioWords.changes(of: text, grammar: Scenario.grammar).map { words in
      var words = words
      let kind = try words.takeKind()
      return Change(kind: kind, span: try words.span())
    }
  }
}

extension ScenarioWords {
  fileprivate mutating func takeKind() throws -> Scenario.Change.Kind {
    if take("move") {
      let share = try percent()
      guard (0...100).contains(share) else { throw failure("\(share.text(decimals: 0))% is no share.") }
      guard take("of") else { throw failure("After the share comes 'of joiners' or 'of movers'.") }
      let flow = try flow()
      guard flow != .leaving else { throw failure("Leavers go to no setting.") }
      guard take("from") else { throw failure("'move' needs 'from SETTING to SETTING'.") }
      let from = try name(before: ["to"], called: "setting")
      guard take("to") else { throw failure("'move' needs 'from SETTING to SETTING'.") }
      let to = try name(before: ["from", "until"], called: "setting")
      return .redirect(flow, share: share / 100, from: from, to: to)
    }
    let flow = try flow()
    let place = take("in") ? try name(before: [], called: "setting") : nil
    return .scale(flow, factor: try factor(), place: place)
  }

  fileprivate mutating func flow() throws -> Scenario.Flow {
    if take("joiners") { return .joining }
    if take("leavers") || take("ceased") { return .leaving }
    if take("movers") { return .moving }
    if take("new"), take("plans") { return .joining }
    throw failure("It begins with joiners, leavers, movers, 'new plans', ceased or move.")
  }
}
