import Engine

extension ChartBuilder {
  /// Classes that hold about equal numbers of values.
  struct Levels {
    private let breaks: [Double]
    let names: [String]

    init(_ values: [Double], text: (Double) -> String) {
      let sorted = values.sorted()
      let distinct = sorted.reduce(into: [Double]()) { if $0.last != $1 { $0.append($1) } }
      let count = min(Palette.levels.count, max(distinct.count, 1))
      var breaks: [Double] = []
      for index in 1..<max(count, 1) {
        let edge =
          distinct.count <= count
          ? distinct[index - 1] : BoxSummary.quantile(Double(index) / Double(count), of: sorted)
        if edge != breaks.last, edge < (sorted.last ?? edge) { breaks.append(edge) }
      }
      self.breaks = breaks
      names = (0...breaks.count).map { level in
        let held = sorted.filter { value in breaks.filter { $0 < value }.count == level }
        guard let least = held.first, let most = held.last else { return "none" }
        let ends = text(least) == text(most) ? text(least) : "\(text(least)) to \(text(most))"
        return "\(ends) (\(held.count))"
      }
    }

    func level(of value: Double) -> Int { breaks.filter { $0 < value }.count }
  }

  /// A cell for each pair of two columns' values.
  mutating func heatmap() throws -> GridBody {
    guard let x = columns.x.first, !columns.by.isEmpty else {
      throw ChartError(
        "A heat map needs two columns of categories or periods.", hint: "Name them with --x and --by.")
    }
    let across = (0..<table.rowCount).map { name($0, [x]) }
    let down = (0..<table.rowCount).map { name($0, columns.by) }
    let columnNames = x == columns.period ? PeriodOrder.filled(across) : across.firstOccurrences
    let rowNames = down.firstOccurrences
    guard rowNames.count <= ChartBuilder.mostRows, columnNames.count <= ChartBuilder.mostRows else {
      throw ChartError(
        "\(max(rowNames.count, columnNames.count)) lines are too many for a heat map.",
        hint: "Keep some with 'where', or group them.")
    }
    let y = columns.y[0]
    let numbers = (0..<table.rowCount).map { number(table.vectors[y][$0]) }
    let levels = Levels(numbers.compactMap { $0 }) { text($0, like: measure) }
    let columnPlace = Dictionary(columnNames.enumerated().map { ($1, $0) }) { first, _ in first }
    let rowPlace = Dictionary(rowNames.enumerated().map { ($1, $0) }) { first, _ in first }
    var seen = Set<[Int]>()
    var cells: [GridBody.Cell] = []
    for row in 0..<table.rowCount {
      guard let column = columnPlace[across[row]], let line = rowPlace[down[row]] else { continue }
      guard seen.insert([column, line]).inserted else {
        throw ChartError(
          "Several rows stand at \(across[row]) and \(down[row]), and a cell has one number.",
          hint: "Bring them together with 'group', or name other columns with --x and --by.")
      }
      let value = text(table.vectors[y][row], measure)
      cells.append(
        GridBody.Cell(
          column: column, row: line, text: value, title: "\(down[row]), \(across[row]): \(value)",
          level: numbers[row].map(levels.level)))
    }
    return GridBody(columns: columnNames, rows: rowNames, cells: cells, levels: levels.names)
  }

  /// A tile for each authority, or each region.
  mutating func tiles() throws -> GridBody {
    guard
      let codes = table.columns.firstIndex(where: {
        ["area_code", "new_la_code", "la_code", "region_code"].contains($0.name.lowercased())
      })
        ?? table.columns.indices.first(where: { table.columns[$0].name.lowercased().hasSuffix("code") })
    else {
      throw ChartError(
        "A tile map needs a column of area codes, such as 'area_code'.", hint: "Keep it in the table.")
    }
    let y = columns.y[0]
    let found = (0..<table.rowCount).map { table.vectors[codes][$0].text.flatMap(currentCode) ?? "" }
    let isRegional = !found.contains { TileMap.authorities[$0] != nil }
    let map = isRegional ? TileMap.regions : TileMap.authorities
    var rows: [String: Int] = [:]
    var others: [String] = []
    for (row, code) in found.enumerated() {
      guard map[code] != nil else {
        others.append(name(row, columns.varying + columns.constant))
        continue
      }
      guard rows.updateValue(row, forKey: code) == nil else {
        throw ChartError(
          "Several rows are about \(name(row, columns.varying)), and a map has one tile for it.",
          hint: "Keep one period or category with 'where'.")
      }
    }
    guard !rows.isEmpty else {
      throw ChartError(
        "No row has the code of an authority or region of England.",
        hint: "Break down by authority or region.")
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: rows.map { ($0.key, $0.value) }.sorted { $0.1 < $1.1 }.map { code, row in
        (code, number(table.vectors[y][row]))
      })
    let levels = Levels(numbers.values.compactMap { $0 }) { text($0, like: measure) }
    let about = columns.varying.isEmpty ? columns.constant : columns.varying
    let cells = map.sorted { ($0.value.row, $0.value.column) < ($1.value.row, $1.value.column) }.map {
      code, tile in
      let title =
        rows[code].map { "\(name($0, about)): \(text(table.vectors[y][$0], measure))" }
        ?? "\(tile.label): not in the table"
      return GridBody.Cell(
        column: tile.column, row: tile.row, text: tile.label, title: title,
        level: (numbers[code] ?? nil).map(levels.level))
    }
    let absent = map.count - rows.count
    if absent > 0 {
      remarks.append(
        "\(absent) of \(map.count) \(isRegional ? "regions" : "authorities") are not in the table.")
    }
    if !others.isEmpty {
      let shown = others.firstOccurrences
      remarks.append(
        "\(others.count) \(others.count == 1 ? "row has" : "rows have") no tile: \(shown.prefix(4).joined(separator: "; "))\(shown.count > 4 ? "; ..." : "")."
      )
    }
    remarks.append(
      "Classes hold about equal numbers of areas; '-' is missing. Tiles are equal, whatever the size of an area."
    )
    return GridBody(cells: cells, levels: levels.names, isMap: true)
  }
}
