import SlateKit

/// What a place costs: England's averages in the local authority school places scorecards 2024/25, and the regional factors of
/// their technical guidance.
enum PlaceCost: String, CaseIterable, Sendable, ExpressibleByArgument {
  case new, expansion, temporary

  /// In £, England, by phase.
  func average(_ phase: String) -> Double {
    switch (self, phase) {
    case (.new, "Primary"): 25_088.72
    case (.expansion, "Primary"): 21_013.58
    case (.temporary, "Primary"): 9_934.93
    case (.new, _): 30_394.22
    case (.expansion, _): 28_902.02
    case (.temporary, _): 11_152.87
    }
  }

  /// Factors of location of the Building Cost Information Service.
  static let factors = [
    "East Midlands": 1.03, "East of England": 0.99, "Inner London": 1.29, "North East": 0.91,
    "North West": 1.00,
    "Outer London": 1.21, "South East": 1.13, "South West": 1.01, "West Midlands": 0.96,
    "Yorkshire and The Humber": 0.91,
  ]

  /// - Throws: ``SlateError`` for a region that has no factor.
  static func factor(_ region: String?) throws -> Double {
    guard let region else { return 1 }
    if let factor = factors.first(where: { $0.key.lowercased() == region.lowercased() })?.value {
      return factor
    }
    throw SlateError.unknown(
      "regional factor", region, among: factors.keys.sorted(),
      hint: "The regions are \(factors.keys.sorted().joined(separator: ", ")).")
  }

  /// A place's cost in £, rounded to £100 as the scorecards print it.
  static func local(_ average: Double, factor: Double, index: Double) -> Double {
    // A product such as 250 x 0.1 may miss a half by the last bit.
    let hundreds = average * factor * index / 100
    return (hundreds + 0.5 + 1e-9).rounded(.down) * 100
  }
}
