extension LineParser {
  /// Whether SQL begins here. `from NAME` alone is a command; `from NAME where ...` is SQL.
  func isSQL(first isFirst: Bool) throws -> Bool {
    guard isFirst else { return false }
    var ahead = self
    guard let word = try? ahead.word(), !word.isQuoted else { return false }
    switch word.text.lowercased() {
    case "select", "with": return true
    case "from":
      ahead.skipBlanks()
      guard (try? ahead.word()) != nil else { return false }
      ahead.skipBlanks()
      guard let next = try? ahead.word() else { return false }
      return !next.isOption
    default: return false
    }
  }

  mutating func sqlStage() throws -> Statement.Stage {
    let start = position
    var depth = 0
    var text = bytes
    scan: while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): try skipSQLQuote()
      case UInt8(ascii: "-") where stands("--"): skip(to: "\n")
      case UInt8(ascii: "/") where stands("/*"): skip(to: "*/")
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "|") where depth <= 0:
        guard position + 1 < bytes.count, bytes[position + 1] == byte else { break scan }
        position += 1
      case UInt8(ascii: "\\") where isContinuation: text[position] = UInt8(ascii: " ")
      default: break
      }
      position += 1
    }
    if position >= bytes.count, endsInBackslash { throw Unfinished() }
    var end = position
    while end > start, isBlank(text[end - 1]) || text[end - 1] == UInt8(ascii: ";") { end -= 1 }
    let words = [
      Word(text: "sql", range: start..<start, isQuoted: false),
      Word(text: String(decoding: text[start..<end], as: UTF8.self), range: start..<end, isQuoted: true),
    ]
    return .init(words: words, range: start..<end)
  }

  /// Whether this text stands here.
  private func stands(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  /// Moves to the last byte of the next such text; to the line's last byte where there is none.
  private mutating func skip(to text: StaticString) {
    while position < bytes.count, !stands(text) { position += 1 }
    position = min(position + text.utf8CodeUnitCount, bytes.count) - 1
  }

  private mutating func skipSQLQuote() throws {
    let quote = bytes[position]
    position += 1
    while position < bytes.count, bytes[position] != quote { position += 1 }
    if position >= bytes.count { throw Unfinished() }
  }
}
