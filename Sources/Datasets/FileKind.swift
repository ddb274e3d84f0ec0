/// Recognises by their first bytes the files that people name in place of a CSV file.
enum FileKind {
  /// Makes sure that a file begins like text.
  ///
  /// - Throws: ``DatasetError`` that says what the file is, where it is something else.
  static func demandText(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    let start = Array(bytes.prefix(1024))
    if start.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
      throw DatasetError(
        "This is a ZIP archive or a spreadsheet, not a CSV file.",
        hint: "Unpack the archive, or save the sheet as 'CSV UTF-8', and import that file.")
    }
    if start.starts(with: Array("PAR1".utf8)) {
      throw DatasetError("This is a Parquet file.", hint: "Only CSV files can be imported.")
    }
    if start.starts(with: [0xff, 0xfe]) || start.starts(with: [0xfe, 0xff]) {
      throw DatasetError("The file is written in UTF-16.", hint: "Save it again as 'CSV UTF-8'.")
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
        "Line 1: this is a web page, not a CSV file.",
        hint: "The download gave a page, perhaps a sign-in or an error; download the file again.")
    }
    if text.hasPrefix("{") || text.hasPrefix("[") {
      throw DatasetError("Line 1: this is JSON, not a CSV file.", hint: "Download the data as CSV.")
    }
  }
}
