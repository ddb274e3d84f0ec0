extension TextDrawing {
  /// Bars, dots or boxes, one line for each mark.
  func draw(_ body: RowsBody) -> TextCanvas {
    let isOneLine = body.series.count == 1 || chart.kind == .dot
    let heights = body.rows.map { isOneLine ? 1 : max($0.items.count, 1) + 1 }
    let names = body.series.count > 1 ? body.series : []
    let top = names.isEmpty ? 0 : legendRows(names) + 1
    let height = top + heights.reduce(0, +) + 3
    var canvas = TextCanvas(width: style.width, height: height)
    if !names.isEmpty {
      _ = legend(
        names, signs: { chart.kind == .dot ? style.marker($0) : style.fill($0) }, on: &canvas)
    }
    let labels = body.rows.map { style.visible($0.label) }
    let left = min(labels.map { DisplayWidth.of($0) }.max() ?? 0, style.width * 2 / 5) + 1
    let texts = body.rows.map { row in
      isOneLine
        ? [row.items.map { style.visible($0.text) }.joined(separator: "  ")]
        : row.items.map { style.visible($0.text) }
    }
    let widest = texts.joined().map { DisplayWidth.of($0) }.max() ?? 0
    let right = min(widest, style.width / 3) + 2
    let width = max(style.width - left - right - 1, 4)
    var row = top
    for (index, category) in body.rows.enumerated() {
      canvas.write(style.cut(labels[index], left - 1), 0, row)
      for (place, item) in category.items.enumerated() {
        let line = isOneLine ? row : row + place
        let end = draw(item, of: body, left: left, width: width, row: line, on: &canvas)
        guard !isOneLine || body.series.count == 1 else { continue }
        let text = style.cut(item.text, right - 1)
        canvas.write(text, end + 1, line, item.mark == .missing ? .dim : .plain)
      }
      if isOneLine, body.series.count > 1 {
        canvas.write(style.cut(texts[index][0], right - 1), left + width + 2, row)
      }
      row += heights[index]
    }
    if !isOneLine, row > top { row -= 1 }
    axis(body.axis, left: left, width: width, row: row, on: &canvas)
    return canvas
  }

  /// Draws one mark, and says in which column it ends, its number's place.
  private func draw(
    _ item: RowsBody.Item, of body: RowsBody, left: Int, width: Int, row: Int, on canvas: inout TextCanvas
  ) -> Int {
    func column(_ value: Double) -> Int {
      left + Int((body.axis.position(of: value) * Double(width)).rounded())
    }
    let ink = TextCanvas.Ink.series(item.series)
    let zero = min(max(column(0), left), left + width)
    switch item.mark {
    case .missing: return zero - 1
    case .bar(let value):
      return bar(value, item.series, body, zero: zero, left: left, width: width, row: row, on: &canvas)
    case .dot(let value):
      let end = column(value)
      for place in left..<max(end, left + 1) where body.series.count == 1 && canvas.isFree(place, row) {
        canvas.put(style.unicode ? "┈" : ".", place, row, .dim)
      }
      canvas.put(style.marker(item.series), end, row, ink)
      return end + 1
    case .interval(let value, let interval):
      let lower = column(interval.lowerBound)
      let upper = column(interval.upperBound)
      if zero == column(0) { canvas.put(style.unicode ? "│" : "|", zero, row, .dim) }
      for place in lower...max(upper, lower) { canvas.put(style.unicode ? "─" : "-", place, row, ink) }
      if lower < upper {
        canvas.put(style.unicode ? "├" : "|", lower, row, ink)
        canvas.put(style.unicode ? "┤" : "|", upper, row, ink)
      }
      canvas.put(style.marker(item.series), column(value), row, ink)
      return max(upper, zero) + 1
    case .box(let box):
      let rule: Character = style.unicode ? "─" : "-"
      let lower = column(box.whiskers.lower)
      let upper = column(box.whiskers.upper)
      for place in lower...max(upper, lower) { canvas.put(rule, place, row, ink) }
      canvas.put(style.unicode ? "├" : "|", lower, row, ink)
      canvas.put(style.unicode ? "┤" : "|", upper, row, ink)
      let first = column(box.quartiles.first)
      for place in first...max(column(box.quartiles.third), first) {
        canvas.put(style.unicode ? "▒" : "=", place, row, ink)
      }
      canvas.put(style.unicode ? "█" : "#", column(box.quartiles.median), row, ink)
      for value in box.outliers { canvas.put(style.unicode ? "○" : "o", column(value), row, ink) }
      return left + width + 1
    }
  }

  private func bar(
    _ value: Double, _ series: Int, _ body: RowsBody, zero: Int, left: Int, width: Int, row: Int,
    on canvas: inout TextCanvas
  ) -> Int {
    let ink = TextCanvas.Ink.series(series)
    let hasNegative = body.axis.position(of: 0) > 0.001
    let exact = Double(left) + body.axis.position(of: value) * Double(width)
    if value < 0 {
      let start = min(Int(exact.rounded()), zero - 1)
      for place in max(start, left)..<max(zero, left) { canvas.put(style.fill(series), place, row, ink) }
      canvas.put(style.unicode ? "│" : "|", zero, row, .dim)
      return zero + 1
    }
    if hasNegative { canvas.put(style.unicode ? "│" : "|", zero, row, .dim) }
    let start = hasNegative ? zero + 1 : left
    let length = max(exact - Double(start), 0)
    let full = Int(length)
    for place in 0..<full { canvas.put(style.fill(series), start + place, row, ink) }
    let eighths = Int(((length - Double(full)) * 8).rounded())
    var end = start + full
    if style.unicode, series == 0, eighths > 0 {
      let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
      canvas.put(parts[eighths - 1], end, row, ink)
      end += 1
    } else if eighths >= 4 {
      canvas.put(style.fill(series), end, row, ink)
      end += 1
    }
    if value > 0, end == start {
      canvas.put(style.unicode ? "▏" : "|", start, row, ink)
      end += 1
    }
    return end
  }
}
