import SlateKit

/// A version in which the gap index was published; a later one revises the earlier.
enum Edition: String, CaseIterable, Sendable, ExpressibleByArgument {
  case edition2026 = "2026"
  case edition2025 = "2025"
  case provisional

  /// The edition as the figures name it.
  var code: String { self == .provisional ? rawValue : rawValue + " edition" }

  /// Its column in a table of all editions.
  var column: String { self == .provisional ? rawValue : "edition_" + rawValue }

  /// What a reader sees above that column.
  var label: String { self == .provisional ? "Provisional" : rawValue + " edition" }

  /// The editions that a stage has.
  static func of(_ stage: Stage) -> [Edition] { allCases.filter { stage == .ks2 || $0 != .provisional } }
}
