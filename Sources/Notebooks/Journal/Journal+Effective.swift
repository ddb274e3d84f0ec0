import Interpreter
import SlateKit

extension Journal {
  /// The lines that a notebook of the session has: those that found something out or changed what later ones see, without
  /// failures, look-arounds and repeats.
  ///
  /// - Parameters:
  ///   - last: Only so many lines, and of those before them the imports and what they depend on; nil for all.
  ///   - since: The number of lines that are left out likewise, at the beginning.
  public func effectiveLines(last: Int? = nil, since: Int = 0) -> [String] {
    let succeeded = entries.enumerated().filter(\.element.succeeded)
    let entries = succeeded.map { JournalLine($0.element) }
    var candidates: [Int] = []
    for (index, entry) in entries.enumerated() where entry.isEffective {
      let repeats = candidates.last.map { entries[$0].text == entry.text } ?? false
      if !repeats || entry.usesLast { candidates.append(index) }
    }
    let recent = candidates.filter { succeeded[$0].offset >= since }
    if since > 0, recent.isEmpty { return [] }
    let wanted = Set(last.map { Array(recent.suffix($0)) } ?? recent)
    let effective = Set(candidates)
    var needed: Set<String> = []
    var needsTable = false
    var kept: [String] = []
    for (index, entry) in entries.enumerated().reversed() {
      let suppliesTable = needsTable && entry.givesTable
      let isNeeded = entry.isImport || (entry.definedName.map(needed.contains) ?? false)
      guard wanted.contains(index) || suppliesTable || (effective.contains(index) && isNeeded) else {
        continue
      }
      if entry.givesTable { needsTable = false }
      if let name = entry.definedName { needed.remove(name) }
      needed.formUnion(entry.usedNames)
      if entry.usesLast { needsTable = true }
      kept.append(effective.contains(index) ? entry.text : entry.textWithoutGestures)
    }
    var lines: [String] = []
    for line in kept.reversed()
    where lines.last != line || JournalLine.names(in: line).contains(Session.lastName) {
      lines.append(line)
    }
    return lines
  }
}

/// A line of the journal with what depends on it and what it depends on.
private struct JournalLine {
  let text: String
  let givesTable: Bool
  /// Whether it belongs in a notebook: its last command is not a gesture.
  let isEffective: Bool
  /// Whether it changes what later lines see, other than by a name.
  let isImport: Bool
  /// The name that it gives its result, in lower case.
  let definedName: String?
  /// Every word in it that could be a name, in lower case.
  let usedNames: Set<String>
  let textWithoutGestures: String

  var usesLast: Bool { usedNames.contains(Session.lastName) }

  init(_ entry: Journal.Entry) {
    text = entry.line.trimmingBlanks()
    givesTable = entry.givesTable
    isEffective = entry.kinds.last.map { $0 != .gesture } ?? false
    var names = JournalLine.names(in: text)
    var definition: String?
    var shortened = text
    if case .complete(let statement) = LineParser.parse(text) {
      if let last = statement.stages.last, last.words.count > 1, last.words[0].text == "let" {
        definition = last.words[1].text.lowercased()
        let body = statement.stages.dropLast().map { statement.source($0.range) }.joined(separator: " | ")
        names = JournalLine.names(in: body)
      }
      let gestures = entry.kinds.reversed().prefix { $0 == .gesture }.count
      if gestures < statement.stages.count, gestures > 0, definition == nil {
        let end = statement.stages[statement.stages.count - gestures - 1].range.upperBound
        shortened = statement.source(0..<end).trimmingBlanks()
      }
    }
    usedNames = names
    definedName = definition
    isImport = entry.kinds.contains(.effect) && definition == nil
    textWithoutGestures = shortened
  }

  static func names(in text: String) -> Set<String> {
    Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { $0.lowercased() })
  }
}
