import Engine

/// Draws a chart as lines of text.
struct TextDrawing {
  let chart: Chart
  let style: ChartStyle

  func lines() -> [String] {
    var lines = paragraph(chart.title, .bold)
    if !chart.subtitle.isEmpty { lines += paragraph(chart.subtitle, .dim) }
    lines.append("")
    lines += canvas().lines(style)
    while lines.last?.isEmpty == true { lines.removeLast() }
    lines.append("")
    for note in chart.notes { lines += paragraph(note, .dim) }
    if !chart.source.isEmpty { lines += paragraph("Source: \(chart.source)", .dim) }
    return lines
  }

  private func canvas() -> TextCanvas {
    switch chart.body {
    case .rows(let body): draw(body)
    case .plane(let body): draw(body)
    case .grid(let body): draw(body)
    case .flow(let body): draw(body)
    }
  }

  private func paragraph(_ text: String, _ ink: TextCanvas.Ink) -> [String] {
    Wrapping.lines(style.visible(text), width: style.width).map {
      style.colour ? TextCanvas.code(ink) + $0 + "\u{1B}[0m" : $0
    }
  }

  /// Draws the names of series with their signs, and says how many rows they take.
  func legend(_ names: [String], signs: (Int) -> Character, row: Int = 0, on canvas: inout TextCanvas) -> Int
  {
    var column = 0
    var row = row
    for (index, name) in names.enumerated() {
      let text = style.cut(name, style.width - 2)
      let width = 2 + DisplayWidth.of(text)
      if column > 0, column + width > style.width {
        row += 1
        column = 0
      }
      canvas.put(signs(index), column, row, .series(index))
      canvas.write(text, column + 2, row)
      column += width + 3
    }
    return row + 1
  }

  /// How many rows a legend takes.
  func legendRows(_ names: [String]) -> Int {
    var scratch = TextCanvas(width: style.width, height: 1)
    return names.isEmpty ? 0 : legend(names, signs: { _ in " " }, on: &scratch)
  }

  /// Writes an axis of numbers or names below a row of ticks; labels that would touch are left out, evenly.
  ///
  /// - Parameters:
  ///   - left: The column of position 0.
  ///   - width: How many columns lie between position 0 and 1.
  ///   - row: The row of the rule; labels stand below.
  func axis(_ axis: Axis, left: Int, width: Int, row: Int, on canvas: inout TextCanvas) {
    let rule: Character = style.unicode ? "─" : "-"
    for column in left...(left + width) { canvas.put(rule, column, row, .dim) }
    let ticks = axis.ticks
    let texts = ticks.map { style.cut($0.label, max(width / 2, 6)) }
    let every = spacing(of: texts, at: ticks.map { Double(left) + $0.position * Double(width) })
    for (index, tick) in ticks.enumerated() where index.isMultiple(of: every) {
      let column = left + Int((tick.position * Double(width)).rounded())
      canvas.put(style.unicode ? "┬" : "+", column, row, .dim)
      let length = DisplayWidth.of(texts[index])
      let start = min(max(column - length / 2, 0), canvas.width - length)
      canvas.write(texts[index], start, row + 1, .dim)
    }
  }

  /// Every how many ticks one has room for its label.
  private func spacing(of texts: [String], at columns: [Double]) -> Int {
    for every in 1...max(texts.count, 1) {
      var end = -2.0
      var fits = true
      for index in stride(from: 0, to: texts.count, by: every) {
        let length = Double(DisplayWidth.of(texts[index]))
        let start = max(columns[index].rounded() - (length / 2).rounded(.down), 0)
        if start < end + 2 { fits = false }
        end = start + length
      }
      if fits { return every }
    }
    return max(texts.count, 1)
  }
}

extension Chart {
  /// The chart as lines of text, none wider than the style's width. The same chart gives the same lines everywhere.
  public func text(_ style: ChartStyle) -> [String] {
    var style = style
    if let width {
      style = ChartStyle(
        width: min(width, style.width), height: style.height, colour: style.colour, unicode: style.unicode)
    }
    if let height {
      style = ChartStyle(width: style.width, height: height, colour: style.colour, unicode: style.unicode)
    }
    if isASCII { style.unicode = false }
    return TextDrawing(chart: self, style: style).lines()
  }
}
