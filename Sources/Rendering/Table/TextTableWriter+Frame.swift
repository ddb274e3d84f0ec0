import SlateKit

extension TextTableWriter {
  /// Writes the labels, the units where there are any, and the rule.
  func writeHeader(_ layout: TableLayout, to sink: inout Sink) {
    writeLines(layout, bold: true, to: &sink) { $0.label }
    if layout.shown.contains(where: { !columns[$0].unit.isEmpty }) {
      writeLines(layout, bold: false, to: &sink) { $0.unit }
    }
    let rule = layout.widths.map { Cell(String(repeating: marks.rule, count: $0), isDim: true) }
    write(rule, layout, gap: marks.rule, to: &sink)
  }

  /// Writes texts above their columns, the last line of each next to what follows.
  private func writeLines(
    _ layout: TableLayout, bold: Bool, to sink: inout Sink, text: (Column) -> String
  ) {
    let blocks = zip(layout.shown, layout.widths).map { index, width in
      lines(VisibleText.of(text(columns[index]), unicode: style.unicode), width: width)
    }
    let height = blocks.map(\.count).max() ?? 0
    for line in 0..<height {
      let cells = blocks.map { block in
        let place = line - (height - block.count)
        return Cell(place < 0 ? "" : block[place], isDim: !bold)
      }
      write(cells, layout, bold: bold, gap: bold && line == height - 1 ? marks.cut : "", to: &sink)
    }
  }

  private func lines(_ text: String, width: Int) -> [String] {
    let lines = Wrapping.lines(text, width: width)
    let most = TableLayout.labelLines + 1
    guard lines.count > most else { return lines }
    let last = lines[most - 1]
    // Something is missing behind the last line even where that line fits.
    let isFull = DisplayWidth.of(last) >= width
    let cut = isFull ? Wrapping.cut(last + " ", width: width, mark: marks.cut) : last + marks.cut
    return lines.prefix(most - 1) + [cut]
  }

  /// Writes how many rows there are, and what of the table is not shown.
  func writeFooter(_ layout: TableLayout, rows count: Int, leftOut: Int, to sink: inout Sink) {
    var footer = TextTableWriter.counted(count, "row")
    if leftOut > 0 { footer += " (\(TextTableWriter.grouped(count - leftOut)) shown)" }
    if layout.shown.count < columns.count {
      let shown = Set(layout.shown)
      let names = columns.indices.filter { !shown.contains($0) }.map {
        VisibleText.of(columns[$0].name, unicode: style.unicode)
      }
      footer += marks.separator + TextTableWriter.counted(columns.count, "column")
      footer += " (\(shown.count) shown; not shown: \(names.joined(separator: ", ")))"
    }
    for line in Wrapping.lines(footer, width: style.width) {
      sink.write((style.colour ? "\u{1B}[2m" + line + "\u{1B}[0m" : line) + "\n")
    }
  }

  /// A number of things: `1 row`, `12,211 rows`.
  static func counted(_ count: Int, _ thing: String) -> String {
    "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  private static func grouped(_ count: Int) -> String { Numbers.text(.integer(count), grouping: true) }
}
