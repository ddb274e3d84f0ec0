extension TextDrawing {
  /// Lines, points or columns between two axes.
  func draw(_ body: PlaneBody) -> TextCanvas {
    let height = (style.height ?? 16)
    let top = body.legend.isEmpty ? 0 : legendRows(body.legend) + 1
    var canvas = TextCanvas(width: style.width, height: top + height + 4)
    if !body.legend.isEmpty { _ = legend(body.legend, signs: style.marker, on: &canvas) }
    let ticks = body.y.ticks
    let left = min((ticks.map { DisplayWidth.of($0.label) }.max() ?? 0) + 1, style.width / 3)
    let names = body.labels.map { style.visible($0.text) }
    let widest = names.map { DisplayWidth.of($0) + 3 }.max() ?? 0
    let last = body.x.ticks.last.map { (DisplayWidth.of($0.label) + 1) / 2 } ?? 0
    let right = max(min(widest, style.width / 3), last)
    let frame = PlaneFrame(
      body: body, left: left + 1, top: top, width: max(style.width - left - right - 2, 4),
      height: max(height - 1, 3))
    for row in top...(top + frame.height) { canvas.put(style.unicode ? "│" : "|", left, row, .dim) }
    var used = Set<Int>()
    for tick in ticks {
      let row = frame.row(tick.position)
      guard used.isDisjoint(with: [row - 1, row, row + 1]) else { continue }
      used.insert(row)
      let text = style.cut(tick.label, left - 1)
      canvas.write(text, left - 1 - DisplayWidth.of(text), row, .dim)
      canvas.put(style.unicode ? "┤" : "+", left, row, .dim)
    }
    for layer in body.layers { draw(layer, frame, on: &canvas) }
    axis(body.x, left: frame.left, width: frame.width, row: top + frame.height + 1, on: &canvas)
    canvas.put(style.unicode ? "└" : "+", left, top + frame.height + 1, .dim)
    let label = style.cut(body.x.label, style.width - frame.left)
    canvas.write(
      label, max(frame.left + (frame.width - DisplayWidth.of(label)) / 2, frame.left), top + frame.height + 3,
      .dim)
    write(body.labels, names: names, frame, room: right, on: &canvas)
    return canvas
  }

  private func draw(_ layer: PlaneBody.Layer, _ frame: PlaneFrame, on canvas: inout TextCanvas) {
    let ink: TextCanvas.Ink
    switch layer.tone {
    case .series(let number): ink = .series(number)
    case .context, .reference: ink = .dim
    }
    switch layer.shape {
    case .line(let runs): for run in runs { draw(run, layer.tone, ink, frame, on: &canvas) }
    case .points(let points, _):
      for point in points {
        if case .series(let number) = layer.tone, frame.body.legend.count > 1 || points.count <= 60 {
          canvas.put(style.marker(number), frame.column(point), frame.row(point), ink)
        } else {
          let (x, y) = frame.dot(point)
          canvas.dot(x, y, ink)
        }
      }
    case .columns(let ranges, let heights):
      for (range, height) in zip(ranges, heights) { draw(range, height, ink, frame, on: &canvas) }
    }
  }

  private func draw(
    _ run: [PlaneBody.Point], _ tone: PlaneBody.Tone, _ ink: TextCanvas.Ink, _ frame: PlaneFrame,
    on canvas: inout TextCanvas
  ) {
    let dots = run.map(frame.dot)
    switch tone {
    case .context: for dot in dots { canvas.dot(dot.x, dot.y, ink) }
    case .reference(let number):
      for (one, next) in zip(dots, dots.dropFirst()) {
        canvas.line(from: one, to: next, ink, every: number == 0 ? 2 : 4)
      }
    case .series(let number):
      for (one, next) in zip(dots, dots.dropFirst()) { canvas.line(from: one, to: next, ink) }
      // Signs tell series apart without colour; where places are too close, the last one does.
      let isSparse = run.count < 2 || frame.width / max(frame.body.x.ticks.count - 1, 1) >= 4
      for point in isSparse ? run[...] : run.suffix(1) {
        canvas.put(style.marker(number), frame.column(point), frame.row(point), ink)
      }
    }
  }

  private func draw(
    _ range: ClosedRange<Double>, _ height: Double, _ ink: TextCanvas.Ink, _ frame: PlaneFrame,
    on canvas: inout TextCanvas
  ) {
    guard height > 0 else { return }
    let first = frame.column(PlaneBody.Point(range.lowerBound, 0))
    let last = max(frame.column(PlaneBody.Point(range.upperBound, 0)) - 1, first)
    let eighths = frame.body.y.position(of: height) * Double(frame.height + 1) * 8
    let parts: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    for column in first...last {
      var rest = max(Int(eighths.rounded()), 1)
      var row = frame.top + frame.height
      while rest > 0, row >= frame.top {
        let part = parts[min(rest, 8) - 1]
        // A gap keeps neighbouring columns apart where there is room.
        if column < last || last - first < 2 {
          canvas.put(style.unicode ? part : "#", column, row, ink)
        }
        rest -= style.unicode || rest > 12 ? 8 : 16
        row -= 1
      }
    }
  }

  /// Writes names at the right end, each on a row of its own, as near to its place as there is room.
  private func write(
    _ labels: [PlaneBody.Label], names: [String], _ frame: PlaneFrame, room: Int, on canvas: inout TextCanvas
  ) {
    let order = labels.indices.sorted { labels[$0].point.y > labels[$1].point.y }
    var rows: [Int] = []
    for index in order { rows.append(max(frame.row(labels[index].point), (rows.last ?? frame.top - 1) + 1)) }
    var limit = frame.top + frame.height
    for place in rows.indices.reversed() {
      rows[place] = min(rows[place], limit)
      limit = rows[place] - 1
    }
    for (index, row) in zip(order, rows) where row >= frame.top {
      var ink = TextCanvas.Ink.dim
      var column = frame.left + frame.width + 2
      if case .series(let number) = labels[index].tone {
        ink = .series(number)
        canvas.put(style.marker(number), column, row, ink)
        column += 2
      }
      // A name may be cut; the number behind it never.
      let name = names[index]
      let room = style.width - column
      let number = name.split(separator: " ").last.map { " " + $0 } ?? ""
      let isCut = DisplayWidth.of(name) > room && DisplayWidth.of(number) + 4 < room
      let text =
        isCut
        ? style.cut(String(name.dropLast(number.count)), room - DisplayWidth.of(number)) + number
        : style.cut(name, room)
      canvas.write(text, column, row, ink)
    }
  }
}
