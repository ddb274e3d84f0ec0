import Foundation

/// Paths as a person types them.
public enum Paths {
  /// The path with a leading `~` as the home folder.
  public static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else {
      return path
    }
    return home + path.dropFirst()
  }
}
