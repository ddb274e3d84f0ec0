import Engine

extension ChartBuilder {
  /// Flows from the values of one column to those of another. Where what is entered is left again, there are more stages.
  mutating func sankey() throws -> FlowBody {
    guard let from = columns.x.first, let to = columns.by.first else {
      throw ChartError(
        "Flows need a column of origins and one of destinations.", hint: "Name them with --x and --by.")
    }
    var order: [[String]] = []
    var amounts: [[String]: Double] = [:]
    for row in 0..<table.rowCount {
      guard let amount = number(table.vectors[columns.y[0]][row]) else { continue }
      guard amount >= 0 else {
        throw ChartError("A flow cannot be negative: \(text(amount, like: measure)).")
      }
      let key = [name(row, [from]), name(row, [to])]
      if amounts[key] == nil { order.append(key) }
      amounts[key, default: 0] += amount
    }
    let stages = ChartBuilder.stages(order) ?? [:]
    // Where flows lead back, origins and destinations stand apart.
    func node(_ key: [String], _ end: Int) -> [String] {
      stages.isEmpty ? [String(end), key[end]] : ["", key[end]]
    }
    let names = (order.map { node($0, 0) } + order.map { node($0, 1) }).firstOccurrences
    guard names.count <= 60 else {
      throw ChartError(
        "\(names.count) origins and destinations are too many for one chart.",
        hint: "Keep some with 'where', or group them.")
    }
    func stage(_ name: [String]) -> Int { stages.isEmpty ? Int(name[0]) ?? 0 : stages[name[1]] ?? 0 }
    let sorted = names.enumerated().sorted { (stage($0.element), $0.offset) < (stage($1.element), $1.offset) }
      .map(\.element)
    let place = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    var links: [FlowBody.Link] = []
    for key in order {
      guard let from = place[node(key, 0)], let to = place[node(key, 1)], let amount = amounts[key] else {
        continue
      }
      links.append(FlowBody.Link(from: from, to: to, amount: amount, text: text(amount, like: measure)))
    }
    let nodes = sorted.enumerated().map { index, name in
      let out = links.filter { $0.from == index }.reduce(0) { $0 + $1.amount }
      let into = links.filter { $0.to == index }.reduce(0) { $0 + $1.amount }
      return FlowBody.Node(
        label: name[1], stage: stage(name), amount: max(out, into), text: text(max(out, into), like: measure))
    }
    return FlowBody(nodes: nodes, links: links)
  }

  /// The stage of each name: one more than that of any it is entered from; nil where flows lead in a circle.
  private static func stages(_ links: [[String]]) -> [String: Int]? {
    var stages = Dictionary(links.joined().map { ($0, 0) }) { first, _ in first }
    for round in 0...stages.count {
      var isStable = true
      for link in links {
        let next = (stages[link[0]] ?? 0) + 1
        if (stages[link[1]] ?? 0) < next {
          stages[link[1]] = next
          isStable = false
        }
      }
      if isStable { return stages }
      if round == stages.count { return nil }
    }
    return nil
  }
}
