import Engine

extension ChartBuilder {
  /// One series: a number for each place on the horizontal axis.
  struct Line {
    var name: String
    var points: [Int: (value: Double, text: String)] = [:]
    var last: (place: Int, value: Double, text: String)? {
      points.max { $0.key < $1.key }.map { ($0.key, $0.value.value, $0.value.text) }
    }
  }

  /// The series along ordered places.
  mutating func series() throws -> (places: [String], lines: [Line]) {
    try demandOneUnit()
    guard let x = columns.x.first else {
      throw ChartError(
        "A line needs a column to run along, such as a period.", hint: "Name one with --x, or try 'plot bar'."
      )
    }
    let names = (0..<table.rowCount).map { name($0, [x]) }
    let places = x == columns.period ? PeriodOrder.filled(names) : names.firstOccurrences
    let place = Dictionary(places.enumerated().map { ($1, $0) }) { first, _ in first }
    var lines: [Line] = []
    var index: [String: Int] = [:]
    var filled = Set<[Int]>()
    for row in 0..<table.rowCount {
      for y in columns.y {
        let column = table.columns[y]
        let parts =
          (columns.by.isEmpty ? [] : [name(row, columns.by)]) + (columns.y.count > 1 ? [column.label] : [])
        let name = parts.joined(separator: ", ")
        let line = index[name] ?? lines.count
        if index[name] == nil {
          index[name] = line
          lines.append(Line(name: name))
        }
        guard let spot = place[names[row]] else { continue }
        guard filled.insert([line, spot]).inserted else {
          throw ChartError(
            "Several rows stand at \(table.columns[x].label.lowercasedFirst) \(names[row])\(name.isEmpty ? "" : " for \(name)"), and a line has one number there.",
            hint: "Name what tells them apart with --by, or bring them together with 'group'.")
        }
        let value = table.vectors[y][row]
        if let number = number(value) { lines[line].points[spot] = (number, text(value, column)) }
      }
    }
    return (places, lines)
  }

  /// Lines over periods or other ordered places. A missing number breaks its line.
  mutating func lines() throws -> PlaneBody {
    let (places, lines) = try series()
    return plane(places, lines)
  }

  /// Lines between the first and the last of the places.
  mutating func slopes() throws -> PlaneBody {
    let (places, all) = try series()
    guard let first = places.first, let last = places.last, places.count > 1 else {
      throw ChartError("A slope needs two periods, and the table has one.", hint: "Try 'plot bar'.")
    }
    let lines = all.map { line in
      Line(
        name: line.name,
        points: line.points.filter { $0.key == 0 || $0.key == places.count - 1 }
          .reduce(into: [:]) { $0[$1.key == 0 ? 0 : 1] = $1.value })
    }
    if places.count > 2 { remarks.append("Only the first and the last of \(places.count) places are drawn.") }
    tally.drawn = lines.reduce(0) { $0 + $1.points.count }
    return plane([first, last], lines)
  }

  private mutating func plane(_ places: [String], _ lines: [Line]) -> PlaneBody {
    let column = measure
    let named = chosen(lines)
    var layers: [PlaneBody.Layer] = []
    var labels: [PlaneBody.Label] = []
    for (index, line) in lines.enumerated() where !named.contains(index) && !line.points.isEmpty {
      layers.append(PlaneBody.Layer(shape: .line(runs(line, places.count)), tone: .context))
    }
    for (number, index) in named.enumerated() {
      let line = lines[index]
      layers.append(PlaneBody.Layer(shape: .line(runs(line, places.count)), tone: .series(number)))
      guard let last = line.last else { continue }
      let text = line.name.isEmpty ? last.text : "\(line.name) \(last.text)"
      labels.append(
        PlaneBody.Label(
          point: PlaneBody.Point(Double(last.place), last.value), text: text, tone: .series(number)))
    }
    let values = lines.flatMap { $0.points.values.map(\.value) }
    // Lines need no 0; but where it is near, the axis begins there.
    let isNearZero = (values.min() ?? 0) >= 0 && (values.min() ?? 0) < (values.max() ?? 0) * 0.5
    let scale = LinearScale(covering: values, zero: isNearZero)
    if scale.lower > 0 { remarks.append("The vertical axis does not begin at 0.") }
    let label = columns.x.first.map { table.columns[$0].label } ?? ""
    let empty = places.indices.filter { place in !lines.contains { $0.points[place] != nil } }
    if !empty.isEmpty {
      remarks.append(
        "No figures for \(empty.map { places[$0] }.joined(separator: ", ")): the lines break there.")
    }
    return PlaneBody(
      x: Axis(label, .ordered(places)), y: Axis(ChartBuilder.label(column), .linear(scale)), layers: layers,
      labels: labels)
  }

  /// The lines that have names: all, or of many the highest and lowest at the end.
  private mutating func chosen(_ lines: [Line]) -> [Int] {
    let order = lines.indices.filter { !lines[$0].points.isEmpty }
    guard order.count > Palette.count else { return order }
    let half = Palette.count / 2
    let end = order.compactMap { lines[$0].last?.place }.max()
    let ranked = order.filter { lines[$0].last?.place == end }
      .sorted { (lines[$1].last?.value ?? 0, lines[$0].name) < (lines[$0].last?.value ?? 0, lines[$1].name) }
    guard ranked.count > Palette.count else { return ranked }
    remarks.append(
      "\(order.count) series: the \(half) highest and \(half) lowest at the end have names; the others are faint, without names."
    )
    return Array(ranked.prefix(half) + ranked.suffix(half))
  }

  /// The pieces of a line between its gaps.
  private func runs(_ line: Line, _ count: Int) -> [[PlaneBody.Point]] {
    var runs: [[PlaneBody.Point]] = []
    var isOpen = false
    for place in 0..<count {
      guard let point = line.points[place] else {
        isOpen = false
        continue
      }
      if !isOpen { runs.append([]) }
      isOpen = true
      runs[runs.count - 1].append(PlaneBody.Point(Double(place), point.value))
    }
    return runs
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of the first occurrences.
  var firstOccurrences: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
