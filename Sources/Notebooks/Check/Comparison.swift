/// How an output differs from the recorded one.
struct Comparison {
  /// A line that differs; nil where the other side has one more.
  struct Line: Sendable, Equatable {
    var recorded: String?
    var now: String?

    /// Whether only the fingerprints of what is not shown differ in it.
    var isFingerprint: Bool {
      [recorded, now].allSatisfy { $0?.hasPrefix(RecordedLine.fingerprint) ?? false }
    }
  }

  /// The lines that differ, in their order.
  private(set) var lines: [Line] = []
  /// The numbers that are furthest from each other, as they stand in the outputs.
  private(set) var furthest: (recorded: String, now: String, distance: Double)?

  /// Compares two outputs as a cell's fence wants it.
  init(recorded: String, now: String, _ attributes: CellAttributes) {
    guard attributes.check != .none, recorded != now else { return }
    let first = Comparison.lines(recorded, attributes)
    let second = Comparison.lines(now, attributes)
    let texts = (first.map(NumberText.init), second.map(NumberText.init))
    func match(_ one: NumberText, _ other: NumberText) -> Bool {
      one.matches(other, within: attributes.tolerance)
    }
    if first.count == second.count, zip(texts.0, texts.1).allSatisfy(match) {
      // Columns may move where a number is written otherwise, and only there.
      if zip(texts.0, texts.1).contains(where: { $0.writesNumbersOtherwise(than: $1) }) { return }
      lines = zip(first, second).filter { $0 != $1 }.map { Line(recorded: $0, now: $1) }
      return
    }
    if first.count == second.count, zip(texts.0, texts.1).allSatisfy({ $0.hasWords(of: $1) }) {
      for index in first.indices where !match(texts.0[index], texts.1[index]) {
        lines.append(Line(recorded: first[index], now: second[index]))
        note(texts.0[index].furthest(from: texts.1[index]))
      }
      return
    }
    compare(first, second, texts.0, texts.1, match)
  }

  /// The lines that are compared.
  private static func lines(_ output: String, _ attributes: CellAttributes) -> [String] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if attributes.check == .shape { return lines.filter { $0.hasPrefix(RecordedLine.shape) } }
    let others = lines.filter { !$0.hasPrefix(RecordedLine.shape) }
    return attributes.tolerance > 0 ? others.filter { !$0.hasPrefix(RecordedLine.fingerprint) } : others
  }

  private mutating func compare(
    _ first: [String], _ second: [String], _ one: [NumberText], _ other: [NumberText],
    _ match: (NumberText, NumberText) -> Bool
  ) {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in other.difference(from: one, by: match) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (index, place) = (0, 0)
    while index < first.count || place < second.count {
      var (gone, come): ([Int], [Int]) = ([], [])
      while removed.contains(index + gone.count) { gone.append(index + gone.count) }
      while inserted.contains(place + come.count) { come.append(place + come.count) }
      pair(gone.map { ($0, one[$0]) }, come.map { ($0, other[$0]) }, first, second)
      index += gone.count + 1
      place += come.count + 1
    }
  }

  /// Pairs lines that stand in one place: those that differ only in numbers or begin with the same word, and the others in
  /// their order.
  private mutating func pair(
    _ gone: [(line: Int, text: NumberText)], _ come: [(line: Int, text: NumberText)], _ first: [String],
    _ second: [String]
  ) {
    var cursor = 0
    var waiting: [Int] = []
    func add(_ recorded: [Int], _ now: [Int]) {
      for index in 0..<max(recorded.count, now.count) {
        let old = index < recorded.count ? first[recorded[index]] : nil
        lines.append(Line(recorded: old, now: index < now.count ? second[now[index]] : nil))
      }
    }
    for (line, text) in gone {
      guard let partner = come[cursor...].firstIndex(where: { text.isSimilar(to: $0.text) }) else {
        waiting.append(line)
        continue
      }
      add(waiting, come[cursor..<partner].map(\.line))
      add([line], [come[partner].line])
      if gone.count == come.count { note(text.furthest(from: come[partner].text)) }
      waiting = []
      cursor = partner + 1
    }
    add(waiting, come[cursor...].map(\.line))
  }

  private mutating func note(_ pair: (recorded: NumberText.Number, now: NumberText.Number)?) {
    guard let pair else { return }
    let distance = abs(pair.recorded.value - pair.now.value)
    if distance > furthest?.distance ?? 0 { furthest = (pair.recorded.text, pair.now.text, distance) }
  }
}
