/// Which Slate this is.
public enum SlateVersion {
  /// The program's version, as `major.minor.patch`.
  public static let current = "0.1.0"
}
