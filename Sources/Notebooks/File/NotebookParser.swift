/// Reads a notebook's file line by line.
struct NotebookParser {
  private let lines: [SourceLine]
  private let newline: String
  private var index = 0
  private var blocks: [Notebook.Block] = []
  private var prose = ""
  private var cellCount = 0
  private var provenance: Provenance?
  /// Whether nothing but empty lines stands behind the last cell.
  private var followsCell = false

  init(_ text: String) {
    lines = SourceLine.lines(of: text)
    newline = lines.first.map { $0.raw.utf8.suffix(2).elementsEqual([0x0D, 0x0A]) } == true ? "\r\n" : "\n"
  }

  mutating func notebook() throws -> Notebook {
    let frontMatter = try frontMatter()
    while index < lines.count {
      let line = lines[index]
      if let fence = Fence(opening: line.text) {
        try block(fence, opening: line)
      } else if line.text.trimmingBlanks().hasPrefix("<!--") {
        try comment()
      } else {
        keep(line)
      }
    }
    endProse()
    return Notebook(frontMatter: frontMatter, provenance: provenance, blocks: blocks, newline: newline)
  }

  private mutating func keep(_ line: SourceLine) {
    if !line.isBlank { followsCell = false }
    prose += line.raw
    index += 1
  }

  private mutating func endProse() {
    if !prose.isEmpty { blocks.append(.prose(prose)) }
    prose = ""
  }

  // MARK: Front matter

  private mutating func frontMatter() throws -> FrontMatter {
    func isRule(_ line: SourceLine) -> Bool {
      var text = line.text
      if line.number == 1, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      return text.hasPrefix("---") && text.dropFirst(3).trimmingBlanks().isEmpty
    }
    guard let first = lines.first, isRule(first) else {
      throw NotebookError(
        "The notebook does not begin with its front matter.", line: 1,
        hint: "Its first three lines are at least '---', 'slate: \(Notebook.format)' and '---'.")
    }
    guard let end = lines.dropFirst().first(where: { isRule($0) || $0.text.trimmingBlanks() == "..." }) else {
      throw NotebookError("The front matter is not closed.", line: 1, hint: "It ends with a line '---'.")
    }
    let body = lines[1..<(end.number - 1)]
    let frontMatter = try FrontMatter(yaml: body.map { $0.text + "\n" }.joined(), firstLine: 2)
    blocks.append(.verbatim(lines[..<end.number].map(\.raw).joined()))
    index = end.number
    return frontMatter
  }

  // MARK: Blocks

  private mutating func comment() throws {
    let first = lines[index]
    repeat {
      let line = lines[index]
      keep(line)
      if line.text.utf8.containsSequence("-->") { return }
    } while index < lines.count
    throw NotebookError(
      "The comment that begins here is not closed.", line: first.number, hint: "It ends with '-->'.")
  }

  private mutating func block(_ fence: Fence, opening line: SourceLine) throws {
    var end = index + 1
    while end < lines.count, !fence.isClosed(by: lines[end].text) { end += 1 }
    guard end < lines.count else {
      throw NotebookError(
        "The block that begins here is not closed.", line: line.number,
        hint: "It ends with a line of \(fence.length) of the same marks, or more.")
    }
    let content = lines[(index + 1)..<end].map { fence.content(of: $0.text) }
    let raw = lines[index...end].map(\.raw).joined()
    let words = fence.words
    switch words.first {
    case "slate": try cell(fence, raw, content)
    case "slate-output": try output(words, raw, content)
    case "slate-provenance": try provenance(words, raw, content)
    case let name? where name.hasPrefix("slate-"):
      throw NotebookError(
        "There is no block called '\(name)'.", line: line.number,
        hint: "Slate's blocks are slate, slate-output and slate-provenance.")
    default:
      endProse()
      blocks.append(.verbatim(raw))
      followsCell = false
    }
    index = end + 1
  }

  private mutating func cell(_ fence: Fence, _ raw: String, _ content: [String]) throws {
    endProse()
    cellCount += 1
    let line = lines[index].number
    let attributes = try CellAttributes(Array(fence.words.dropFirst()), line: line)
    blocks.append(
      .cell(
        Cell(
          number: cellCount, line: line, source: content.joined(separator: "\n"), attributes: attributes,
          recorded: nil, raw: raw, indent: fence.indent)))
    followsCell = true
  }

  private mutating func output(_ words: [String], _ raw: String, _ content: [String]) throws {
    let line = lines[index].number
    try demandNoMore(words, line)
    guard followsCell, case .cell(var cell)? = blocks.last, cell.recorded == nil else {
      throw NotebookError(
        "This output has no cell before it.", line: line,
        hint: "An output follows its cell, with nothing but empty lines between them.")
    }
    cell.gap = prose
    prose = ""
    cell.rawOutput = raw
    cell.recorded = content.joined(separator: "\n")
    blocks[blocks.count - 1] = .cell(cell)
    followsCell = false
  }

  private mutating func provenance(_ words: [String], _ raw: String, _ content: [String]) throws {
    let line = lines[index].number
    try demandNoMore(words, line)
    if provenance != nil {
      throw NotebookError("There is a second provenance.", line: line, hint: "Remove it: a notebook has one.")
    }
    provenance = try Provenance(yaml: content.map { $0 + "\n" }.joined(), firstLine: line + 1)
    endProse()
    blocks.append(.provenance(raw))
    followsCell = false
  }

  private func demandNoMore(_ words: [String], _ line: Int) throws {
    guard words.count > 1 else { return }
    throw NotebookError(
      "'\(words[0])' takes no attribute, and '\(words[1])' stands behind it.", line: line,
      hint: "Attributes stand on the cell.")
  }
}

extension Sequence where Element == UInt8 {
  /// Whether the bytes of a text stand in it, one behind the other.
  func containsSequence(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    let bytes = Array(self)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
  }
}

extension Substring {
  func trimmingBlanks() -> String { String(self).trimmingBlanks() }
}
