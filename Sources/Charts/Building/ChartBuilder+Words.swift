import Engine

extension ChartBuilder {
  static func named(_ kind: ChartHint.Kind) -> String {
    switch kind {
    case .bar: "bars"
    case .line: "lines"
    case .scatter: "a scatter plot"
    case .histogram: "a histogram"
    case .box: "box plots"
    case .dot: "dots"
    case .slope: "slopes"
    case .funnel: "a funnel plot"
    case .heatmap: "a heat map"
    case .tiles: "a tile map"
    case .sankey: "flows"
    }
  }

  /// The column of the first numbers.
  var measure: Column { table.columns[columns.y[0]] }

  static func label(_ column: Column) -> String {
    column.unit.isEmpty ? column.label : "\(column.label) (\(column.unit))"
  }

  var heading: String { columns.x.map { table.columns[$0].label }.joined(separator: ", ") }

  /// What is drawn, of what, and when.
  var title: String {
    if hint.isTitleWhole { return hint.title }
    var parts = [
      hint.title.isEmpty ? columns.y.map { table.columns[$0].label }.joined(separator: " and ") : hint.title
    ]
    if columns.kind == .scatter, hint.title.isEmpty, let x = columns.x.first {
      parts[0] += " against \(table.columns[x].label)"
    }
    let series = (columns.x + columns.by).filter {
      $0 != columns.period && !columns.y.contains($0) && columns.varying.contains($0)
    }
    if !series.isEmpty, columns.kind != .scatter {
      parts[0] += " by \(series.map { table.columns[$0].label.lowercasedFirst }.joined(separator: " and "))"
    }
    for index in columns.constant where index != columns.period { parts.append(name(0, [index])) }
    if let period = columns.period {
      let names = PeriodOrder.filled((0..<table.rowCount).map { name($0, [period]) })
      if let first = names.first, let last = names.last {
        parts.append(first == last ? first : "\(first) to \(last)")
      }
    }
    return parts.joined(separator: ", ")
  }

  var subtitle: String {
    switch columns.kind {
    case .scatter: "\(ChartBuilder.label(measure)), from bottom to top"
    case .histogram: "Number of rows by \(ChartBuilder.label(measure).lowercasedFirst)"
    default: Set(columns.y.map { ChartBuilder.label(table.columns[$0]) }).sorted().joined(separator: "; ")
    }
  }

  /// What the chart shows, for a reader who does not see it.
  func description(of body: Chart.Body) -> String {
    let column = measure
    let values = (0..<table.rowCount).compactMap { row -> (Int, Double)? in
      table.vectors[columns.y[0]][row].double.flatMap { $0.isFinite ? (row, $0) : nil }
    }
    let kind = ChartBuilder.named(columns.kind)
    var text = "\(kind.prefix(1).uppercased())\(kind.dropFirst()) of \(ChartBuilder.label(column))"
    if !heading.isEmpty { text += " by \(heading.lowercasedFirst)" }
    text += "."
    let about = (columns.varying + [columns.period].compactMap { $0 }).sorted()
    func described(_ row: Int) -> String {
      let name = name(row, about)
      let number = self.text(table.vectors[columns.y[0]][row], column)
      return name.isEmpty ? number : "\(number) (\(name))"
    }
    if let least = values.min(by: { $0.1 < $1.1 }), let most = values.max(by: { $0.1 < $1.1 }),
      values.count > 1
    {
      text += " The least is \(described(least.0)), the greatest \(described(most.0))."
    } else if let only = values.first {
      text += " The only value is \(described(only.0))."
    }
    return text
  }

  /// Refuses numbers of different units on one axis.
  func demandOneUnit() throws {
    let units = columns.y.map { table.columns[$0].unit }
    guard Set(units).count > 1 else { return }
    throw ChartError(
      "\(columns.y.map { "'\(table.columns[$0].name)'" }.joined(separator: " and ")) have different units, and one axis has one.",
      hint: "Draw them one at a time, or against each other: plot scatter --x NAME --y NAME.")
  }
}

extension String {
  /// The text with a small letter at its beginning, unless it begins with a name in capitals.
  var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, first.isUppercase, second.isLowercase else {
      return self
    }
    return first.lowercased() + dropFirst()
  }
}
