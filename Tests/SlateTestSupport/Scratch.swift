import Foundation

/// A folder for one test's files, which goes when the test ends.
public final class Scratch: Sendable {
  /// The folder's path.
  public let folder: String

  /// Makes the folder.
  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "slate-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A path in the folder.
  public func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file, and answers its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    return path(name)
  }

  /// A file's text.
  public func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Whether a file is there.
  public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
