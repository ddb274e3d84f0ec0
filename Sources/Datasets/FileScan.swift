/// What one pass over the bytes of a file of comma-separated values found, before the engine reads it.
struct FileScan: Sendable {
  /// How a line can end.
  enum LineEnd: String, Sendable {
    case unix = "LF"
    case windows = "CRLF"
    case oldMac = "CR"
  }

  /// The SHA-256 of the file's bytes, in hexadecimal digits.
  var fingerprint = ""
  /// How many bytes the file has.
  var byteCount = 0
  /// Whether it begins with a byte order mark.
  var hasByteOrderMark = false
  /// The names in the first line, as they stand there.
  var header: [String] = []
  /// What the cells below each of them hold.
  var columns: [ColumnScan] = []
  /// How many blank lines stand above the first.
  var linesAboveHeader = 0
  /// How many rows follow the first line; blank lines are none.
  var rows = 0
  /// How many lines among and below the rows are blank.
  var blankLines = 0
  /// How many bytes the longest row has.
  var longestRow = 0
  /// How the lines end; nil for a file of one line.
  var lineEnd: LineEnd?
  /// Whether a row has a line break within quotes, so that rows and lines are not counted alike.
  var hasBrokenRows = false

  /// How many lines of the published file stand above the first of this one.
  var linesAbove = 0
  /// Whether its lines are those of the published file.
  var hasLines = true

  /// How the file is written where a reader may not expect it.
  var form: [String] {
    let others = header.filter { name in
      let name = name.trimmingSpaces()
      return StandardColumns.labels[name] == nil && StandardColumns.labels[name.lowercased()] != nil
    }
    return [
      hasByteOrderMark ? "It begins with a byte order mark (BOM), which is no part of its first name." : nil,
      lineEnd == .windows || lineEnd == .oldMac
        ? "Its lines end in \(lineEnd?.rawValue ?? ""), which is no part of the last column." : nil,
      others.isEmpty
        ? nil
        : "Capitals and small letters differ from the data standards, and are taken as the same: \(Importer.list(others)).",
    ].compactMap { $0 }
  }

  /// Whether the first line looks like no line of names: it leaves columns that hold something without a name.
  var looksPrinted: Bool {
    zip(header, columns).contains { name, column in name.trimmingSpaces().isEmpty && !column.isEmpty }
  }

  /// Makes sure that the first line names most columns.
  ///
  /// - Throws: ``DatasetError`` where it does not.
  func demandNames() throws(DatasetError) {
    let filled = zip(header, columns).filter { !$0.trimmingSpaces().isEmpty || !$1.isEmpty }
    let named = filled.count { !$0.0.trimmingSpaces().isEmpty }
    guard named * 2 > filled.count else {
      throw DatasetError(
        .names,
        "Line 1 names \(named) of \(filled.count) columns, so it looks like a title above a printed table.",
        hint: "Import the publication's data file instead, or take the lines above the column names out.")
    }
  }

  /// The line of a row, counted from 1; nil where rows and lines are not counted alike.
  func line(ofRow row: Int) -> Int? {
    hasBrokenRows || blankLines > 0 || !hasLines ? nil : row + 1 + linesAboveHeader + linesAbove
  }
}
