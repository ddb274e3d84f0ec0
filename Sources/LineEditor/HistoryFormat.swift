/// How entries are written as lines.
enum HistoryFormat {
  static let newline = UInt8(ascii: "\n")
  static let header = Array("# slate history 1\n".utf8)
  private static let headerStart = Array("# slate history ".utf8)
  private static let backslash = UInt8(ascii: "\\")

  /// The line for an entry, with the newline that ends it.
  static func line(for entry: String) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(entry.utf8.count + 1)
    for byte in entry.utf8 {
      switch byte {
      case backslash: line += [backslash, backslash]
      case newline: line += [backslash, UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): line += [backslash, UInt8(ascii: "r")]
      default: line.append(byte)
      }
    }
    line.append(newline)
    return line
  }

  /// The entries in a file's bytes; nil where a version wrote them that this one does not know. What
  /// follows the last newline is left out.
  static func entries(in bytes: [UInt8]) -> [String]? {
    var entries: [String] = []
    var isKnown = true
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      if bytes.starts(with: headerStart) {
        isKnown = bytes.starts(with: header)
        start = header.count
      }
      while isKnown, start < bytes.count, let end = bytes[start...].firstIndex(of: newline) {
        if end > start { entries.append(entry(in: bytes[start..<end])) }
        start = end + 1
      }
    }
    return isKnown ? entries : nil
  }

  /// The entries without those that repeat the one before them.
  static func withoutRepeats(_ entries: [String]) -> [String] {
    var kept: [String] = []
    kept.reserveCapacity(entries.count)
    for entry in entries where entry != kept.last { kept.append(entry) }
    return kept
  }

  private static func entry(in line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard line.contains(backslash) else { return String(decoding: line, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      switch (isEscaped, byte) {
      case (false, backslash):
        isEscaped = true
        continue
      case (true, UInt8(ascii: "n")): bytes.append(newline)
      case (true, UInt8(ascii: "r")): bytes.append(UInt8(ascii: "\r"))
      default: bytes.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
