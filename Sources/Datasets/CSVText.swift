/// Small texts of comma-separated values: a line of names, a metadata file.
enum CSVText {
  /// The values of each row; blank lines are left out.
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuoted = false
    func endRecord() {
      if !(record.isEmpty && field.isEmpty && !wasQuoted) { records.append(record + [field]) }
      record = []
      field = ""
      wasQuoted = false
    }
    var scalars = Substring(text).unicodeScalars
    while let scalar = scalars.popFirst() {
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
      case "\n" where !isQuoted, "\r" where !isQuoted: endRecord()
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
}
