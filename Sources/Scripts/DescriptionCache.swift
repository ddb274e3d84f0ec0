import Foundation
import SlateKit

/// What scripts said they do, so that a start of Slate starts none of them. An entry holds for a path with its size and time.
public struct DescriptionCache: Sendable {
  /// What was found out about a script.
  struct Entry: Codable, Sendable {
    var size: Int64
    var time: Int64
    /// What it printed; empty where it said nothing that Slate understands.
    var text: String
    /// Why it was refused; nil where it was understood.
    var refusal: String?
  }

  private let path: String?

  /// A cache in a file; one that remembers nothing where there is none.
  public init(path: String?) { self.path = path }

  /// The user's own: `slate/scripts.json` in `XDG_CACHE_HOME`, or in `~/.cache`.
  public static var standard: DescriptionCache {
    let environment = ProcessInfo.processInfo.environment
    let root =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? environment["HOME"].map { $0 + "/.cache" }
    return DescriptionCache(path: root.map { $0 + "/slate/scripts.json" })
  }

  func load() -> [String: Entry] {
    guard let path, let data = FileManager.default.contents(atPath: path) else { return [:] }
    return (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
  }

  /// Keeps entries, as far as there is a place for them.
  func save(_ entries: [String: Entry]) {
    guard let path, let data = try? JSONEncoder().encode(entries) else { return }
    try? FileManager.default.createDirectory(
      atPath: Paths.parent(of: path), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try? data.write(to: URL(filePath: path), options: .atomic)
  }

  /// The size and time of a file, which an entry must have to hold.
  static func stamp(of path: String) -> (size: Int64, time: Int64)? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    #if canImport(Darwin)
      let time = facts.st_mtimespec
    #else
      let time = facts.st_mtim
    #endif
    return (Int64(facts.st_size), Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
