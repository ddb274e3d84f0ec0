/// Walks over a text of SQL, past quotes and comments.
struct SQLScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// How many statements there are.
  func statementCount() -> Int {
    var scanner = self
    var count = 0
    var isOpen = false
    while let piece = scanner.next() {
      switch piece {
      case .semicolon: isOpen = false
      case .code:
        if !isOpen { count += 1 }
        isOpen = true
      case .blank: break
      }
    }
    return count
  }

  /// Where the last statement's code ends: before the comments, spaces and semicolons that follow it.
  func codeEnd() -> Int {
    var scanner = self
    var end = 0
    while let piece = scanner.next() { if piece == .code { end = scanner.index } }
    return end
  }

  /// The words outside texts in single or dollar quotes and comments; what stands in double quotes is one word.
  func words() -> [(bytes: Range<Int>, isQuoted: Bool)] {
    var scanner = self
    var words: [(bytes: Range<Int>, isQuoted: Bool)] = []
    var start = 0
    while let piece = scanner.next() {
      let end = scanner.index
      defer { start = end }
      let isQuoted = bytes[start] == UInt8(ascii: "\"")
      guard piece == .code, isQuoted || (end == start + 1 && isWord(bytes[start])) else { continue }
      // A quote that is doubled ends one text and begins the next.
      if let last = words.last, last.isQuoted == isQuoted, last.bytes.upperBound == start {
        words[words.count - 1].bytes = last.bytes.lowerBound..<end
      } else {
        words.append((start..<end, isQuoted))
      }
    }
    return words
  }

  /// Whether a byte is part of a name that needs no quotes.
  private func isWord(_ byte: UInt8) -> Bool {
    let scalar = Unicode.Scalar(byte)
    return byte >= 0x80 || scalar == "_" || ("0"..."9").contains(scalar) || scalar.properties.isAlphabetic
  }

  private enum Piece { case code, blank, semicolon }

  private mutating func next() -> Piece? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    switch Unicode.Scalar(byte) {
    case ";":
      index += 1
      return .semicolon
    case " ", "\t", "\n", "\r":
      index += 1
      return .blank
    case "'" where hasEscapes:
      skipEscaped()
    case "'", "\"":
      skip(past: [byte])
    case "-" where at(1) == UInt8(ascii: "-"):
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return .blank
    case "/" where at(1) == UInt8(ascii: "*"):
      index += 1
      skip(past: Array("*/".utf8))
      return .blank
    case "$":
      if let tag = dollarTag() {
        index += tag.count - 1
        skip(past: tag)
      } else {
        index += 1
      }
    default:
      index += 1
    }
    return .code
  }

  private func at(_ offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  /// Whether the quote that begins here stands behind an `e` of its own: `e'it\'s'`.
  private var hasEscapes: Bool {
    guard index > 0, bytes[index - 1] | 0x20 == UInt8(ascii: "e") else { return false }
    guard index > 1 else { return true }
    let before = Unicode.Scalar(bytes[index - 2])
    return bytes[index - 2] < 0x80 && before != "_" && !before.properties.isAlphabetic
      && !("0"..."9").contains(before)
  }

  /// Moves past the end of a text in which a backslash takes the next character with it.
  private mutating func skipEscaped() {
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "'") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index + 1, bytes.count)
  }

  /// Moves past the next place, after this one, where `end` stands.
  private mutating func skip(past end: [UInt8]) {
    index += 1
    while index < bytes.count {
      if bytes[index...].starts(with: end) {
        index += end.count
        return
      }
      index += 1
    }
  }

  /// The `$tag$` that begins here; nil where a parameter stands, such as `$1`.
  private func dollarTag() -> [UInt8]? {
    var end = index + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "$") {
      let scalar = Unicode.Scalar(bytes[end])
      let isDigit = ("0"..."9").contains(scalar)
      guard scalar == "_" || scalar.properties.isAlphabetic || (isDigit && end > index + 1) else {
        return nil
      }
      end += 1
    }
    return end < bytes.count ? Array(bytes[index...end]) : nil
  }
}

extension String {
  /// How many statements a text of SQL has: what stands between semicolons that are in no quotes and no comment.
  var statementCount: Int { SQLScanner(self).statementCount() }
}
