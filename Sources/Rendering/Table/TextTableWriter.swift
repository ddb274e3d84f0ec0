import SlateKit

/// Writes a table as aligned text: labels and units, one rule, rows, and a footer that says what is not shown.
struct TextTableWriter: TableWriter {
  /// How many rows decide on the widths where all are shown. Later cells that are wider stay whole, and stand out.
  static let sample = 10_000

  let columns: [Column]
  let style: Style
  let marks: Marks
  private let formats: [CellFormat]
  private let width: Int
  private let limit: Int?
  private var held: HeldRows
  private var layout: TableLayout?
  private var count = 0

  init(_ columns: [Column], style: Style, display: Display) {
    self.columns = columns
    self.style = style
    marks = Marks(unicode: style.unicode)
    formats = columns.map { CellFormat($0, unicode: style.unicode) }
    width = display.whole ? .max : max(style.width, 1)
    limit = display.whole ? nil : display.rows ?? style.rows
    // A reader who names a number means it.
    held = HeldRows(limit: limit, slack: display.rows == nil ? HeldRows.slack : 0)
  }

  mutating func begin(_ sink: inout Sink) {}

  mutating func add(_ table: Table, to sink: inout Sink) throws {
    count += table.rowCount
    if let layout {
      return try write(cells(of: HeldRows.Slice(table: table, rows: 0..<table.rowCount)), layout, to: &sink)
    }
    held.add(table)
    guard limit == nil, held.count >= TextTableWriter.sample else { return }
    let rows = held.shown.head.flatMap(cells)
    held = HeldRows(limit: nil)
    let layout = makeLayout(for: rows)
    self.layout = layout
    writeHeader(layout, to: &sink)
    try write(rows, layout, to: &sink)
  }

  mutating func end(_ sink: inout Sink) throws {
    if columns.isEmpty { return }
    if let layout { return writeFooter(layout, rows: count, leftOut: 0, to: &sink) }
    let shown = held.shown
    let head = shown.head.flatMap(cells)
    let tail = shown.tail.flatMap(cells)
    let layout = makeLayout(for: head + tail)
    writeHeader(layout, to: &sink)
    try write(head, layout, to: &sink)
    if shown.leftOut > 0 {
      let line = layout.shown.indices.map { place in
        Cell(Wrapping.cut(marks.rows, width: max(layout.widths[place], 1), mark: ""), isDim: true)
      }
      write(line, layout, to: &sink)
    }
    try write(tail, layout, to: &sink)
    writeFooter(layout, rows: count, leftOut: shown.leftOut, to: &sink)
  }

  private func cells(of slice: HeldRows.Slice) -> [[Cell]] {
    slice.rows.map { row in zip(formats, slice.table.vectors).map { $0.cell($1[row]) } }
  }

  private func makeLayout(for rows: [[Cell]]) -> TableLayout {
    let needs = columns.enumerated().map { index, column in
      TableLayout.Need(
        label: VisibleText.of(column.label, unicode: style.unicode),
        unit: VisibleText.of(column.unit, unicode: style.unicode),
        cells: rows.reduce(0) { max($0, $1[index].width) }, isNumeric: column.kind.isNumeric,
        isDetail: column.isDetail)
    }
    return TableLayout(needs, width: width, gapWidth: DisplayWidth.of(marks.cut))
  }

  private func write(_ rows: [[Cell]], _ layout: TableLayout, to sink: inout Sink) throws {
    for row in rows {
      write(layout.shown.map { row[$0] }, layout, to: &sink)
      try sink.flushIfFull()
    }
  }

  /// Writes one line of cells, one for each shown column.
  func write(
    _ cells: [Cell], _ layout: TableLayout, bold: Bool = false, gap: String? = nil, to sink: inout Sink
  ) {
    var line = ""
    var pending = 0
    func put(_ cell: Cell, width: Int, isRight: Bool) {
      let space = max(width - cell.width, 0)
      pending += isRight ? space : 0
      if cell.width > 0 {
        line += String(repeating: " ", count: pending) + painted(cell, bold: bold)
        pending = 0
      }
      pending += (isRight ? 0 : space) + TableLayout.gutter
    }
    for (place, cell) in cells.enumerated() {
      let isNumeric = columns[layout.shown[place]].kind.isNumeric
      if place == layout.gap { putGap() }
      put(
        isNumeric ? cell : cut(cell, to: layout.widths[place]), width: layout.widths[place],
        isRight: isNumeric)
    }
    if layout.gap == cells.count { putGap() }
    sink.write(line + "\n")

    func putGap() {
      put(Cell(gap ?? marks.cut, isDim: true), width: DisplayWidth.of(marks.cut), isRight: false)
    }
  }

  private func cut(_ cell: Cell, to width: Int) -> Cell {
    guard cell.width > width, self.width < .max else { return cell }
    return Cell(Wrapping.cut(cell.text, width: width, mark: marks.cut), isDim: cell.isDim)
  }

  private func painted(_ cell: Cell, bold: Bool) -> String {
    guard style.colour, bold || cell.isDim else { return cell.text }
    return (cell.isDim ? "\u{1B}[2m" : "\u{1B}[1m") + cell.text + "\u{1B}[0m"
  }
}
