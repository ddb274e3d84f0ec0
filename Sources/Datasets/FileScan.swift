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

  /// The line of a row, counted from 1; nil where rows and lines are not counted alike.
  func line(ofRow row: Int) -> Int? {
    hasBrokenRows || blankLines > 0 ? nil : row + 1 + linesAboveHeader
  }
}
