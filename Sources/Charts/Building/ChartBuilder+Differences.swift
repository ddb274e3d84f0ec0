import Engine

extension ChartBuilder {
  /// Differences from what was expected against the sizes of what differs, with the limits of chance around 0; nil where the table
  /// lacks the standard errors, in a column `error`, or the sizes.
  mutating func differencesFunnel() throws -> PlaneBody? {
    guard let error = table.columns.firstIndex(where: { $0.name == "error" }),
      table.columns[error].kind.isNumeric,
      let size = columns.x.first, table.columns[size].kind.isNumeric
    else { return nil }
    let difference = columns.y[0]
    var points: [(point: PlaneBody.Point, distance: Double, text: String)] = []
    // One pupil's variance, of all rows together: the limits of a size are those of the mean variance.
    var variance = 0.0
    for row in 0..<table.rowCount {
      guard let value = number(table.vectors[difference][row]), let size = table.vectors[size][row].double,
        let error = table.vectors[error][row].double, size > 0, error > 0
      else { continue }
      variance += error * error * size
      let about = name(row, columns.varying)
      points.append(
        (PlaneBody.Point(size, value), abs(value) / error, "\(about) \(text(value, like: measure))"))
    }
    guard !points.isEmpty else { return nil }
    variance /= Double(points.count)
    let sizes = points.map(\.point.x)
    let (least, most) = (sizes.min() ?? 1, sizes.max() ?? 1)
    let limits = [(1.959964, 1), (3.090232, 2)]
    var groups: [[PlaneBody.Point]] = [[], [], []]
    var names: [[String]] = [[], [], []]
    for entry in points {
      let group = limits.count { entry.distance > $0.0 }
      groups[group].append(entry.point)
      names[group].append(entry.text)
    }
    let bases = (0...80).map { least + (most - least) * Double($0 * $0) / 6_400 }
    // Limits of very small sizes would press everything else together: they are drawn from where they come near the points.
    let bound = 1.5 * (points.map { abs($0.point.y) }.max() ?? 1)
    let curves = limits.flatMap { limit, tone in
      [-limit, limit].map { sign in
        PlaneBody.Layer(
          shape: .line([
            bases.map { PlaneBody.Point($0, sign * limit * (variance / $0).squareRoot()) }.filter {
              abs($0.y) <= bound
            }
          ]),
          tone: .reference(tone))
      }
    }
    let centre = PlaneBody.Layer(
      shape: .line([[PlaneBody.Point(least, 0), PlaneBody.Point(most, 0)]]), tone: .reference(0))
    remarks.append(
      "Lines: no difference, and the limits of 95% and 99.8% around it for the mean variance; the groups go by each row's own error."
    )
    remarks.append(
      "Within 95%: \(groups[0].count); beyond 95%: \(groups[1].count); beyond 99.8%: \(groups[2].count). Chance alone would leave about 1 in 20 beyond 95% and 1 in 500 beyond 99.8%."
    )
    let layers = groups.indices.map {
      PlaneBody.Layer(shape: .points(groups[$0], names: names[$0]), tone: .series($0))
    }
    let heights = points.map(\.point.y) + curves.flatMap(heights)
    return PlaneBody(
      x: Axis(
        ChartBuilder.label(table.columns[size]), .linear(LinearScale(covering: [least, most], zero: true))),
      y: Axis(ChartBuilder.label(measure), .linear(LinearScale(covering: heights))),
      layers: curves + [centre] + layers, legend: ["Within the limits", "Beyond 95%", "Beyond 99.8%"])
  }
}
