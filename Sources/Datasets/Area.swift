/// A place that figures are about: England, a region, a part of London, or a local authority, with the dates of its code.
public struct Area: Sendable, Hashable {
  /// The kinds of place that the register knows.
  public enum Level: String, Sendable, CaseIterable {
    case country, region, subregion, authority

    /// The level's name in official data files (`geographic_level`).
    public var official: String {
      switch self {
      case .country: "National"
      case .region, .subregion: "Regional"
      case .authority: "Local authority"
      }
    }
  }

  /// The kind of place.
  public var level: Level
  /// The nine-character code of the Office for National Statistics.
  public var code: String
  /// The three-digit code of the Department for Education; empty for a country or region.
  public var oldCode: String
  /// The official name.
  public var name: String
  /// The code of the region that an authority or a part of London lies in; empty for a country or region.
  public var regionCode: String
  /// The date from which the code holds, as `yyyy-mm-dd`; empty where it held before 1 April 2009.
  public var from: String
  /// The date on which the code ended; empty while it holds.
  public var to: String
  /// The codes that took its place.
  public var successors: [String]
  /// Other spellings in official files.
  public var otherNames: [String]

  /// Whether it is a region or a part of London.
  public var isRegion: Bool { level == .region || level == .subregion }

  /// Whether the code holds today.
  public var isCurrent: Bool { to.isEmpty }
}
