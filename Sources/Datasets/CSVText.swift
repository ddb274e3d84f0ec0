/// Small texts of comma-separated values: a line of names, a metadata file.
enum CSVText {
  /// The values of each row; blank lines are left out.
  static func records(_ text: String) -> [[String]] { numberedRecords(text).map(\.values) }

  /// The values of each row with the line that it begins on; blank lines are left out.
  static func numberedRecords(_ text: String) -> [(line: Int, values: [String])] {
    var records: [(line: Int, values: [String])] = []
    var line = 1
    var firstLine = 1
    var wasReturn = false
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuoted = false
    func endRecord() {
      if !(record.isEmpty && field.isEmpty && !wasQuoted) { records.append((firstLine, record + [field])) }
      record = []
      field = ""
      wasQuoted = false
    }
    var scalars = Substring(text).unicodeScalars
    while let scalar = scalars.popFirst() {
      if scalar == "\r" || scalar == "\n" && !wasReturn { line += 1 }
      wasReturn = scalar == "\r"
      switch scalar {
      case "\"" where isQuoted:
        if scalars.first == "\"" {
          field.unicodeScalars.append(scalar)
          scalars.removeFirst()
        } else {
          isQuoted = false
        }
      case "\"" where field.isEmpty && !wasQuoted:
        isQuoted = true
        wasQuoted = true
      case "," where !isQuoted:
        record.append(field)
        field = ""
        wasQuoted = false
      case "\n" where !isQuoted, "\r" where !isQuoted:
        endRecord()
        firstLine = line
      default: field.unicodeScalars.append(scalar)
      }
    }
    endRecord()
    return records
  }

  /// The value of a cell that begins with a quote: without the outer quotes, and with one for two within.
  static func unquoted(_ cell: [UInt8]) -> [UInt8] {
    var value: [UInt8] = []
    value.reserveCapacity(cell.count)
    var isSecond = false
    for byte in cell.dropFirst() {
      if byte == 0x22, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      value.append(byte)
    }
    return value
  }

  /// A value as a cell: in quotes where it needs them.
  static func cell(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let isPlain = bytes.allSatisfy { $0 != 0x2c && $0 != 0x22 && $0 != 0x0a && $0 != 0x0d }
    return isPlain ? bytes : quoted(bytes)
  }

  /// A value in quotes, with two for one within.
  static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var cell: [UInt8] = [0x22]
    for byte in bytes {
      if byte == 0x22 { cell.append(byte) }
      cell.append(byte)
    }
    return cell + [0x22]
  }

  /// Writes rows as a file of comma-separated values.
  ///
  /// - Throws: ``DatasetError`` where there is no room for it.
  static func write(_ rows: some Sequence<[String]>, to path: String) throws(DatasetError) {
    let output = try OutputFile(path)
    for row in rows {
      for (index, text) in row.enumerated() {
        if index > 0 { try output.write(0x2c) }
        try output.write(cell(text))
      }
      // A row of one empty value would be a blank line.
      if row == [""] { try output.write([0x22, 0x22]) }
      try output.write(0x0a)
    }
    try output.finish()
  }
}
