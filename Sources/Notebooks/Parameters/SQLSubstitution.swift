import SlateKit

/// Puts values in the places of parameters in SQL: each as one literal, so that no value becomes code.
///
/// A placeholder stands where a value stands, on its own or as the whole of a text in single quotes. Comments are left alone;
/// inside other quotes a placeholder is an error, since its value would end the quotes.
struct SQLSubstitution {
  private let bytes: [UInt8]
  private let value: (String) throws(SlateError) -> ParameterValue
  private let names: [String]
  private var index = 0
  private var result: [UInt8] = []

  /// The SQL with values in place of placeholders.
  static func apply(
    to sql: String, names: [String], value: (String) throws(SlateError) -> ParameterValue
  ) throws(SlateError) -> String {
    // The closure lives no longer than the walk over the text.
    try withoutActuallyEscaping(value) { value throws(SlateError) in
      var substitution = SQLSubstitution(bytes: Array(sql.utf8), value: value, names: names)
      return try substitution.run()
    }
  }

  private init(
    bytes: [UInt8], value: @escaping (String) throws(SlateError) -> ParameterValue, names: [String]
  ) {
    self.bytes = bytes
    self.value = value
    self.names = names
  }

  private mutating func run() throws(SlateError) -> String {
    while index < bytes.count {
      switch Unicode.Scalar(bytes[index]) {
      case "'": try quoted(UInt8(ascii: "'"))
      case "\"": try quoted(UInt8(ascii: "\""))
      case "-" where at(1) == UInt8(ascii: "-"): keep(through: "\n")
      case "/" where at(1) == UInt8(ascii: "*"): comment()
      case "$" where at(1) == UInt8(ascii: "{"): try placeholder()
      case "$": try dollar()
      default:
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func at(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

  /// Where a text stands next, from a place on; the end where it does not.
  private func end(of text: String, from start: Int) -> Int {
    let wanted = Array(text.utf8)
    var place = start
    while place < bytes.count {
      if bytes[place...].starts(with: wanted) { return place + wanted.count }
      place += 1
    }
    return bytes.count
  }

  private mutating func keep(through text: String) {
    let stop = end(of: text, from: index)
    result += bytes[index..<stop]
    index = stop
  }

  /// A comment, with the comments inside it.
  private mutating func comment() {
    var depth = 0
    repeat {
      let pair = bytes[index...].prefix(2)
      let isEdge = pair.elementsEqual("/*".utf8) || pair.elementsEqual("*/".utf8)
      if isEdge { depth += bytes[index] == UInt8(ascii: "/") ? 1 : -1 }
      let count = isEdge ? 2 : 1
      result += bytes[index..<min(index + count, bytes.count)]
      index += count
    } while depth > 0 && index < bytes.count
  }

  private mutating func placeholder() throws(SlateError) {
    let stop = end(of: "}", from: index)
    let word = String(decoding: bytes[index..<stop], as: UTF8.self)
    guard let name = Placeholder.name(word) else {
      throw SlateError(
        "'\(word)' is no place for a parameter.", at: .argument(word), hint: "It is written ${name}.")
    }
    if let before = result.last, SQLSubstitution.sticks(before) { throw notAlone(name) }
    if stop < bytes.count, SQLSubstitution.sticks(bytes[stop]) { throw notAlone(name) }
    result += Array(try value(name).literal.utf8)
    index = stop
  }

  private func notAlone(_ name: String) -> SlateError {
    SlateError(
      "The parameter ${\(name)} must stand on its own.", at: .argument("${\(name)}"),
      hint: "Leave a space on both sides, and join texts with ||.")
  }

  /// Whether a byte next to a literal would become part of it.
  private static func sticks(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "$", "'", "\"", "\\", "&", ".": true
    default: byte >= 0x80
    }
  }

  /// A quoted text or name. Backslashes escape only where an `E` stands before the quote.
  private mutating func quoted(_ quote: UInt8) throws(SlateError) {
    let escapes = quote == UInt8(ascii: "'") && isEscapeString
    var stop = index + 1
    while stop < bytes.count {
      if bytes[stop] == quote {
        guard stop + 1 < bytes.count, bytes[stop + 1] == quote else { break }
        stop += 2
      } else {
        stop += escapes && bytes[stop] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    stop = min(stop, bytes.count)
    let content = String(decoding: bytes[(index + 1)..<stop], as: UTF8.self)
    let after = min(stop + 1, bytes.count)
    if quote == UInt8(ascii: "'"), !escapes, let name = Placeholder.name(content), names.contains(name) {
      if let before = result.last, SQLSubstitution.sticks(before) { throw notAlone(name) }
      if after < bytes.count, SQLSubstitution.sticks(bytes[after]) { throw notAlone(name) }
      result += Array(try value(name).quoted.utf8)
    } else {
      try refusePlaceholders(in: content)
      result += bytes[index..<after]
    }
    index = after
  }

  private var isEscapeString: Bool {
    guard let last = result.last, last == UInt8(ascii: "e") || last == UInt8(ascii: "E") else { return false }
    guard result.count > 1 else { return true }
    return !SQLSubstitution.sticks(result[result.count - 2])
  }

  /// A text between dollar signs, or a dollar sign alone.
  private mutating func dollar() throws(SlateError) {
    var stop = index + 1
    while stop < bytes.count, bytes[stop] != UInt8(ascii: "$"), SQLSubstitution.sticks(bytes[stop]),
      bytes[stop] != UInt8(ascii: "'"), bytes[stop] != UInt8(ascii: "\"")
    {
      stop += 1
    }
    let startsWithDigit = at(1).map { (0x30...0x39).contains($0) } ?? false
    guard stop < bytes.count, bytes[stop] == UInt8(ascii: "$"), !startsWithDigit else {
      result.append(bytes[index])
      index += 1
      return
    }
    let tag = String(decoding: bytes[index...stop], as: UTF8.self)
    let close = end(of: tag, from: stop + 1)
    try refusePlaceholders(in: String(decoding: bytes[index..<close], as: UTF8.self))
    result += bytes[index..<close]
    index = close
  }

  private func refusePlaceholders(in content: String) throws(SlateError) {
    guard let name = Placeholder.firstName(in: content, among: names) else { return }
    throw SlateError(
      "The parameter ${\(name)} stands inside quotes.", at: .argument("${\(name)}"),
      hint: "Write it outside of them, and join texts with ||: '%' || ${\(name)} || '%'")
  }
}
