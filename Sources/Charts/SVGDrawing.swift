import Engine

/// Draws a chart as SVG: one element that stands alone, or in a page.
struct SVGDrawing {
  let chart: Chart
  let width: Double
  var writer = SVGWriter()
  /// Where the next thing goes, from the top.
  var y = 0.0

  init(_ chart: Chart, width: Double) {
    self.chart = chart
    self.width = width
  }

  static let margin = 16.0

  mutating func drawing() -> String {
    y = 28
    for line in SVGText.lines(chart.title, room: width - 2 * Self.margin, size: 18) {
      writer.label(line, Self.margin, y, "title", size: 18)
      y += 23
    }
    for line in SVGText.lines(chart.subtitle, room: width - 2 * Self.margin, size: 13) {
      writer.label(line, Self.margin, y - 3, "quiet", size: 13)
      y += 17
    }
    y += 6
    switch chart.body {
    case .rows(let body): draw(body)
    case .plane(let body): draw(body)
    case .grid(let body): draw(body)
    case .flow(let body): draw(body)
    }
    y += 14
    let notes = chart.notes + (chart.source.isEmpty ? [] : ["Source: \(chart.source)"])
    for note in notes {
      for line in SVGText.lines(note, room: width - 2 * Self.margin, size: 12) {
        writer.label(line, Self.margin, y, "quiet note", size: 12)
        y += 16
      }
    }
    y += 4
    return frame()
  }

  private func frame() -> String {
    let size = (SVGWriter.number(width), SVGWriter.number(y))
    let id = "c" + SVGDrawing.hash(chart.title + writer.text)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="slate-chart" viewBox="0 0 \(size.0) \(size.1)" width="\(size.0)" \
      height="\(size.1)" role="img" aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(SVGWriter.escaped(chart.title))</title>
      <desc id="\(id)-desc">\(SVGWriter.escaped(([chart.description] + chart.notes + (chart.source.isEmpty ? [] : ["Source: \(chart.source)"])).joined(separator: " ")))</desc>
      <style>
      \(SVGDrawing.rules)</style>
      <rect class="ground" width="\(size.0)" height="\(size.1)"/>
      \(writer.text)</svg>

      """
  }

  /// The rules of the drawing: light, and dark where the reader prefers it.
  static let rules: String = {
    func rule(_ selector: String, _ body: String) -> String { ".slate-chart \(selector){\(body)}" }
    func colours(_ colours: [String]) -> [String] {
      colours.enumerated().flatMap { index, colour in
        [
          rule(".f\(index)", "fill:\(colour)"), rule(".l\(index)", "stroke:\(colour)"),
          rule(".h\(index)", "stroke:\(colour)"),
        ]
      }
    }
    var light = [
      rule("text", "font:13px Arial,Helvetica,sans-serif;fill:#0b0c0c"),
      rule(".title", "font-size:18px;font-weight:bold"),
      rule(".quiet", "fill:#484848"), rule(".note", "font-size:12px"), rule(".ground", "fill:#ffffff"),
      rule(".grid", "stroke:#d6d8da;stroke-width:1"), rule(".rule", "stroke:#484848;stroke-width:1"),
      rule(".context", "fill:none;stroke:#c2c6ca;stroke-width:1"),
      rule(".reference", "fill:none;stroke:#6b6f73;stroke-width:1.2"),
      rule(".contextdot", "fill:#9aa0a6"), rule(".small", "font-size:11px"),
    ]
    light += colours(Palette.light)
    for index in 0..<Palette.count {
      let dash = Palette.dashes[index].isEmpty ? "" : ";stroke-dasharray:\(Palette.dashes[index])"
      light.append(rule(".l\(index)", "fill:none;stroke-width:2.2\(dash)"))
      light.append(rule(".h\(index)", "fill:#ffffff;stroke-width:2"))
    }
    for (index, colour) in Palette.levels.enumerated() {
      light.append(rule(".v\(index)", "fill:\(colour)"))
      light.append(rule("text.t\(index)", "fill:\(Palette.onLevels[index])"))
    }
    light += [
      rule(".none", "fill:#ffffff;stroke:#8a8f94;stroke-width:1;stroke-dasharray:3 2"),
      rule(".flow", "stroke:none;fill-opacity:0.45"), rule(".box", "fill-opacity:0.35;stroke-width:1.5"),
    ]
    var dark = [
      rule("text", "fill:#f3f2f1"), rule(".quiet", "fill:#c8cacc"), rule(".ground", "fill:#16191c"),
      rule(".grid", "stroke:#3a3f44"), rule(".rule", "stroke:#b8bcc0"), rule(".context", "stroke:#565c62"),
      rule(".reference", "stroke:#a0a5aa"), rule(".contextdot", "fill:#7d838a"),
      rule(".none", "fill:#16191c;stroke:#8a8f94"),
    ]
    dark += colours(Palette.dark)
    for index in 0..<Palette.count { dark.append(rule(".h\(index)", "fill:#16191c")) }
    // Rules of the same weight: a class of a cell's text must win over the rule for all text.
    for (index, colour) in Palette.onLevels.enumerated() {
      dark.append(rule("text.t\(index)", "fill:\(colour)"))
    }
    return light.joined(separator: "\n") + "\n@media (prefers-color-scheme:dark){\n"
      + dark.joined(separator: "\n") + "\n}\n"
  }()

  /// A 32-bit FNV-1a hash, so that several drawings in one page have names of their own.
  static func hash(_ text: String) -> String {
    String(text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }, radix: 16)
  }

  /// Writes the names of series with their signs.
  mutating func legend(_ names: [String], sign: (inout SVGWriter, Int, Double, Double) -> Void) {
    guard names.count > 1 else { return }
    var x = Self.margin
    for (index, name) in names.enumerated() {
      let room = SVGText.width(name, size: 13) + 40
      if x > Self.margin, x + room > width - Self.margin {
        x = Self.margin
        y += 20
      }
      sign(&writer, index, x + 6, y + 4)
      writer.label(name, x + 18, y + 8, "name", room: width - 2 * Self.margin - 18)
      x += room
    }
    y += 26
  }

  /// Writes the labels of a horizontal axis; those that would touch are left out, evenly.
  mutating func labels(of axis: Axis, left: Double, width: Double, y: Double) {
    let ticks = axis.ticks
    var every = 1
    let widest = ticks.map { min(SVGText.width($0.label, size: 13), width / 2) }.max() ?? 0
    while every < ticks.count, (widest + 12) * Double((ticks.count - 1) / every) > width { every += 1 }
    for (index, tick) in ticks.enumerated() where index.isMultiple(of: every) {
      let x = left + tick.position * width
      writer.line(x, y, x, y + 5, "rule")
      let half = min(SVGText.width(tick.label, size: 13), self.width / 2) / 2
      writer.label(
        tick.label, min(max(x, half + 2), self.width - half - 2), y + 19, "quiet", anchor: "middle",
        room: self.width / 2)
    }
  }
}

extension Chart {
  /// The chart as one `svg` element, which stands alone in a file or inside a page; light or dark as the reader prefers.
  ///
  /// - Parameter width: its width in pixels, 320 to 4,000. Its height follows from what it shows.
  public func svg(width: Int = 760) -> String {
    var drawing = SVGDrawing(self, width: Double(min(max(width, 320), 4_000)))
    return drawing.drawing()
  }
}
