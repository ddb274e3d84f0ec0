import SlateKit

/// A value of a JSON object. A missing one is null; its symbol, where it has one, follows under `NAME_symbol`.
struct JSONEncoding: CellEncoding {
  let decimals: Int?
  let grouping = false
  /// What stands before a symbol: `,"NAME_symbol":`.
  let symbolKey: String

  func missing(_ symbol: Symbol?, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "null".utf8)
    guard let symbol else { return }
    bytes.append(contentsOf: symbolKey.utf8)
    text(symbol.rawValue, to: &bytes)
  }

  func special(_ value: Double, to bytes: inout [UInt8]) {
    missing(Symbol(rawValue: Numbers.text(.number(value))), to: &bytes)
  }

  func text(_ text: String, to bytes: inout [UInt8]) { JSONEncoding.append(text, to: &bytes) }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    defer { bytes.append(UInt8(ascii: "\"")) }
    guard
      bytes[start...].contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else { return }
    bytes.removeSubrange(start...)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// What writes a table as one array with an object on each line.
  static func writer(_ columns: [Column], unrounded: Bool = false) -> RecordWriter<JSONEncoding> {
    let encodings = columns.map {
      JSONEncoding(
        decimals: unrounded ? nil : $0.decimals,
        symbolKey: "," + key(Column.symbolName(of: $0.name)))
    }
    let leads = columns.enumerated().map { index, column in (index == 0 ? "{" : ",") + key(column.name) }
    return RecordWriter(
      encodings,
      frame: .init(head: "[\n", between: ",\n", last: "\n]\n", none: "[]\n", leads: leads, close: "}"))
  }

  private static func key(_ name: String) -> String {
    var bytes: [UInt8] = []
    append(name, to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + ":"
  }
}
