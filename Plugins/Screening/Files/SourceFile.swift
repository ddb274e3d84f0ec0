import Foundation
import SlateKit

/// A file as it was given: its name, and its bytes where they are text.
struct SourceFile: Sendable {
  /// The path to read it by.
  let path: String
  /// The path's last part.
  let name: String
  /// The bytes as UTF-8, mapped from the file where it is UTF-8 already.
  let bytes: Data
  /// Why there is nothing to read in it, as a sentence; nil where there is.
  let hindrance: String?
  /// What the file is written in, where that is not UTF-8 and was converted.
  let encoding: String?

  /// Opens a file.
  ///
  /// - Throws: ``SlateError`` where it is not there, is a folder, or may not be read.
  init(_ path: String, typed: String) throws {
    self.path = path
    name = path.split(separator: "/").last.map(String.init) ?? path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw SlateError(
        "There is no file '\(typed)'.", at: .argument(typed), hint: "Paths begin in the current folder.")
    }
    guard !isFolder.boolValue else {
      throw SlateError("'\(typed)' is a folder.", at: .argument(typed), hint: "Name the data file in it.")
    }
    guard let raw = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
      throw SlateError("'\(typed)' cannot be read.", at: .argument(typed), hint: "Look at its permissions.")
    }
    let start = [UInt8](raw.prefix(64))
    if start.starts(with: [0xff, 0xfe]) || start.starts(with: [0xfe, 0xff]) {
      let text = String(data: raw, encoding: .utf16)
      bytes = Data((text ?? "").utf8)
      encoding = "UTF-16"
      hindrance = text == nil ? "'\(name)' is written in UTF-16, and is broken." : nil
      return
    }
    bytes = raw
    encoding = nil
    let opening = String(decoding: start, as: UTF8.self).lowercased()
    hindrance =
      if start.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
        "'\(name)' is a ZIP archive or a spreadsheet, not a CSV file."
      } else if opening.hasPrefix("par1") {
        "'\(name)' is a Parquet file, not a CSV file."
      } else if opening.hasPrefix("<!doctype") || opening.hasPrefix("<html") || opening.hasPrefix("<?xml") {
        "'\(name)' is a web page, not a CSV file."
      } else if raw.allSatisfyOnlyBlank() {
        "'\(name)' is empty."
      } else {
        nil
      }
  }
}

extension Data {
  /// Whether the first bytes, of a file that is no longer than these, are blanks and line ends.
  fileprivate func allSatisfyOnlyBlank() -> Bool {
    count < 4096 && allSatisfy { [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].contains($0) }
  }
}
