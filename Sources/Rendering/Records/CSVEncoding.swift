import SlateKit

/// A cell of comma-separated values (RFC 4180). Nothing stands for a missing value, and two quotes for an empty text.
struct CSVEncoding: CellEncoding {
  let decimals: Int?
  let grouping = false
  /// What stands between two cells.
  let delimiter: UInt8
  /// Whether it is the only cell of its record, where nothing at all would be read as no record.
  let isAlone: Bool

  func missing(_ symbol: Symbol?, to bytes: inout [UInt8]) {
    if let symbol { text(symbol.rawValue, to: &bytes) } else if isAlone { text("", to: &bytes) }
  }

  func text(_ text: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    let needsQuotes = bytes[start...].contains {
      $0 == quote || $0 == delimiter || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes || text.isEmpty else { return }
    bytes.removeSubrange(start...)
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// What writes a table, under its columns' names.
  static func writer(_ columns: [Column], unrounded: Bool = false, delimiter: UInt8 = UInt8(ascii: ","))
    -> RecordWriter<CSVEncoding>
  {
    let encodings = columns.map {
      CSVEncoding(decimals: unrounded ? nil : $0.decimals, delimiter: delimiter, isAlone: columns.count == 1)
    }
    var header: [UInt8] = []
    for (index, column) in columns.enumerated() {
      if index > 0 { header.append(delimiter) }
      encodings[index].text(column.name, to: &header)
    }
    let names = String(decoding: header, as: UTF8.self) + "\n"
    let between = String(Unicode.Scalar(delimiter))
    return RecordWriter(
      encodings,
      frame: .init(head: names, none: names, leads: columns.indices.map { $0 == 0 ? "" : between }))
  }
}
