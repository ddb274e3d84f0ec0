/// The line that opens a fenced block of Markdown, by the rules of CommonMark 0.31, section 4.5.
struct Fence: Sendable {
  /// The character that it is made of: a backtick or a tilde.
  var mark: UInt8
  /// How many of them there are, three at least.
  var length: Int
  /// How many spaces stand before it, three at most.
  var indent: Int
  /// What is written behind it, without the spaces around.
  var info: String

  /// The words of the info string.
  var words: [String] { info.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init) }

  /// The fence that a line opens; nil where it opens none.
  init?(opening line: String) {
    let bytes = Array(line.utf8)
    let indent = bytes.prefix { $0 == 0x20 }.count
    guard indent <= 3, indent < bytes.count else { return nil }
    let mark = bytes[indent]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = bytes[indent...].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let rest = bytes[(indent + length)...]
    if mark == UInt8(ascii: "`"), rest.contains(mark) { return nil }
    self.mark = mark
    self.length = length
    self.indent = indent
    info = String(decoding: rest, as: UTF8.self).trimmingBlanks()
  }

  /// Whether a line closes the block that this fence opens.
  func isClosed(by line: String) -> Bool {
    let bytes = Array(line.utf8)
    let indent = bytes.prefix { $0 == 0x20 }.count
    guard indent <= 3 else { return false }
    let marks = bytes[indent...].prefix { $0 == mark }.count
    return marks >= length && bytes[(indent + marks)...].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// A line of the block without the spaces that the fence's own indent gives it.
  func content(of line: String) -> String {
    let spaces = line.utf8.prefix(indent).prefix { $0 == 0x20 }.count
    return String(decoding: line.utf8.dropFirst(spaces), as: UTF8.self)
  }

  /// A block of this content under an info string, with a fence that is longer than any run of backticks in it.
  static func block(_ info: String, _ content: String, indent: Int = 0, newline: String) -> String {
    var longest = 0
    var run = 0
    for byte in content.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let margin = String(repeating: " ", count: indent)
    let lines = content.isEmpty ? [] : SourceLine.lines(of: content).map(\.text)
    return ([fence + info] + lines + [fence]).map { ($0.isEmpty ? "" : margin) + $0 + newline }.joined()
  }
}

extension String {
  /// The text without spaces, tabs and line ends around it.
  func trimmingBlanks() -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
