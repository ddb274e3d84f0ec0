/// A table that was laid out to be printed: titles above it, names in one or several lines, headings among its rows, footnotes below.
struct PrintedTable {
  /// A row as the file has it, and the line or sheet row that it begins on.
  typealias Record = (line: Int, values: [String])

  /// The largest file in which a printed table is looked for, in bytes.
  static let mostBytes = 64 << 20
  /// How many lines the names may have.
  private static let mostNameLines = 4

  /// The names, and below them the rows.
  private(set) var rows: [[String]] = []
  /// What was found where, in whole sentences.
  private(set) var notes: [String] = []

  private let records: [Record]
  private var width = 0
  private let unit: String

  /// Finds the table among the rows of a file; nil where what is there has no clear beginning and end.
  ///
  /// - Parameters:
  ///   - records: The rows; blank ones may be left out.
  ///   - unit: What a row's place is called: `line` in a text, `row` in a sheet.
  init?(_ records: [Record], unit: String = "line") {
    self.records = records.map { ($0.line, $0.values.map { $0.trimmingSpaces() }) }
      .filter { record in record.1.contains { !$0.isEmpty } }
    self.unit = unit
    let blank = records.count - self.records.count
    let fills = self.records.map { Self.filled($0.values) }.filter { $0 >= 2 }.sorted()
    guard fills.count >= 2 else { return nil }
    let usual = fills[fills.count / 2]
    guard let first = self.records.firstIndex(where: { Self.filled($0.values) >= max(2, usual / 4) }),
      let last = self.records.lastIndex(where: { Self.filled($0.values) >= max(2, usual / 8) }), last > first
    else { return nil }
    var end = first + 1
    while end < last, end - first < Self.mostNameLines, continuesNames(end, from: first) { end += 1 }
    width = self.records[first..<end].map { Self.lastFilled($0.values) + 1 }.max() ?? 0
    guard hasFootnotesOnly(from: last + 1), fits(end...last) else { return nil }
    build(names: first..<end, rows: end...last)
    if blank > 0 { notes.append("\(blank) rows without any value were left out.") }
  }

  /// Whether there is anything around or within the table that a plain file does not have.
  var isPrinted: Bool { !notes.isEmpty }

  private static func filled(_ values: [String]) -> Int { values.count { !$0.isEmpty } }

  private static func lastFilled(_ values: [String]) -> Int { values.lastIndex { !$0.isEmpty } ?? 0 }

  private static func isNumber(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { NumberShape($0) != nil } || KnownSymbols.contains(text)
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && Int(text) != nil
  }

  /// Whether a row goes on with the names: nothing measured in it, and its first place, or that above it, is blank.
  private func continuesNames(_ index: Int, from first: Int) -> Bool {
    let values = records[index].values
    guard Self.filled(values) >= 2, !values.contains(where: { Self.isNumber($0) && !Self.isYear($0) })
    else { return false }
    let above = records[first..<index]
    return (values.first ?? "").isEmpty || above.allSatisfy { ($0.values.first ?? "").isEmpty }
  }

  /// Whether what stands below the table are notes: set apart by a blank line, or sentences.
  private func hasFootnotesOnly(from index: Int) -> Bool {
    guard index < records.count else { return true }
    let texts = records[index...].compactMap { $0.values.first { !$0.isEmpty } }
    guard let first = texts.first else { return true }
    // A row that was cut off would look like a note, so the first must read like one.
    let isSeparate = index > 0 && records[index].line > records[index - 1].line + 1
    return isSeparate || first.count >= 40 || first.contains(". ") || first.contains(": ")
      || ["source", "note", "footnote", "(c)", "©"].contains { first.lowercased().hasPrefix($0) }
  }

  /// Whether no row holds more than there are names for, and rows have as many values as the file gives them everywhere.
  private func fits(_ range: ClosedRange<Int>) -> Bool {
    let counts = Set(records[range].filter { Self.filled($0.values) >= 2 }.map(\.values.count))
    return counts.count == 1 && records[range].allSatisfy { Self.lastFilled($0.values) < width }
  }

  private mutating func build(names range: Range<Int>, rows body: ClosedRange<Int>) {
    let below = records[(body.upperBound + 1)...]
    var stripped: [String] = []
    let names = names(of: range, stripped: &stripped)
    let most = Self.footnotes(in: below)
    let isHeading = { (record: Record) in Self.filled(record.values) == 1 && !record.values[0].isEmpty }
    let headings = records[body].filter(isHeading)
    var heading = ""
    var glued: [String] = []
    let free = ["heading", "heading_above", "heading_above_2"].first { name in
      !names.contains { $0.lowercased() == name }
    }
    rows = [names + (headings.isEmpty ? [] : [free ?? "heading_above_3"])]
    for record in records[body] {
      if isHeading(record) {
        heading = record.values[0]
        continue
      }
      var values = Array(record.values.prefix(width))
      values += Array(repeating: "", count: max(0, width - values.count))
      if let first = values.first, let bare = Self.withoutDigits(first, upTo: most) {
        glued.append("\(first) (\(unit) \(record.line))")
        values[0] = bare
      }
      rows.append(values + (headings.isEmpty ? [] : [heading]))
    }
    say(range, headings.map(\.values[0]), below, stripped: stripped, glued: glued)
  }

  private mutating func say(
    _ names: Range<Int>, _ headings: [String], _ below: ArraySlice<Record>, stripped: [String],
    glued: [String]
  ) {
    let (first, last) = (records[names.lowerBound].line, records[names.upperBound - 1].line)
    if names.lowerBound > 0 || names.count > 1 || first > 1 {
      let place = first == last ? "\(unit) \(first)" : "\(unit)s \(first) to \(last)"
      let title =
        names.lowerBound > 0 ? ", below '\(records[0].values.first { !$0.isEmpty }?.prefix(60) ?? "")'" : ""
      notes.append("This is a printed table: its column names were found on \(place)\(title).")
    }
    if !headings.isEmpty {
      notes.append(
        "\(headings.count) rows hold nothing but a heading (\(Importer.list(headings))): the rows below each of them have it in the column '\(rows[0].last ?? "")'."
      )
    }
    if let note = below.first {
      notes.append(
        "\(below.count) rows below the table, from \(unit) \(note.line) on, are notes and were left out.")
    }
    if !stripped.isEmpty {
      notes.append("Footnote digits were taken off column names: \(Importer.list(stripped)).")
    }
    if !glued.isEmpty { notes.append("Footnote digits were taken off names: \(Importer.list(glued)).") }
  }

  /// One name for each column: the names above one another, each for the blank columns to its right, too.
  private func names(of range: Range<Int>, stripped: inout [String]) -> [String] {
    let lines = records[range].map(\.values)
    var names: [String] = []
    var last = Array(repeating: "", count: lines.count)
    for column in 0..<width {
      var parts: [String] = []
      for (index, line) in lines.enumerated() {
        var text = column < line.count ? line[column] : ""
        if let bare = Self.withoutDigits(text, upTo: 20) {
          if !stripped.contains(text) { stripped.append(text) }
          text = bare
        }
        let isLowest = index == lines.count - 1
        let isNamedBelow = lines.dropFirst(index + 1).contains { column < $0.count && !$0[column].isEmpty }
        if text.isEmpty, !isLowest, isNamedBelow {
          text = last[index]
        } else {
          last[index] = text
          for lower in lines.indices where lower > index { last[lower] = "" }
        }
        if !text.isEmpty { parts.append(text) }
      }
      names.append(parts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    return names
  }

  /// The highest number of the notes below a table; 0 where they are not numbered.
  private static func footnotes(in records: ArraySlice<Record>) -> Int {
    records.compactMap { record in
      let text = record.values.first { !$0.isEmpty } ?? ""
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, [".", ")", " ", ":"].contains(text.dropFirst(digits.count).first) else {
        return nil
      }
      return Int(digits)
    }.filter { $0 <= 40 }.max() ?? 0
  }

  /// A name without the footnote digits that are glued to it (`Rate2`, `Decisions1,9`); nil where it has none.
  static func withoutDigits(_ text: String, upTo most: Int) -> String? {
    let tail = text.reversed().prefix { $0.isASCII && $0.isNumber || $0 == "," }
    guard !tail.isEmpty, most > 0 else { return nil }
    let bare = String(text.dropLast(tail.count))
    let numbers = String(tail.reversed()).split(separator: ",", omittingEmptySubsequences: false).map {
      Int($0)
    }
    let word = bare.reversed().prefix { $0.isLetter }
    guard let last = bare.last, last.isLowercase && word.count >= 4 || last == ")" && bare.count > 4,
      numbers.allSatisfy({ $0.map { 1...most ~= $0 } ?? false })
    else { return nil }
    return bare
  }
}
