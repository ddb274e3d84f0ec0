import SlateKit

/// A key stage whose attainment is published.
enum Stage: String, CaseIterable, Sendable, ExpressibleByArgument {
  case ks2, ks4

  /// The stage as the figures name it.
  var code: String { rawValue.uppercased() }

  /// The decimals to which its gap index is published.
  var decimals: Int { self == .ks2 ? 3 : 2 }
}
