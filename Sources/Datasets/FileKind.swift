/// What a file is, by its first bytes and never by its name.
enum FileKind: Sendable {
  case text, gzip, zip, parquet, json
  case utf16(isLittleEndian: Bool)

  /// Recognises a file.
  ///
  /// - Throws: ``DatasetError`` that says what the file is, where it is something that is not read.
  static func of(_ path: String) throws(DatasetError) -> FileKind {
    let file = try InputFile(path)
    guard file.byteCount > 0 else { throw DatasetError("The file is empty.") }
    let start = try file.bytes(4096)
    if start.starts(with: [0x1f, 0x8b]) { return .gzip }
    if start.starts(with: [0x50, 0x4b, 0x03, 0x04]) || start.starts(with: [0x50, 0x4b, 0x05, 0x06]) {
      return .zip
    }
    if start.starts(with: Array("PAR1".utf8)) { return .parquet }
    if start.starts(with: [0xff, 0xfe]) { return .utf16(isLittleEndian: true) }
    if start.starts(with: [0xfe, 0xff]) { return .utf16(isLittleEndian: false) }
    if start.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) {
      throw DatasetError(
        "This is a spreadsheet of the old kind (.xls).", hint: "Save it as .xlsx or as 'CSV UTF-8'.")
    }
    if start.starts(with: Array("%PDF".utf8)) {
      throw DatasetError("This is a PDF document.", hint: "Look for the data files beside it.")
    }
    if start.contains(0) {
      throw DatasetError(
        "The file has zero bytes in it, so it is not text.", hint: "Save it again as 'CSV UTF-8'.")
    }
    let isMarked = start.starts(with: [0xef, 0xbb, 0xbf])
    let text = String(decoding: start.dropFirst(isMarked ? 3 : 0), as: UTF8.self).lowercased()
      .trimmingSpaces()
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<?xml") {
      throw DatasetError(
        "Line 1: this is a web page, not a file of data.",
        hint: "The download gave a page, perhaps a sign-in or an error; download the file again.")
    }
    return text.hasPrefix("{") || text.hasPrefix("[{")
      || text.hasPrefix("[") && text.dropFirst().trimmingLead("{")
      ? .json : .text
  }

  /// The endings of files of data, by which they are picked in folders and archives.
  private static let endings = ["csv", "tsv", "parquet", "json", "ndjson", "jsonl", "xlsx", "gz", "zip"]

  /// Whether a file in a folder or an archive is taken for data by its name.
  static func isData(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
      && !name.lowercased().hasSuffix(".meta.csv")
  }
}

extension Substring {
  fileprivate func trimmingLead(_ prefix: String) -> Bool { drop { $0.isWhitespace }.hasPrefix(prefix) }
}
