extension SVGDrawing {
  /// Lines, points or columns between two axes.
  mutating func draw(_ body: PlaneBody) {
    legend(body.legend) { writer, index, x, y in writer.marker(index, x, y, SVGDrawing.markerClass(index)) }
    let ticks = body.y.ticks
    let left = Self.margin + min(ticks.map { SVGText.width($0.label, size: 13) }.max() ?? 0, width * 0.25) + 8
    let widest = body.labels.map { SVGText.width($0.text, size: 13) + 22 }.max() ?? 0
    let plot = max(width - left - Self.margin - min(max(widest, 24), width * 0.32), 60)
    let height = min(max(width * 0.48, 240), 460)
    let top = y + 8
    func place(_ point: PlaneBody.Point) -> (x: Double, y: Double) {
      (left + body.x.position(of: point.x) * plot, top + (1 - body.y.position(of: point.y)) * height)
    }
    let every = max(1, (ticks.count + 10) / 11)
    for (index, tick) in ticks.enumerated() where index.isMultiple(of: every) {
      let y = top + (1 - tick.position) * height
      writer.line(left, y, left + plot, y, "grid")
      writer.label(tick.label, left - 8, y + 4, "quiet", anchor: "end", room: left - Self.margin)
    }
    writer.line(left, top + height, left + plot, top + height, "rule")
    for layer in body.layers { draw(layer, body, bottom: top + height, place: place) }
    labels(of: body.x, left: left, width: plot, y: top + height)
    writer.label(
      body.x.label, left + plot / 2, top + height + 40, "quiet", anchor: "middle", room: width - left)
    write(body.labels, right: left + plot, top: top, bottom: top + height, place: place)
    y = top + height + 48
  }

  private mutating func draw(
    _ layer: PlaneBody.Layer, _ body: PlaneBody, bottom: Double,
    place: (PlaneBody.Point) -> (x: Double, y: Double)
  ) {
    let isEnding = body.labels.count > 1
    switch layer.shape {
    case .line(let runs):
      for run in runs {
        let points = run.map(place)
        let path = points.enumerated().map {
          "\($0 == 0 ? "M" : "L")\(SVGWriter.number($1.x)) \(SVGWriter.number($1.y))"
        }.joined()
        switch layer.tone {
        case .series(let number):
          if run.count > 1 { writer.element("path", ["d": path, "class": "l\(number % Palette.count)"]) }
          let isSparse = body.x.ticks.count <= 16
          for (point, spot) in zip(run, points) where isSparse || run.count == 1 || point == run.last {
            writer.marker(
              number, spot.x, spot.y, SVGDrawing.markerClass(number), size: isEnding ? 3.6 : 4,
              title: SVGDrawing.title(point, body))
          }
        case .context: writer.element("path", ["d": path, "class": "context"])
        case .reference(let number):
          writer.element(
            "path",
            [
              "d": path, "class": "reference",
              "stroke-dasharray": number == 0 ? "" : number == 1 ? "6 3" : "2 3",
            ])
        }
      }
    case .points(let points, let names):
      for (index, point) in points.enumerated() {
        let spot = place(point)
        let title = names.indices.contains(index) ? names[index] : ""
        if case .series(let number) = layer.tone {
          writer.marker(
            number, spot.x, spot.y, SVGDrawing.markerClass(number), size: points.count > 200 ? 2.4 : 3.6,
            title: title)
        } else {
          writer.marker(0, spot.x, spot.y, "contextdot", size: points.count > 200 ? 2.4 : 3.2, title: title)
        }
      }
    case .columns(let ranges, let heights):
      for (range, height) in zip(ranges, heights) {
        let corner = place(PlaneBody.Point(range.lowerBound, height))
        let end = place(PlaneBody.Point(range.upperBound, 0))
        writer.rectangle(
          corner.x + 0.5, corner.y, end.x - corner.x - 1, bottom - corner.y, "f0",
          title:
            "\(SVGWriter.number(range.lowerBound)) to \(SVGWriter.number(range.upperBound)): \(SVGWriter.number(height))"
        )
      }
    }
  }

  private static func title(_ point: PlaneBody.Point, _ body: PlaneBody) -> String {
    guard case .ordered(let names) = body.x.scale, names.indices.contains(Int(point.x)) else { return "" }
    return "\(names[Int(point.x)]): \(SVGWriter.number(point.y))"
  }

  /// Writes names at the right end, none on another.
  private mutating func write(
    _ labels: [PlaneBody.Label], right: Double, top: Double, bottom: Double,
    place: (PlaneBody.Point) -> (x: Double, y: Double)
  ) {
    let order = labels.indices.sorted { labels[$0].point.y > labels[$1].point.y }
    var rows: [Double] = []
    for index in order { rows.append(max(place(labels[index].point).y, (rows.last ?? top - 16) + 16)) }
    var limit = bottom
    for row in rows.indices.reversed() {
      rows[row] = min(rows[row], limit)
      limit = rows[row] - 16
    }
    for (index, row) in zip(order, rows) {
      let room = width - right - 24
      if case .series(let number) = labels[index].tone {
        writer.marker(number, right + 14, row, SVGDrawing.markerClass(number))
        writer.label(labels[index].text, right + 22, row + 4, "name", room: room)
      } else {
        writer.label(labels[index].text, right + 8, row + 4, "quiet small", size: 11, room: room)
      }
    }
  }
}
