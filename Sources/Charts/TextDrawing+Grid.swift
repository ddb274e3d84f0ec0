extension TextDrawing {
  /// A heat map, or a tile map.
  func draw(_ body: GridBody) -> TextCanvas { body.isMap ? map(body) : heat(body) }

  /// What stands for a class where there is no room for more.
  private func sign(_ level: Int?) -> String { level.map { String($0 + 1) } ?? "-" }

  private func ink(_ level: Int?, _ body: GridBody) -> TextCanvas.Ink {
    level.map { .level(shade($0, of: body.levels.count)) } ?? .dim
  }

  /// Fewer classes take shades that are further apart.
  private func shade(_ level: Int, of count: Int) -> Int {
    count < 2 ? 2 : level * (Palette.levels.count - 1) / (count - 1)
  }

  private func map(_ body: GridBody) -> TextCanvas {
    let columns = (body.cells.map(\.column).max() ?? 0) + 1
    let rows = (body.cells.map(\.row).max() ?? 0) + 1
    let size = [6, 5, 4, 2].first { $0 * columns - 1 <= style.width } ?? 2
    var canvas = TextCanvas(width: style.width, height: rows + 1 + body.levels.count)
    for cell in body.cells {
      let text = (size > 2 ? cell.text : "") + sign(cell.level)
      canvas.write(text, cell.column * size, cell.row, ink(cell.level, body))
    }
    key(body, row: rows + 1, on: &canvas)
    return canvas
  }

  private func key(_ body: GridBody, row: Int, on canvas: inout TextCanvas) {
    for (level, name) in body.levels.enumerated() {
      canvas.write(" \(level + 1) ", 0, row + level, ink(level, body))
      canvas.write(style.cut(name, style.width - 4), 4, row + level)
    }
  }

  private func heat(_ body: GridBody) -> TextCanvas {
    let labels = body.rows.map { style.visible($0) }
    let left = min(labels.map { DisplayWidth.of($0) }.max() ?? 0, style.width / 3) + 1
    let texts = body.cells.map { DisplayWidth.of(style.visible($0.text)) }.max() ?? 1
    let heads = body.columns.map { DisplayWidth.of(style.visible($0)) }.max() ?? 1
    let room = (style.width - left) / max(body.columns.count, 1)
    let hasTexts = texts + 1 <= room
    let size = min(max(room, 2), hasTexts ? max(texts, heads) + 1 : 5)
    let shown = min((style.width - left) / size, body.columns.count)
    let isCut = shown < body.columns.count
    var canvas = TextCanvas(
      width: style.width, height: body.rows.count + 3 + body.levels.count + (isCut ? 2 : 0))
    // Heads that do not fit stand above every second or third column.
    let every = max(1, (min(heads, 12) + size) / size)
    for column in 0..<shown where size > heads || column.isMultiple(of: every) {
      let room = size > heads ? size - 1 : every * size - 1
      canvas.write(style.cut(body.columns[column], room), left + column * size, 0, .dim)
    }
    for (row, label) in labels.enumerated() { canvas.write(style.cut(label, left - 1), 0, row + 1) }
    for cell in body.cells where cell.column < shown {
      let text = hasTexts ? style.visible(cell.text) : sign(cell.level)
      let blank = String(repeating: " ", count: max(size - 1 - DisplayWidth.of(text), 0))
      canvas.write(blank + text, left + cell.column * size, cell.row + 1, ink(cell.level, body))
    }
    key(body, row: body.rows.count + 2, on: &canvas)
    if isCut {
      canvas.write(
        style.cut("\(body.columns.count - shown) more columns have no room here.", style.width), 0,
        body.rows.count + 3 + body.levels.count, .dim)
    }
    return canvas
  }
}
