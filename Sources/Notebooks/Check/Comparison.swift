/// How an output differs from the recorded one.
struct Comparison {
  /// A line that differs; nil where the other side has one more.
  struct Line: Sendable, Equatable {
    var recorded: String?
    var now: String?
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
      let isRemoved = index < first.count && removed.contains(index)
      let isInserted = place < second.count && inserted.contains(place)
      if isRemoved || isInserted {
        lines.append(Line(recorded: isRemoved ? first[index] : nil, now: isInserted ? second[place] : nil))
        if isRemoved, isInserted { note(one[index].furthest(from: other[place])) }
      }
      if isRemoved || !isInserted { index += 1 }
      if isInserted || !isRemoved { place += 1 }
    }
  }

  private mutating func note(_ pair: (recorded: NumberText.Number, now: NumberText.Number)?) {
    guard let pair else { return }
    let distance = abs(pair.recorded.value - pair.now.value)
    if distance > furthest?.distance ?? 0 { furthest = (pair.recorded.text, pair.now.text, distance) }
  }
}
