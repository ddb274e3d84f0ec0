extension SVGDrawing {
  /// Bars, dots or boxes, one line for each mark.
  mutating func draw(_ body: RowsBody) {
    let isDots = chart.kind == .dot
    legend(body.series) { writer, index, x, y in
      if isDots {
        writer.marker(index, x, y, SVGDrawing.markerClass(index))
      } else {
        writer.rectangle(x - 6, y - 6, 12, 12, "f\(index % Palette.count)")
      }
    }
    let isOneLine = body.series.count == 1 || chart.kind == .dot
    let widestLabel = body.rows.map { SVGText.width($0.label, size: 13) }.max() ?? 0
    let left = Self.margin + min(widestLabel, width * 0.38) + 8
    let texts = body.rows.map { row in
      isOneLine ? row.items.map(\.text).joined(separator: "   ") : ""
    }
    let widestText =
      (isOneLine ? texts : body.rows.flatMap { $0.items.map(\.text) })
      .map { SVGText.width($0, size: 13) }.max() ?? 0
    let plot = max(width - left - Self.margin - min(widestText, width * 0.3) - 14, 60)
    let thickness = isOneLine ? 16.0 : 13
    let heights = body.rows.map {
      isOneLine ? thickness + 8 : Double(max($0.items.count, 1)) * (thickness + 2) + 10
    }
    let bottom = y + heights.reduce(0, +)
    for tick in body.axis.ticks {
      let x = left + tick.position * plot
      writer.line(x, y, x, bottom, "grid")
    }
    for (index, row) in body.rows.enumerated() {
      let middle = y + heights[index] / 2
      writer.label(row.label, left - 8, middle + 4, "name", anchor: "end", room: left - Self.margin - 8)
      for (place, item) in row.items.enumerated() {
        let top = isOneLine ? middle - thickness / 2 : y + 4 + Double(place) * (thickness + 2)
        let name = body.series.count > 1 ? ", \(body.series[item.series])" : ""
        draw(
          item, body.axis, left: left, plot: plot, top: top, thickness: thickness,
          title: "\(row.label)\(name): \(item.text)", showsText: !isOneLine || body.series.count == 1)
      }
      if isOneLine, body.series.count > 1 {
        writer.label(texts[index], left + plot + 12, middle + 4, "quiet")
      }
      y += heights[index]
    }
    let zero = left + min(max(body.axis.position(of: 0), 0), 1) * plot
    if chart.kind == .bar || body.hasIntervals {
      writer.line(zero, bottom - heights.reduce(0, +), zero, bottom, "rule")
    }
    labels(of: body.axis, left: left, width: plot, y: bottom)
    y = bottom + 30
  }

  private mutating func draw(
    _ item: RowsBody.Item, _ axis: Axis, left: Double, plot: Double, top: Double, thickness: Double,
    title: String,
    showsText: Bool
  ) {
    func x(_ value: Double) -> Double { left + axis.position(of: value) * plot }
    let middle = top + thickness / 2
    let colour = item.series % Palette.count
    var end = left + min(max(axis.position(of: 0), 0), 1) * plot
    switch item.mark {
    case .missing: break
    case .bar(let value):
      writer.rectangle(min(x(0), x(value)), top, abs(x(value) - x(0)), thickness, "f\(colour)", title: title)
      end = max(x(0), x(value))
    case .dot(let value):
      writer.marker(item.series, x(value), middle, SVGDrawing.markerClass(item.series), size: 5, title: title)
      end = x(value) + 5
    case .interval(let value, let interval):
      writer.line(x(interval.lowerBound), middle, x(interval.upperBound), middle, "h\(colour)")
      for value in [interval.lowerBound, interval.upperBound] {
        writer.line(x(value), top + 4, x(value), top + thickness - 4, "h\(colour)")
      }
      writer.marker(item.series, x(value), middle, SVGDrawing.markerClass(item.series), size: 5, title: title)
      end = x(interval.upperBound) + 4
    case .box(let box):
      writer.line(x(box.whiskers.lower), middle, x(box.whiskers.upper), middle, "h\(colour)")
      for value in [box.whiskers.lower, box.whiskers.upper] {
        writer.line(x(value), top + 4, x(value), top + thickness - 4, "h\(colour)")
      }
      writer.rectangle(
        x(box.quartiles.first), top, max(x(box.quartiles.third) - x(box.quartiles.first), 1), thickness,
        "f\(colour) h\(colour) box", title: title)
      writer.line(x(box.quartiles.median), top, x(box.quartiles.median), top + thickness, "h\(colour)")
      for value in box.outliers { writer.marker(1, x(value), middle, "h\(colour)", size: 3) }
      end = left + plot + 4
    }
    guard showsText else { return }
    writer.label(item.text, end + 6, middle + 4, item.mark == .missing ? "quiet" : "name")
  }

  /// The class of a series' marker: the second and the last stand as outlines.
  static func markerClass(_ series: Int) -> String {
    let index = series % Palette.count
    return index == 1 || index == 5 ? "h\(index)" : "f\(index)"
  }
}
