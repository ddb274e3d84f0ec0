/// How far a release is from its last figures, as the Department for Education calls it.
public enum ReleaseStatus: String, Sendable, CaseIterable {
  case provisional, revised, final

  /// The status that a release says it has (`2024/25 revised`); nil where it says none.
  public init?(release: String) {
    let words = Set(release.lowercased().split { !$0.isLetter }.map(String.init))
    if words.contains("final") {
      self = .final
    } else if words.contains("revised") || words.contains("rev") {
      self = .revised
    } else if words.contains("provisional") || words.contains("prov") {
      self = .provisional
    } else {
      return nil
    }
  }
}
