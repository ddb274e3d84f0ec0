/// Reads the flat JSON objects in which the library describes its errors.
enum JSONText {
  /// The fields of an object, each as text; nil where it is not one. A nested value is kept as its JSON text.
  static func object(in text: Substring) -> [String: String]? {
    var reader = Reader(bytes: Array(text.utf8))
    guard reader.take("{") else { return nil }
    var fields: [String: String] = [:]
    if reader.take("}") { return fields }
    repeat {
      guard let name = reader.string(), reader.take(":"), let value = reader.value() else { return nil }
      fields[name] = value
    } while reader.take(",")
    return reader.take("}") ? fields : nil
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func skipSpace() {
      while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    mutating func value() -> String? {
      skipSpace()
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "\"") { return string() }
      let start = index
      var depth = 0
      while index < bytes.count {
        switch Unicode.Scalar(bytes[index]) {
        case "\"":
          guard string() != nil else { return nil }
          continue
        case "{", "[": depth += 1
        case "}", "]", ",":
          if depth == 0 { return String(decoding: bytes[start..<index], as: UTF8.self) }
          if bytes[index] != UInt8(ascii: ",") { depth -= 1 }
        default: break
        }
        index += 1
      }
      return nil
    }

    mutating func string() -> String? {
      guard take("\"") else { return nil }
      var out: [UInt8] = []
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch Unicode.Scalar(byte) {
        case "\"": return String(decoding: out, as: UTF8.self)
        case "\\":
          guard let scalar = escape() else { return nil }
          out.append(contentsOf: String(Character(scalar)).utf8)
        default: out.append(byte)
        }
      }
      return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      index += 1
      switch Unicode.Scalar(byte) {
      case "n": return "\n"
      case "t": return "\t"
      case "r": return "\r"
      case "b": return "\u{8}"
      case "f": return "\u{C}"
      case "u":
        guard let high = unit() else { return nil }
        guard high & 0xFC00 == 0xD800 else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\") else { return "\u{FFFD}" }
        index += 2
        guard let low = unit(), low & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
        return Unicode.Scalar(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)) ?? "\u{FFFD}"
      default: return Unicode.Scalar(byte)
      }
    }

    private mutating func unit() -> UInt32? {
      guard index + 4 <= bytes.count else { return nil }
      defer { index += 4 }
      return UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    }
  }
}
