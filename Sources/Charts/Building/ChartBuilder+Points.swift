import Engine

extension ChartBuilder {
  /// Two columns of numbers against each other, one point for each row.
  mutating func scatter() throws -> PlaneBody {
    guard let x = columns.x.first, columns.x.allSatisfy({ table.columns[$0].kind.isNumeric }) else {
      throw ChartError(
        "A scatter needs two columns of numbers.", hint: "Name them: plot scatter --x NAME --y NAME.")
    }
    let y = columns.y[0]
    var order: [String] = []
    var points: [String: [PlaneBody.Point]] = [:]
    var names: [String: [String]] = [:]
    for row in 0..<table.rowCount {
      let series = name(row, columns.by)
      // A point needs both numbers; the first that is missing says why there is none.
      let across = table.vectors[x][row]
      let up = table.vectors[y][row]
      guard let second = number(across.isMissing ? across : up), let first = across.double,
        abs(first) <= LinearScale.limit
      else {
        continue
      }
      if points[series] == nil { order.append(series) }
      points[series, default: []].append(PlaneBody.Point(first, second))
      let about = name(row, columns.varying + [columns.period].compactMap { $0 })
      names[series, default: []].append(
        "\(about): \(text(across, table.columns[x])), \(text(up, table.columns[y]))")
    }
    guard order.count <= Palette.count else {
      throw ChartError(
        "\(order.count) series are too many to tell apart in a scatter.",
        hint: "Leave --by out, or keep some with 'where'.")
    }
    let all = points.values.joined()
    let layers = order.enumerated().map {
      PlaneBody.Layer(shape: .points(points[$1] ?? [], names: names[$1] ?? []), tone: .series($0))
    }
    return PlaneBody(
      x: Axis(ChartBuilder.label(table.columns[x]), .linear(LinearScale(covering: all.map(\.x)))),
      y: Axis(ChartBuilder.label(table.columns[y]), .linear(LinearScale(covering: all.map(\.y)))),
      layers: layers, legend: order.count > 1 ? order : [])
  }

  /// How many rows have a number in each of equal ranges.
  mutating func histogram() throws -> PlaneBody {
    let column = measure
    var values: [Double] = []
    for row in 0..<table.rowCount {
      if let number = number(table.vectors[columns.y[0]][row]) { values.append(number) }
    }
    values.sort()
    let target = min(max(Int(Double(values.count).squareRoot()), 4), 20)
    let scale = LinearScale(covering: values, intervals: target)
    var counts = Array(repeating: 0, count: scale.ticks.count - 1)
    for value in values {
      let place = Int(scale.position(of: value) * Double(counts.count) + 1e-9)
      counts[min(max(place, 0), counts.count - 1)] += 1
    }
    let ranges = zip(scale.ticks, scale.ticks.dropFirst()).map { $0...$1 }
    if !values.isEmpty {
      let quantiles = [0.25, 0.5, 0.75].map { text(BoxSummary.quantile($0, of: values), like: column) }
      remarks.append(
        "Each column counts from its left end up to below its right end. Median \(quantiles[1]), middle half \(quantiles[0]) to \(quantiles[2]) (quantiles of type 7)."
      )
    }
    if hint.kind == nil, columns.x.isEmpty, !columns.varying.isEmpty {
      remarks.append(
        "\(table.rowCount) rows are many for bars: 'plot bar' draws each, after 'sort' and 'head' those that matter."
      )
    }
    return PlaneBody(
      x: Axis(ChartBuilder.label(column), .linear(scale)),
      y: Axis("Rows", .linear(LinearScale(covering: counts.map(Double.init), zero: true))),
      layers: [PlaneBody.Layer(shape: .columns(ranges, heights: counts.map(Double.init)), tone: .series(0))])
  }
}
