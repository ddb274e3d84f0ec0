import Engine

extension ChartBuilder {
  private struct Rate {
    var row: Int
    var count: Double
    var base: Double
  }

  /// Rates against their denominators, with the limits of chance around the rate of all.
  mutating func funnel() throws -> PlaneBody {
    let rate = columns.y[0]
    guard let (top, bottom, scale) = parts(of: rate) else {
      if let differences = try differencesFunnel() { return differences }
      throw ChartError(
        "'\(measure.name)' is no rate whose numerator and denominator stand beside it.",
        hint:
          "A funnel needs all three, such as those of 'send timeliness', or differences with a column 'error' and the sizes as --x."
      )
    }
    var rates: [Rate] = []
    for row in 0..<table.rowCount {
      guard number(table.vectors[rate][row]) != nil, let count = table.vectors[top][row].double,
        let base = table.vectors[bottom][row].double, base > 0
      else { continue }
      rates.append(Rate(row: row, count: count, base: base))
    }
    let base = rates.reduce(0) { $0 + $1.base }
    guard base > 0, base < 1e12 else {
      throw ChartError("The denominators of '\(measure.name)' sum to nothing that can be drawn.")
    }
    let isShare = scale <= 100 && rates.allSatisfy { $0.count <= $0.base }
    let mean = rates.reduce(0) { $0 + $1.count } / base
    func limit(_ probability: Double, _ base: Double) -> Double {
      let whole = max(base.rounded(), 1)
      let count = ControlLimits.quantile(
        probability,
        of: isShare ? .binomial(trials: Int(whole), probability: mean) : .poisson(mean: whole * mean))
      return count / whole * scale
    }
    let least = rates.map(\.base).min() ?? 1
    let most = rates.map(\.base).max() ?? 1
    var groups: [[PlaneBody.Point]] = [[], [], []]
    var names: [[String]] = [[], [], []]
    var extreme: [String] = []
    for rate in rates {
      let value = rate.count / rate.base * scale
      let isFar = value < limit(0.001, rate.base) || value > limit(0.999, rate.base)
      let isNear = value < limit(0.025, rate.base) || value > limit(0.975, rate.base)
      let group = isFar ? 2 : isNear ? 1 : 0
      let about = name(
        rate.row, columns.varying + [columns.period].compactMap { $0 }.filter { _ in columns.varying.isEmpty }
      )
      let text = "\(about) \(text(value, like: measure))"
      groups[group].append(PlaneBody.Point(rate.base, value))
      names[group].append(text)
      if isFar { extreme.append(text) }
    }
    let horizontal = LinearScale(covering: [least, most], zero: true)
    let bases = (0...80).map { least + (most - least) * Double($0 * $0) / 6_400 }
    let curves = [(0.025, 1), (0.975, 1), (0.001, 2), (0.999, 2)].map { probability, tone in
      PlaneBody.Layer(
        shape: .line([bases.map { PlaneBody.Point($0, limit(probability, $0)) }]), tone: .reference(tone))
    }
    let centre = PlaneBody.Layer(
      shape: .line([[PlaneBody.Point(least, mean * scale), PlaneBody.Point(most, mean * scale)]]),
      tone: .reference(0))
    let known = ["Within the limits", "Beyond 95%", "Beyond 99.8%"]
    let points = groups.indices.map {
      PlaneBody.Layer(shape: .points(groups[$0], names: names[$0]), tone: .series($0))
    }
    remarks.append(
      "Lines: the rate of all together, \(text(mean * scale, like: measure)), and the exact \(isShare ? "binomial" : "Poisson") limits of 95% and 99.8% around it."
    )
    remarks.append(
      "Within 95%: \(groups[0].count); beyond 95%: \(groups[1].count); beyond 99.8%: \(groups[2].count).")
    if extreme.count > 12 {
      remarks.append(
        "Chance alone would leave about 1 in 500 beyond 99.8%: so many say that areas differ for other reasons, too."
      )
    } else if !extreme.isEmpty {
      remarks.append("Beyond 99.8%: \(extreme.joined(separator: "; ")).")
    }
    let values = groups.joined().map(\.y) + (isShare ? [] : [0])
    return PlaneBody(
      x: Axis(ChartBuilder.label(table.columns[bottom]), .linear(horizontal)),
      y: Axis(ChartBuilder.label(measure), .linear(LinearScale(covering: values + curves.flatMap(heights)))),
      layers: curves + [centre] + points, legend: known)
  }

  func heights(_ layer: PlaneBody.Layer) -> [Double] {
    if case .line(let runs) = layer.shape { runs.joined().map(\.y) } else { [] }
  }

  /// The columns whose quotient a rate is, and by what it is multiplied: those of which this holds in every row.
  private func parts(of rate: Int) -> (top: Int, bottom: Int, scale: Double)? {
    let counts = table.columns.indices.filter {
      $0 != rate && table.columns[$0].kind.isNumeric && table.columns[$0].role == .measure
    }
    let bottoms = counts.filter { columns.x.isEmpty || columns.x.contains($0) }
    let rows = (0..<table.rowCount).filter { table.vectors[rate][$0].double != nil }.prefix(500)
    for scale in [100.0, 1, 1_000, 10_000, 100_000] {
      for bottom in bottoms {
        for top in counts where top != bottom {
          let fits = rows.allSatisfy { row in
            guard let above = table.vectors[top][row].double, let below = table.vectors[bottom][row].double,
              let value = table.vectors[rate][row].double, below > 0
            else { return false }
            return abs(above / below * scale - value) <= 0.06 + abs(value) * 1e-3
          }
          if fits, !rows.isEmpty { return (top, bottom, scale) }
        }
      }
    }
    return nil
  }
}
