import Foundation

/// The checkout that these tests were compiled in.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The tracked files, relative to the root; without git, every file that git would not ignore.
  static let files: [String] = (try? tracked()) ?? found()

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func folders(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)) ?? []
    return names.filter { isFolder("\(path)/\($0)") && !$0.hasPrefix(".") }.sorted()
  }

  /// The Swift files under a folder, relative to the root.
  static func swiftFiles(in path: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: path).path)
    return (names?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { "\(path)/\($0)" }.sorted()
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &folder)
      && folder.boolValue
  }

  private struct NoGit: Error {}

  private static func tracked() throws -> [String] {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", root.path, "ls-files", "-z"]
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    try git.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    let names = String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
    guard git.terminationStatus == 0, !names.isEmpty else { throw NoGit() }
    return names.filter(exists)
  }

  private static func found() -> [String] {
    let ignored = [".git", ".build", ".deps", "Package.resolved"]
    let names = FileManager.default.enumerator(atPath: root.path)
    return (names?.compactMap { $0 as? String } ?? []).filter { name in
      let top = name.prefix { $0 != "/" }
      return !ignored.contains(String(top)) && !top.hasPrefix(".build-") && !isFolder(name)
    }
  }
}
