import SlateKit

/// A cell of a table in GitHub's Markdown.
struct MarkdownEncoding: CellEncoding {
  let decimals: Int?
  let grouping: Bool
  let unicode: Bool

  func missing(_ symbol: Symbol?, to bytes: inout [UInt8]) {
    text(symbol?.rawValue ?? Marks(unicode: unicode).missing, to: &bytes)
  }

  func text(_ text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard !bytes[start...].allSatisfy({ 0x20..<0x7F ~= $0 && !MarkdownEncoding.isMarkup($0) }) else { return }
    bytes.removeSubrange(start...)
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append(contentsOf: "<br>".utf8) }
      for byte in VisibleText.of(String(line), unicode: unicode).utf8 {
        if MarkdownEncoding.isMarkup(byte) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
    }
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "<"): true
    default: false
    }
  }

  /// What writes a table, under its columns' labels and units.
  static func writer(_ columns: [Column], unrounded: Bool = false, unicode: Bool = true)
    -> RecordWriter<MarkdownEncoding>
  {
    let encodings = columns.map {
      MarkdownEncoding(
        decimals: unrounded ? nil : $0.decimals, grouping: CellFormat($0, unicode: unicode).grouping,
        unicode: unicode)
    }
    var header: [UInt8] = []
    for (column, encoding) in zip(columns, encodings) {
      header.append(contentsOf: "| ".utf8)
      encoding.text(column.unit.isEmpty ? column.label : "\(column.label) (\(column.unit))", to: &header)
      header.append(UInt8(ascii: " "))
    }
    let rule = columns.map { $0.kind.isNumeric ? "| ---: " : "| --- " }.joined()
    let head = String(decoding: header, as: UTF8.self) + "|\n" + rule + "|\n"
    return RecordWriter(
      encodings,
      frame: .init(head: head, none: head, leads: columns.indices.map { $0 == 0 ? "| " : " | " }, close: " |")
    )
  }
}
