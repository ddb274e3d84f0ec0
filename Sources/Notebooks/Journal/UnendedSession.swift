import Foundation

/// A session that did not end properly, as its journal has it.
public struct UnendedSession: Sendable, Equatable {
  /// The file of its journal.
  public let path: String
  /// The folder that it ran in.
  public let folder: String
  /// The path of its workspace's file; empty for memory.
  public let workspace: String
  /// Its lines, as they were typed.
  public let lines: [String]
  /// Whether the last of them ran to its end, so that it is not what ended the session.
  public let isLastLineDone: Bool

  /// The sessions whose journals are in a folder and that no process holds, the newest first.
  public static func all(in folder: String) -> [UnendedSession] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let dated = files.filter { $0.hasPrefix("session-") && $0.hasSuffix(".journal") }.map { file in
      let path = folder + "/" + file
      let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
      return (path: path, date: date ?? .distantPast)
    }
    return dated.sorted { ($0.date, $0.path) > ($1.date, $1.path) }.compactMap { UnendedSession(at: $0.path) }
  }

  /// Forgets it.
  public func remove() { unlink(path) }

  /// Reads a journal; nil where its session goes on, or it holds no line. A row that was cut short is left out.
  private init?(at path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, let data = FileManager.default.contents(atPath: path)
    else { return nil }
    let rows = data.split(separator: 0x0A).compactMap { try? JSONDecoder().decode(String.self, from: $0) }
    guard rows.count > 2 else { return nil }
    self.path = path
    folder = rows[0]
    workspace = rows[1]
    lines = rows[2...].filter { !$0.isEmpty }
    isLastLineDone = rows.last == ""
  }
}
