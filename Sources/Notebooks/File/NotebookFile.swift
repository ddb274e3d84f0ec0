import Foundation
import SlateKit

/// Reads and writes the files of notebooks.
enum NotebookFile {
  /// Reads a notebook's file.
  ///
  /// - Throws: ``SlateError`` that names the file, and the line where it is not right.
  static func read(_ path: String, as name: String) throws -> Notebook {
    do {
      let text = try text(of: path, as: name)
      return try Notebook(EmbeddedSource.notebook(in: text) ?? text)
    } catch let error as NotebookError {
      throw error.slateError(of: name)
    }
  }

  private static func text(of path: String, as name: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SlateError(
        isThere(path) ? "The notebook '\(name)' cannot be read." : "There is no notebook '\(name)'.",
        at: .argument(name), hint: "A notebook is a Markdown file, as 'save' writes it.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      let valid = String(decoding: data, as: UTF8.self)
      let line = valid.prefix { $0 != "\u{FFFD}" }.utf8.count { $0 == 0x0A } + 1
      throw SlateError("\(name), line \(line): The notebook is not UTF-8.", hint: "Save it as UTF-8.")
    }
    return text
  }

  /// Whether something stands at a path.
  static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Writes a file whole or not at all: beside it first, then in its place. A link stays one, and the file keeps its permissions.
  static func write(_ text: String, to path: String, as name: String) throws {
    let files = FileManager.default
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent()
    let beside = folder.appending(
      path: ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).new")
    do {
      try Data(text.utf8).write(to: beside)
      if let mode = try? files.attributesOfItem(atPath: target.path)[.posixPermissions] {
        try files.setAttributes([.posixPermissions: mode], ofItemAtPath: beside.path)
      }
      let handle = try FileHandle(forWritingTo: beside)
      try handle.synchronize()
      try handle.close()
      guard rename(beside.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? files.removeItem(at: beside)
      let why = isThere(folder.path) ? "The folder may be read-only or full." : "Its folder is not there."
      throw SlateError("'\(name)' cannot be written. \(why)", at: .argument(name))
    }
  }

  /// The folder of a file.
  static func folder(of path: String) -> String {
    URL(filePath: Paths.expandingHome(path)).standardizedFileURL.deletingLastPathComponent().path
  }
}
