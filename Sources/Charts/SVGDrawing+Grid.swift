extension SVGDrawing {
  /// A heat map, or a tile map.
  mutating func draw(_ body: GridBody) {
    let columns = max((body.cells.map(\.column).max() ?? 0) + 1, body.columns.count)
    let rows = max((body.cells.map(\.row).max() ?? 0) + 1, body.rows.count)
    let widest = body.rows.map { SVGText.width($0, size: 13) }.max() ?? 0
    let left = Self.margin + (body.isMap ? 0 : min(widest, width * 0.3) + 10)
    let room = (width - left - Self.margin) / Double(max(columns, 1))
    let size = body.isMap ? min(room, columns > 5 ? 46 : 90) : min(room, 90)
    let height = body.isMap ? size * 0.86 : 26
    var top = y + 4
    if !body.isMap {
      let every = max(1, Int(((body.columns.map { SVGText.width($0, size: 12) }.max() ?? 0) + 8) / size) + 1)
      let isTight = (body.columns.map { SVGText.width($0, size: 12) }.max() ?? 0) > size - 4
      for (index, name) in body.columns.enumerated() where !isTight || index.isMultiple(of: every) {
        let x = left + (Double(index) + 0.5) * size
        writer.label(
          name, x, top + 8, "quiet note", anchor: "middle", size: 12,
          room: isTight ? size * Double(every) : size)
      }
      top += 16
      for (index, name) in body.rows.enumerated() {
        writer.label(
          name, left - 8, top + (Double(index) + 0.65) * height, "name", anchor: "end",
          room: left - Self.margin - 8)
      }
    }
    let values = body.cells.map { SVGText.width($0.text, size: 12) }.max() ?? 0
    for cell in body.cells {
      let shade = cell.level.map { SVGDrawing.shade($0, of: body.levels.count) }
      let x = left + Double(cell.column) * size
      let y = top + Double(cell.row) * height
      writer.rectangle(
        x + 1, y + 1, size - 2, height - 2, shade.map { "v\($0)" } ?? "none", title: cell.title)
      let style = shade.map { "t\($0) small" } ?? "quiet small"
      let middle = x + size / 2
      if body.isMap {
        writer.label(cell.text, middle, y + height * 0.48, style, anchor: "middle", size: 11)
        writer.label(
          cell.level.map { String($0 + 1) } ?? "-", middle, y + height * 0.82, style, anchor: "middle",
          size: 11)
      } else {
        let text = values < size - 4 ? cell.text : cell.level.map { String($0 + 1) } ?? "-"
        writer.label(text, middle, y + height * 0.65, style, anchor: "middle", size: 11)
      }
    }
    y = top + Double(rows) * height + 14
    for (level, name) in body.levels.enumerated() {
      let shade = SVGDrawing.shade(level, of: body.levels.count)
      writer.rectangle(Self.margin, y, 26, 18, "v\(shade)")
      writer.label(String(level + 1), Self.margin + 13, y + 13, "t\(shade) small", anchor: "middle", size: 11)
      writer.label(name, Self.margin + 34, y + 13, "quiet", room: width - 80)
      y += 22
    }
    y += 6
  }

  private static func shade(_ level: Int, of count: Int) -> Int {
    count < 2 ? 2 : level * (Palette.levels.count - 1) / (count - 1)
  }
}
