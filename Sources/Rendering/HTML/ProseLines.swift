/// The blocks of Markdown's lines, one after the other.
struct ProseLines {
  /// A list: its items as lines of their own, and its first number where it counts.
  struct List {
    var first: Int?
    var items: [[String]]
  }

  enum Block {
    case heading(Int, String)
    case paragraph(String)
    case code(String)
    case rule
    case quote([String])
    case list(List)
    case table([String], [[String]])
  }

  private let lines: [String]
  private var index = 0

  init(_ lines: [String]) { self.lines = lines }

  /// The next block; nil at the end.
  ///
  /// - Parameter deeper: Whether quotes and lists may begin here.
  mutating func next(deeper: Bool) -> Block? {
    skipNothing()
    guard index < lines.count else { return nil }
    if let fence = fence(lines[index]) { return code(fence) }
    if let heading = ProseLines.heading(lines[index]) {
      index += 1
      return heading
    }
    if ProseLines.isRule(lines[index]) {
      index += 1
      return .rule
    }
    if deeper, ProseLines.isQuote(lines[index]) { return quote() }
    if deeper, ProseLines.marker(lines[index]) != nil { return list() }
    if let table = table() { return table }
    return paragraph(deeper: deeper)
  }

  /// Passes empty lines and comments, which are for those who edit the notebook.
  private mutating func skipNothing() {
    while index < lines.count {
      let text = lines[index].drop { $0 == " " || $0 == "\t" }
      if text.isEmpty {
        index += 1
      } else if text.hasPrefix("<!--") {
        while index < lines.count, !lines[index].contains("-->") { index += 1 }
        index += 1
      } else {
        return
      }
    }
  }

  private func fence(_ line: String) -> String? {
    let text = line.drop { $0 == " " }
    for mark in ["`", "~"] {
      let marks = text.prefix { String($0) == mark }
      if marks.count >= 3, mark == "~" || !text.dropFirst(marks.count).contains("`") { return String(marks) }
    }
    return nil
  }

  private mutating func code(_ fence: String) -> Block {
    index += 1
    var body: [String] = []
    while index < lines.count {
      let text = lines[index].drop { $0 == " " }
      index += 1
      if text.hasPrefix(fence), text.allSatisfy({ $0 == fence.first || $0 == " " }) { break }
      body.append(lines[index - 1])
    }
    return .code(body.joined(separator: "\n"))
  }

  private static func heading(_ line: String) -> Block? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first.map({ $0 == " " || $0 == "\t" }) ?? false
    else {
      return nil
    }
    var text = line.dropFirst(level).drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == "#" || last == " " || last == "\t" { text = text.dropLast() }
    return text.isEmpty ? nil : .heading(level, String(text))
  }

  private static func isRule(_ line: String) -> Bool {
    let marks = line.filter { $0 != " " && $0 != "\t" }
    return marks.count >= 3 && ["-", "*", "_"].contains { mark in marks.allSatisfy { String($0) == mark } }
  }

  private static func isQuote(_ line: String) -> Bool { line.drop { $0 == " " }.hasPrefix(">") }

  private mutating func quote() -> Block {
    var body: [String] = []
    while index < lines.count, ProseLines.isQuote(lines[index]) {
      var text = lines[index].drop { $0 == " " }.dropFirst()
      if text.first == " " { text = text.dropFirst() }
      body.append(String(text))
      index += 1
    }
    return .quote(body)
  }

  /// The mark of a list's item: how wide it is, and its number where it counts.
  private static func marker(_ line: String) -> (width: Int, number: Int?)? {
    let indent = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indent)
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
      return (indent + 2, nil)
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...9).contains(digits.count), let number = Int(digits) else { return nil }
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first == " " else { return nil }
    return (indent + digits.count + 2, number)
  }

  /// Whether a line of a paragraph begins a list: a number does so only from 1, since a line may begin with any other by chance.
  private static func beginsList(_ line: String) -> Bool {
    marker(line).map { $0.number == nil || $0.number == 1 } ?? false
  }

  private mutating func list() -> Block {
    guard let first = ProseLines.marker(lines[index]) else { return paragraph(deeper: false) }
    var list = List(first: first.number, items: [])
    while index < lines.count, let marker = ProseLines.marker(lines[index]), !ProseLines.isRule(lines[index]),
      (marker.number == nil) == (first.number == nil)
    {
      var item = [String(lines[index].dropFirst(marker.width))]
      index += 1
      while index < lines.count {
        let line = lines[index]
        let indent = line.prefix { $0 == " " }.count
        if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
          guard index + 1 < lines.count, lines[index + 1].prefix(while: { $0 == " " }).count >= marker.width
          else { break }
          item.append("")
        } else if indent >= marker.width {
          item.append(String(line.dropFirst(marker.width)))
        } else if item.last != "", !startsBlock(line), ProseLines.marker(line) == nil {
          item.append(String(line.dropFirst(indent)))
        } else {
          break
        }
        index += 1
      }
      list.items.append(item)
      if index + 1 < lines.count, lines[index].isEmpty,
        let next = ProseLines.marker(lines[index + 1]), (next.number == nil) == (first.number == nil)
      {
        index += 1
      }
    }
    return .list(list)
  }

  private func startsBlock(_ line: String) -> Bool {
    fence(line) != nil || ProseLines.heading(line) != nil || ProseLines.isRule(line)
      || ProseLines.isQuote(line)
  }

  private mutating func table() -> Block? {
    guard index + 1 < lines.count, lines[index].contains("|") else { return nil }
    let head = ProseLines.cells(lines[index])
    let rule = ProseLines.cells(lines[index + 1])
    guard head.count == rule.count, lines[index + 1].contains("-"),
      rule.allSatisfy({ $0.wholeMatch(of: /:?-+:?/) != nil })
    else { return nil }
    index += 2
    var rows: [[String]] = []
    while index < lines.count, lines[index].contains("|") {
      rows.append(ProseLines.cells(lines[index]))
      index += 1
    }
    return .table(head, rows)
  }

  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.drop(while: { $0 == " " }) {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if character == "|" { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.allSatisfy({ $0 == " " }) == true { cells.removeLast() }
    return cells.map { cell in
      let start = cell.drop { $0 == " " || $0 == "\t" }
      return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
  }

  private mutating func paragraph(deeper: Bool) -> Block {
    var body: [String] = []
    repeat {
      body.append(String(lines[index].drop { $0 == " " || $0 == "\t" }))
      index += 1
      if index < lines.count, let level = ProseLines.underline(lines[index]) {
        index += 1
        return .heading(level, body.joined(separator: " "))
      }
    } while index < lines.count && !lines[index].allSatisfy({ $0 == " " || $0 == "\t" })
      && !startsBlock(lines[index]) && !(deeper && ProseLines.beginsList(lines[index]))
    return .paragraph(body.joined(separator: "\n"))
  }

  private static func underline(_ line: String) -> Int? {
    guard !line.isEmpty else { return nil }
    let text = line.reversed().drop { $0 == " " }
    return text.isEmpty
      ? nil : text.allSatisfy { $0 == "=" } ? 1 : text.count > 1 && text.allSatisfy { $0 == "-" } ? 2 : nil
  }
}
