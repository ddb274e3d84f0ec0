extension SVGDrawing {
  /// Nodes in stages, and bands between them as wide as what flows.
  mutating func draw(_ body: FlowBody) {
    let stages = body.stages
    let byStage = (0..<stages).map { stage in body.nodes.indices.filter { body.nodes[$0].stage == stage } }
    let most = byStage.map { $0.reduce(0) { $0 + body.nodes[$1].amount } }.max() ?? 0
    let crowd = byStage.map(\.count).max() ?? 1
    let height = min(max(Double(crowd) * 46, 260), 900)
    let gap = 14.0
    let scale = most > 0 ? (height - gap * Double(max(crowd - 1, 0))) / most : 0
    func room(_ stage: Int) -> Double {
      let widest =
        (byStage.indices.contains(stage) ? byStage[stage] : []).map {
          SVGText.width("\(body.nodes[$0].label) \(body.nodes[$0].text)", size: 13)
        }.max() ?? 0
      return min(widest + 24, width * 0.34)
    }
    let before = room(0)
    let behind = room(stages - 1)
    let span = width - 2 * Self.margin - before - behind - 12
    var tops: [Double] = Array(repeating: 0, count: body.nodes.count)
    for stage in byStage {
      var top = y + 6
      for index in stage {
        tops[index] = top
        top += max(body.nodes[index].amount * scale, 2) + gap
      }
    }
    func x(_ index: Int) -> Double {
      Self.margin + before + (stages > 1 ? Double(body.nodes[index].stage) / Double(stages - 1) * span : 0)
    }
    var out = tops
    var into = tops
    let n = SVGWriter.number
    for link in body.links {
      let thickness = link.amount * scale
      let (x1, x2) = (x(link.from) + 12, x(link.to))
      let (y1, y2) = (out[link.from], into[link.to])
      out[link.from] += thickness
      into[link.to] += thickness
      let middle = (x1 + x2) / 2
      writer.element(
        "path",
        [
          "d":
            "M\(n(x1)) \(n(y1))C\(n(middle)) \(n(y1)) \(n(middle)) \(n(y2)) \(n(x2)) \(n(y2))V\(n(y2 + thickness))C\(n(middle)) \(n(y2 + thickness)) \(n(middle)) \(n(y1 + thickness)) \(n(x1)) \(n(y1 + thickness))Z",
          "class": "f\(link.from % Palette.count) flow",
        ], title: "\(body.nodes[link.from].label) to \(body.nodes[link.to].label): \(link.text)")
    }
    for (index, node) in body.nodes.enumerated() {
      let size = max(node.amount * scale, 2)
      writer.rectangle(
        x(index), tops[index], 12, size, "f\(index % Palette.count)", title: "\(node.label): \(node.text)")
      let isFirst = node.stage == 0
      writer.label(
        "\(node.label) \(node.text)", isFirst ? x(index) - 6 : x(index) + 18, tops[index] + size / 2 + 4,
        "name",
        anchor: isFirst ? "end" : "start", room: (isFirst ? before : behind) - 10)
    }
    let bottoms = body.nodes.indices.map { tops[$0] + max(body.nodes[$0].amount * scale, 2) }
    y = (bottoms.max() ?? y + height) + 20
  }
}
