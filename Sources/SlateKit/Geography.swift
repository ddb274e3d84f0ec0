/// The level of places that a result has a row for.
public enum Geography: String, Sendable, CaseIterable, ExpressibleByArgument {
  case england, region, authority

  /// The level's name in official data files (`geographic_level`).
  public var official: String {
    switch self {
    case .england: "National"
    case .region: "Regional"
    case .authority: "Local authority"
    }
  }
}
