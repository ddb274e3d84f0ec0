import SlateKit

/// The phase of the schools.
enum Phase: String, CaseIterable, Sendable, ExpressibleByArgument {
  case primary, secondary

  /// The phase as the figures name it.
  var code: String { rawValue.capitalized }

  /// The condition that keeps a phase, or all.
  static func condition(_ phase: Phase?) -> [SQL] { phase.map { ["phase = \($0.code)"] } ?? ["phase <> ''"] }
}
