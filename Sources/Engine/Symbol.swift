/// What stands in a published table where a number is missing, in the spelling of the file.
///
/// The reasons are those of the Explore Education Statistics data standards (Department for Education, *Analysts' guide*,
/// "Statistics production"): `z` not applicable, `x` not available, `c` confidential, `low` or `k` rounds to nothing,
/// `u` low reliability. Older releases spell them otherwise; the spelling survives, and ``reason`` gives the meaning.
///
/// The school and college performance tables have abbreviations of their own (the file of abbreviations that comes with their
/// downloads): `NE` nobody was entered, so the measure does not apply; `NP` not published for this kind of school; `SUPP`
/// suppressed, as few pupils stand behind it; `LOWCOV` fewer than half of the pupils are in the measure; `RE` redacted, as no
/// estimate is reliable; `SP` a percentage above 0 and below 0.5; `NA` not applicable, or not available for the year.
public struct Symbol: RawRepresentable, Hashable, Sendable {
  /// Why a number is not there.
  public enum Reason: String, Sendable, CaseIterable {
    case notApplicable = "not applicable"
    case notAvailable = "not available"
    case confidential = "confidential"
    case roundsToNothing = "rounds to nothing, but is not nothing"
    case unreliable = "low reliability"
    case unexplained = "no reason given"
  }

  /// The spelling in the file.
  public let rawValue: String

  /// A symbol in the spelling of its file.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The meaning of the spelling; `unexplained` where the standards know none.
  public var reason: Reason {
    switch rawValue {
    case "NE": return .notApplicable
    case "NP": return .notAvailable
    case "SUPP": return .confidential
    case "SP": return .roundsToNothing
    case "LOWCOV", "RE": return .unreliable
    default: break
    }
    var spelling = rawValue.lowercased()
    // Statistics across government put the same letters in brackets: [c].
    if spelling.count > 2, spelling.hasPrefix("["), spelling.hasSuffix("]") {
      spelling = String(spelling.dropFirst().dropLast())
    }
    return switch spelling {
    case "z", "n/a", "na", ".": .notApplicable
    case "x", ":", "..", "null", "nan": .notAvailable
    case "c", "*": .confidential
    case "low", "k", "~": .roundsToNothing
    case "u": .unreliable
    default: .unexplained
    }
  }

  /// Not applicable.
  public static let notApplicable = Symbol(rawValue: "z")
  /// Not available.
  public static let notAvailable = Symbol(rawValue: "x")
  /// Confidential.
  public static let confidential = Symbol(rawValue: "c")
}
