import SlateKit

/// Which columns of a table are shown, and how wide each is.
struct TableLayout: Sendable {
  /// What one column needs.
  struct Need: Sendable {
    /// What stands above the column.
    var label: String
    /// What stands under the label.
    var unit: String
    /// The width of its widest cell.
    var cells: Int
    /// Whether its cells are numbers, which are never cut.
    var isNumeric: Bool
    /// Whether it is left out before others are.
    var isDetail = false
  }

  /// The width to which no column of text is cut.
  static let narrowest = 6
  /// The width of texts that stay whole: a period or a code says nothing once it is cut.
  static let short = 10
  /// The width that a text keeps as long as a label can be broken instead.
  static let recognisable = 14
  /// The width that a text keeps as long as there are details to leave out.
  static let readable = 44
  /// How many columns stay clear between two.
  static let gutter = 2
  /// How many lines a label may take.
  static let labelLines = 3

  /// The columns that are shown, by their places in the table.
  private(set) var shown: [Int]
  /// The width of each shown column.
  private(set) var widths: [Int] = []
  /// Before which of the shown columns others are left out; nil where none is.
  private(set) var gap: Int?

  /// A layout within a width.
  ///
  /// What a column can do without goes first: its label is broken into lines. Then texts are cut, the widest first, to what can
  /// be recognised; then words of labels are broken, and texts are cut further. Where that
  /// is not enough, details are left out, the last first; then columns in the middle.
  init(_ needs: [Need], width: Int, gapWidth: Int = 1) {
    let natural = needs.map { min(max($0.cells, DisplayWidth.of($0.label), DisplayWidth.of($0.unit)), width) }
    let whole = zip(needs, natural).map { need, natural in
      min(
        natural,
        max(need.cells, TableLayout.width(ofLabel: need.label), TableLayout.width(ofLabel: need.unit)))
    }
    let least = needs.indices.map { index -> Int in
      let isWhole = needs[index].isNumeric || needs[index].cells <= TableLayout.short
      return min(whole[index], max(isWhole ? needs[index].cells : 0, TableLayout.narrowest))
    }
    // A detail is not worth breaking words or cutting names to their first letters.
    let comfortable = needs.indices.map { index in
      needs[index].isNumeric ? whole[index] : max(least[index], min(whole[index], TableLayout.readable))
    }
    shown = Array(needs.indices)
    while let detail = shown.last(where: { needs[$0].isDetail }),
      TableLayout.total(shown.map { comfortable[$0] }, gap: nil) > width
    {
      shown.removeAll { $0 == detail }
    }
    while shown.count > 1,
      TableLayout.total(shown.map { least[$0] }, gap: gap == nil ? nil : gapWidth) > width
    {
      let middle = shown.count / 2
      shown.remove(at: middle)
      gap = middle
    }
    widths = shown.map { natural[$0] }
    // A name in its first letters says less than a label with a broken word.
    let recognisable = needs.indices.map { index in
      needs[index].isNumeric ? least[index] : max(least[index], min(whole[index], TableLayout.recognisable))
    }
    for minimum in [whole, recognisable, least] {
      shrink(to: shown.map { minimum[$0] }, within: width, gapWidth: gapWidth)
    }
  }

  /// The width that all columns take together.
  static func total(_ widths: [Int], gap: Int?) -> Int {
    let all = widths + (gap.map { [$0] } ?? [])
    return all.reduce(0, +) + gutter * max(all.count - 1, 0)
  }

  /// The least width in which a text takes few lines and no word is broken.
  private static func width(ofLabel text: String) -> Int {
    let length = DisplayWidth.of(text)
    var width = max(
      text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0, length / labelLines)
    while width < length, Wrapping.lines(text, width: width).count > labelLines { width += 1 }
    return width
  }

  /// Takes width away from the widest column that has any to spare, until all fit.
  private mutating func shrink(to minimum: [Int], within width: Int, gapWidth: Int) {
    var excess = TableLayout.total(widths, gap: gap == nil ? nil : gapWidth) - width
    while excess > 0 {
      let spare = widths.indices.filter { widths[$0] > minimum[$0] }
      guard let widest = spare.max(by: { widths[$0] < widths[$1] }) else { return }
      // Down to the next widest at once; among equals, one by one from the right.
      let next = spare.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? minimum[widest]
      let isAlone = spare.filter { widths[$0] == widths[widest] }.count == 1
      let step = isAlone ? min(excess, widths[widest] - max(next, minimum[widest])) : 1
      widths[widest] -= max(step, 1)
      excess -= max(step, 1)
    }
  }
}
