import Engine

/// A file that the byte-by-byte pass found sound, as the engine reads it.
struct CSVSource: Sendable {
  let path: String
  let scan: FileScan

  /// The call that reads the file.
  func read(_ columns: [SQL.FileColumn]) -> SQL {
    SQL.readCSV(
      path: path, columns: columns,
      dialect: CSVDialect(longestLine: max(2 << 20, scan.longestRow + 2), skippedLines: scan.linesAboveHeader)
    )
  }
}
