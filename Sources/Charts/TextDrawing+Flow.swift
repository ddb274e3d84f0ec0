import Engine

extension TextDrawing {
  /// Each node with the flows that leave it, as bars of one scale.
  func draw(_ body: FlowBody) -> TextCanvas {
    struct Line {
      var label: String
      var amount: Double
      var text: String
      var series: Int
      var isNode: Bool
    }
    var lines: [Line?] = []
    var series = 0
    for (index, node) in body.nodes.enumerated() {
      let links = body.links.filter { $0.from == index }
      guard !links.isEmpty else { continue }
      if !lines.isEmpty { lines.append(nil) }
      lines.append(
        Line(label: node.label, amount: node.amount, text: node.text, series: series, isNode: true))
      let total = links.reduce(0) { $0 + $1.amount }
      for link in links {
        let share = total > 0 ? ", \(Numbers.text(.number(link.amount / total * 100), decimals: 1))%" : ""
        let arrow = style.unicode ? "→" : "->"
        lines.append(
          Line(
            label: "  \(arrow) \(body.nodes[link.to].label)", amount: link.amount, text: link.text + share,
            series: series, isNode: false))
      }
      series += 1
    }
    var canvas = TextCanvas(width: style.width, height: max(lines.count, 1))
    let all = lines.compactMap { $0 }
    let left = min(all.map { DisplayWidth.of(style.visible($0.label)) }.max() ?? 0, style.width * 2 / 5) + 1
    let right = min(all.map { DisplayWidth.of(style.visible($0.text)) }.max() ?? 0, style.width / 3) + 2
    let most = all.map(\.amount).max() ?? 0
    let width = max(style.width - left - right, 2)
    for (row, line) in lines.enumerated() {
      guard let line else { continue }
      canvas.write(style.cut(line.label, left - 1), 0, row, line.isNode ? .bold : .plain)
      let length = most > 0 ? Int((line.amount / most * Double(width)).rounded()) : 0
      let cells = line.amount > 0 ? max(length, 1) : 0
      for column in 0..<cells {
        canvas.put(style.fill(line.isNode ? 0 : 1), left + column, row, .series(line.series))
      }
      canvas.write(style.cut(line.text, right - 1), left + cells + 1, row)
    }
    return canvas
  }
}
