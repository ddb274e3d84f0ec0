import SlateKit

/// An edition of the teacher workforce model's flows.
enum ModelEdition: String, CaseIterable, Sendable, ExpressibleByArgument {
  case edition2026 = "2026"
  case edition2025 = "2025"

  /// The edition as the figures name it.
  var code: String { rawValue + " edition" }

  /// The decimals of its rates.
  var decimals: Int { self == .edition2026 ? 2 : 1 }
}
