import Engine

extension ChartBuilder {
  /// How many lines a chart of bars has at most.
  static let mostRows = 200

  /// Bars or dots: a line for each category, in the order of the rows.
  mutating func rows() throws -> RowsBody {
    try demandOneUnit()
    var order: [String] = []
    var series: [String] = []
    var cells: [String: [Int: [RowsBody.Item]]] = [:]
    var values: [Double] = []
    var places: [String: Int] = [:]
    let ends = intervalColumns
    for row in 0..<table.rowCount {
      let category = columns.x.isEmpty ? measure.label : name(row, columns.x)
      if cells[category] == nil {
        order.append(category)
        cells[category] = [:]
      }
      for index in columns.y {
        let column = table.columns[index]
        var names = columns.by.isEmpty ? [] : [name(row, columns.by)]
        if columns.y.count > 1 { names.append(column.label) }
        let name = names.joined(separator: ", ")
        let place = places[name] ?? series.count
        if places[name] == nil {
          places[name] = place
          series.append(name)
        }
        let value = table.vectors[index][row]
        let number = self.number(value)
        if let number { values.append(number) }
        var mark: RowsBody.Mark = number.map { columns.kind == .dot ? .dot($0) : .bar($0) } ?? .missing
        var text = text(value, column)
        if let number, let ends, let interval = interval(around: number, ends, row) {
          mark = .interval(number, interval)
          values += [interval.lowerBound, interval.upperBound]
          text +=
            " (\(self.text(interval.lowerBound, like: column)) to \(self.text(interval.upperBound, like: column)))"
        }
        cells[category]?[place, default: []].append(RowsBody.Item(series: place, mark: mark, text: text))
      }
    }
    guard series.count <= Palette.count else {
      throw ChartError(
        "\(series.count) series are too many to tell apart in one chart of \(columns.kind == .dot ? "dots" : "bars").",
        hint: "Keep some with 'where', or draw lines or a heat map: plot heatmap.")
    }
    let lines = order.count * (series.count > 1 && columns.kind == .bar ? series.count : 1)
    guard lines <= ChartBuilder.mostRows else {
      throw ChartError(
        "\(lines) \(columns.kind == .dot ? "dots" : "bars") are too many for one chart.",
        hint: "'plot histogram' shows how they are spread; 'sort ... | head 20' keeps some.")
    }
    let rows = order.map { category in
      RowsBody.Row(
        label: category, items: (cells[category] ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value))
    }
    let scale = LinearScale(covering: values, zero: columns.kind == .bar || ends != nil)
    if ends != nil {
      remarks.append(
        "Lines reach from '\(ChartBuilder.intervalNames.low)' to '\(ChartBuilder.intervalNames.high)'.")
    }
    return RowsBody(
      heading: heading, rows: rows, series: series,
      axis: Axis(ChartBuilder.label(measure), .linear(scale)))
  }

  /// The names of the columns that hold the ends of a number's interval.
  static let intervalNames = (low: "low", high: "high")

  /// The columns of the ends of intervals, where dots are drawn of one column of numbers and the table has both.
  private var intervalColumns: (low: Int, high: Int)? {
    guard columns.kind == .dot, columns.y.count == 1, !columns.y.contains(where: isEnd),
      let low = table.columns.firstIndex(where: { $0.name == ChartBuilder.intervalNames.low }),
      let high = table.columns.firstIndex(where: { $0.name == ChartBuilder.intervalNames.high }),
      table.columns[low].kind.isNumeric, table.columns[high].kind.isNumeric,
      table.columns[low].unit == measure.unit
    else { return nil }
    return (low, high)
  }

  private func isEnd(_ place: Int) -> Bool {
    [ChartBuilder.intervalNames.low, ChartBuilder.intervalNames.high].contains(table.columns[place].name)
  }

  /// The interval of a row, where both ends are there and the number lies between them.
  private func interval(around number: Double, _ ends: (low: Int, high: Int), _ row: Int) -> ClosedRange<
    Double
  >? {
    guard let low = table.vectors[ends.low][row].double, let high = table.vectors[ends.high][row].double,
      low <= number, number <= high, abs(low) <= LinearScale.limit, abs(high) <= LinearScale.limit
    else { return nil }
    return low...high
  }

  /// Box plots: one for each category, or one of all rows.
  mutating func boxes() throws -> RowsBody {
    var order: [String] = []
    var samples: [String: [Double]] = [:]
    for row in 0..<table.rowCount {
      let category = columns.x.isEmpty ? "All" : name(row, columns.x)
      if samples[category] == nil { order.append(category) }
      let number = self.number(table.vectors[columns.y[0]][row])
      samples[category, default: []] += number.map { [$0] } ?? []
    }
    if columns.x.first == columns.period, columns.period != nil { order = PeriodOrder.filled(order) }
    guard order.count <= ChartBuilder.mostRows else {
      throw ChartError(
        "\(order.count) boxes are too many for one chart.",
        hint: "Choose a column with fewer values: --x NAME.")
    }
    let rows = order.map { category -> RowsBody.Row in
      guard let box = BoxSummary(of: samples[category] ?? []) else {
        return RowsBody.Row(
          label: category, items: [RowsBody.Item(series: 0, mark: .missing, text: "no values")])
      }
      let text = "\(text(box.quartiles.median, like: measure)) (n \(box.count))"
      return RowsBody.Row(label: category, items: [RowsBody.Item(series: 0, mark: .box(box), text: text)])
    }
    remarks.append(
      "Box: the middle half and the median, which stands behind it (quantiles of type 7); lines reach to values within 1.5 times the box; circles lie beyond."
    )
    let scale = LinearScale(covering: samples.values.joined())
    return RowsBody(
      heading: heading, rows: rows, series: [""], axis: Axis(ChartBuilder.label(measure), .linear(scale)))
  }
}
