import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Paths as a person types them.
public enum Paths {
  /// The path with a leading `~` as the home folder.
  public static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else {
      return path
    }
    return home + path.dropFirst()
  }

  /// The path with every link followed and without `.` and `..`, from the root; what is not there yet is put together from its
  /// folder.
  public static func resolved(_ path: String) -> String {
    var missing: [String] = []
    var rest = path.isEmpty ? "." : path
    while true {
      if let real = realpath(rest, nil) {
        defer { free(real) }
        let start = String(cString: real)
        return missing.reversed().reduce(start) { path, part in
          switch part {
          case ".": path
          case "..": parent(of: path)
          default: path == "/" ? path + part : path + "/" + part
          }
        }
      }
      while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
      guard let slash = rest.lastIndex(of: "/") else {
        missing.append(rest)
        rest = "."
        continue
      }
      missing.append(String(rest[rest.index(after: slash)...]))
      rest = slash == rest.startIndex ? "/" : String(rest[..<slash])
    }
  }

  /// Whether something stands at a path.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The folder of a path from the root.
  public static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
