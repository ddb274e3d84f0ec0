import SlateKit

/// Reads a line as a pipeline of commands.
///
/// Words are quoted with `'...'` or `"..."`; `#` begins a comment; `|` hands a result on. A line that begins with `select` or
/// `with`, or with `from` and more than a table's name, is SQL up to the first `|` outside quotes and parentheses.
/// `let NAME = ...` is the pipeline behind it with `let NAME` at its end.
public struct LineParser {
  let bytes: [UInt8]
  private let line: String
  var position = 0

  private init(_ line: String) {
    self.line = line
    bytes = Array(line.utf8)
  }

  /// What a line means, or that more must follow.
  public static func parse(_ line: String) -> ParseResult {
    var parser = LineParser(line)
    do {
      return .complete(try parser.statement())
    } catch is Unfinished {
      return .incomplete
    } catch let error as SlateError {
      return .failure(error)
    } catch {
      return .failure(SlateError("The line cannot be read: \(error)."))
    }
  }

  struct Unfinished: Error {}

  private mutating func statement() throws -> Statement {
    if let stage = try definition() { return Statement(line: line, stages: [stage]) }
    let binding = try letBinding()
    var stages: [Statement.Stage] = []
    while true {
      skipBlanks()
      if position >= bytes.count {
        if !stages.isEmpty { throw Unfinished() }
        if let binding {
          throw SlateError(
            "Nothing stands behind 'let \(binding[1].text) ='.", at: .range(binding[1].range),
            hint: "let NAME = from TABLE | ...")
        }
        return Statement(line: line, stages: [])
      }
      stages.append(try isSQL(first: stages.isEmpty) ? sqlStage() : commandStage(isFirst: stages.isEmpty))
      skipBlanks()
      if position >= bytes.count { break }
      position += 1  // the bar
    }
    if let binding {
      stages.append(.init(words: binding, range: binding[0].range.lowerBound..<binding[1].range.upperBound))
    }
    return Statement(line: line, stages: stages)
  }

  /// The words `let NAME`, with the position behind `=`; nil where the line does not begin so.
  private mutating func letBinding() throws -> [Word]? {
    let start = position
    skipBlanks()
    guard let word = try word(), word.text == "let", !word.isQuoted else {
      position = start
      return nil
    }
    skipBlanks()
    guard let name = try self.word() else {
      position = start
      return nil
    }
    if let split = name.text.firstIndex(of: "="), !name.isQuoted {
      let head = String(name.text[..<split])
      position = name.range.lowerBound + head.utf8.count + 1
      return [word, Word(text: head, range: name.range.lowerBound..<(position - 1), isQuoted: false)]
    }
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      throw SlateError(
        "'let \(name.text)' lacks its '='.", at: .range(name.range), hint: "let NAME = from TABLE | ...")
    }
    position += 1
    return [word, name]
  }

  private mutating func commandStage(isFirst: Bool) throws -> Statement.Stage {
    var words: [Word] = []
    while true {
      skipBlanks()
      guard let word = try word() else { break }
      words.append(word)
    }
    guard let first = words.first, let last = words.last else {
      throw SlateError(
        isFirst ? "Nothing stands before '|'." : "Nothing stands between two '|'.",
        at: .range(position..<min(position + 1, bytes.count)), hint: "A pipeline is COMMAND | COMMAND | ...")
    }
    return .init(words: words, range: first.range.lowerBound..<last.range.upperBound)
  }

  // MARK: Words

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Whether a backslash here ends its line.
  var isContinuation: Bool {
    var next = position + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D { next += 1 }
    return bytes[position] == UInt8(ascii: "\\") && (next >= bytes.count || bytes[next] == 0x0A)
  }

  var endsInBackslash: Bool {
    var end = bytes.count
    while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
    return end > 0 && bytes[end - 1] == UInt8(ascii: "\\")
  }

  /// Skips blanks, comments and continued line ends. Throws nothing: an open continuation is noticed at the end.
  mutating func skipBlanks() {
    while position < bytes.count {
      if isBlank(bytes[position]) {
        position += 1
      } else if bytes[position] == UInt8(ascii: "#"), position == 0 || isBlank(bytes[position - 1]) {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else {
        break
      }
    }
  }

  /// The word that begins here; nil at a bar or at the end.
  mutating func word() throws -> Word? {
    let start = position
    var text: [UInt8] = []
    var quotedParts = 0
    var bareParts = 0
    while position < bytes.count {
      let byte = bytes[position]
      if isBlank(byte) { break }
      if byte == UInt8(ascii: "|") {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "|") else { break }
        text += [byte, byte]
        position += 2
        bareParts += 1
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        text += try quoted(byte)
        quotedParts += 1
      } else if isContinuation {
        if bytes[position...].allSatisfy({ isBlank($0) || $0 == UInt8(ascii: "\\") }) { throw Unfinished() }
        break
      } else {
        text.append(byte)
        position += 1
        bareParts += 1
      }
    }
    if position < bytes.count, isContinuation {
      let end = position
      position += 1
      if end == start {
        skipBlanks()
        return try word()
      }
      return Word(
        text: String(decoding: text, as: UTF8.self), range: start..<end,
        isQuoted: quotedParts == 1 && bareParts == 0)
    }
    guard position > start else { return nil }
    return Word(
      text: String(decoding: text, as: UTF8.self), range: start..<position,
      isQuoted: quotedParts == 1 && bareParts == 0)
  }

  /// The text between quotes; the position moves behind them. In double quotes a backslash keeps a quote or a backslash.
  private mutating func quoted(_ quote: UInt8) throws -> [UInt8] {
    var text: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != quote {
      let next = position + 1
      if quote == UInt8(ascii: "\""), bytes[position] == UInt8(ascii: "\\"), next < bytes.count,
        bytes[next] == quote || bytes[next] == UInt8(ascii: "\\")
      {
        position = next
      }
      text.append(bytes[position])
      position += 1
    }
    if position >= bytes.count { throw Unfinished() }
    position += 1
    return text
  }
}
