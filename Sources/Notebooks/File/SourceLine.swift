/// A line of a file, with the bytes that end it.
struct SourceLine: Sendable {
  /// Its number in the file, from 1.
  var number: Int
  /// The line as it stands, end included.
  var raw: String
  /// The line without its end.
  var text: String

  /// Whether nothing but spaces and tabs stands in it.
  var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// The lines of a text, each with its end (`\n` or `\r\n`); the last may have none.
  static func lines(of text: String) -> [SourceLine] {
    let bytes = Array(text.utf8)
    var lines: [SourceLine] = []
    var start = 0
    while start < bytes.count {
      let feed = bytes[start...].firstIndex(of: 0x0A)
      let next = feed.map { $0 + 1 } ?? bytes.count
      var end = feed ?? bytes.count
      if feed != nil, end > start, bytes[end - 1] == 0x0D { end -= 1 }
      lines.append(
        SourceLine(
          number: lines.count + 1, raw: String(decoding: bytes[start..<next], as: UTF8.self),
          text: String(decoding: bytes[start..<end], as: UTF8.self)))
      start = next
    }
    return lines
  }
}
