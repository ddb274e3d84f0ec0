/// What the byte-by-byte pass gathers about one column while it goes over the rows.
///
/// Each different text is looked at once, at the end. Only where a column has more of them than the table takes, a number
/// that is not in the table is looked at where it stands.
struct ColumnScan: Sendable {
  /// The different texts; not all of them where the table is full.
  private(set) var texts = TextTable()
  /// What was found in cells whose text is not in the table.
  private var rest = ColumnProfile()
  /// The texts that are no numbers and not in the table.
  private var restOthers: [String: Int] = [:]

  /// Whether no cell holds anything.
  var isEmpty: Bool { texts.entries.isEmpty && rest.filled == 0 }

  /// Takes a cell that is not empty.
  @inline(__always)
  mutating func take(_ cell: UnsafeRawBufferPointer, row: Int) {
    if texts.isFull || !texts.count(cell, row: row) { takeRest(cell, row: row) }
  }

  private mutating func takeRest(_ cell: UnsafeRawBufferPointer, row: Int) {
    if let number = NumberShape(cell) {
      rest.filled += 1
      rest.take(number, cells: 1, firstRow: row, isPadded: Self.isPadded(cell))
      return
    }
    if texts.count(cell, row: row) { return }
    rest.filled += 1
    if restOthers.count <= ColumnProfile.mostOthers {
      let text = String(decoding: cell, as: UTF8.self)
      if restOthers[text] == nil { restOthers[text] = row }
    }
  }

  /// Adds what another scan of the same column found in other rows, which `row` renumbers.
  mutating func merge(_ other: ColumnScan, row: (Int) -> Int) {
    for number in texts.merge(other.texts, row: row) {
      let entry = other.texts.entries[number]
      other.texts.withText(number) { cell in
        let firstRow = row(entry.firstRow)
        rest.filled += entry.count
        if let number = NumberShape(cell) {
          rest.take(number, cells: entry.count, firstRow: firstRow, isPadded: Self.isPadded(cell))
        } else {
          noteOther(String(decoding: cell, as: UTF8.self), row: firstRow)
        }
      }
    }
    rest.merge(other.rest, row: row)
    for (text, firstRow) in other.restOthers { noteOther(text, row: row(firstRow)) }
  }

  private mutating func noteOther(_ text: String, row: Int) {
    if let known = restOthers[text] {
      restOthers[text] = min(known, row)
    } else if restOthers.count <= ColumnProfile.mostOthers {
      restOthers[text] = row
    }
  }

  private static func isPadded(_ cell: UnsafeRawBufferPointer) -> Bool {
    let text = String(decoding: cell, as: UTF8.self)
    return text != text.trimmingSpaces()
  }

  /// The different texts in the order of their bytes; nil where there are too many, or the engine cannot number them.
  var codes: [String]? {
    guard !texts.isFull, !texts.entries.isEmpty else { return nil }
    let sorted = texts.sorted()
    // The engine's statements cannot hold a NUL character.
    return sorted.contains { $0.utf8.contains(0) } ? nil : sorted
  }

  /// What the column holds.
  func profile() -> ColumnProfile {
    var profile = rest
    var others: [String: Int] = restOthers
    for (index, entry) in texts.entries.enumerated() {
      profile.filled += entry.count
      texts.withText(index) { text in
        if let number = NumberShape(text) {
          profile.take(
            number, cells: entry.count, firstRow: entry.firstRow, isPadded: Self.isPadded(text))
        } else if others.count <= ColumnProfile.mostOthers {
          let text = String(decoding: text, as: UTF8.self)
          others[text] = min(others[text] ?? entry.firstRow, entry.firstRow)
        }
      }
    }
    let sorted = others.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (text, row) in sorted { profile.take(ColumnProfile.Other(text: text, firstRow: row)) }
    return profile
  }
}
