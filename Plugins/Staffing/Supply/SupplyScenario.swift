import SlateKit

/// A change of the workforce model's rates from a year on, as a person types it.
struct SupplyScenario: Sendable {
  /// What a scenario changes.
  enum Rate: Sendable { case leavers, returners, newToSector, newlyQualified, pupils, hours }

  /// One change: what is multiplied, by what, and when.
  struct Change: Sendable {
    var rate: Rate
    var factor: Double
    var span: ScenarioSpan
  }

  /// What a reader calls it.
  var name: String
  var changes: [Change]

  /// How scenarios are typed, for errors and help.
  static let grammar =
    "Type 'leavers -10% from 2026', 'returners +5% from 2026 until 2027', 'pupils -2% from 2026', 'hours -1% from 2027', 'new to sector +10%' or 'newly qualified -10%'; several changes with ; between them. 2026 is the school year 2025/26."

  /// The trajectories as published.
  static let published = SupplyScenario(name: "as published", changes: [])

  private init(name: String, changes: [Change]) {
    self.name = name
    self.changes = changes
  }

  /// Reads a scenario.
  ///
  /// - Throws: ``SlateError`` that shows how scenarios are typed.
  init(_ text: String) throws {
    name = text
    changes = try ScenarioWords.changes(of: text, grammar: SupplyScenario.grammar).map { words in
      var words = words
      let rate = try words.rate()
      return Change(rate: rate, factor: try words.factor(), span: try words.span())
    }
  }

  /// What a rate is multiplied by in the school year that ends in a year.
  func factor(_ rate: Rate, in year: Int) -> Double {
    changes.reduce(1) { $1.rate == rate && $1.span.holds(in: year) ? $0 * $1.factor : $0 }
  }
}

extension ScenarioWords {
  fileprivate mutating func rate() throws -> SupplyScenario.Rate {
    if take("leavers") { return .leavers }
    if take("returners") { return .returners }
    if take("pupils") { return .pupils }
    if take("hours") { return .hours }
    if take("newly"), take("qualified") { return .newlyQualified }
    if take("new"), take("to"), take("sector") { return .newToSector }
    throw failure("It begins with leavers, returners, pupils, hours, 'new to sector' or 'newly qualified'.")
  }
}
