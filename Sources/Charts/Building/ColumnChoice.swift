import Engine

/// Which columns of a table are drawn, and as what.
struct ColumnChoice {
  private(set) var kind: ChartHint.Kind
  /// The columns of the numbers.
  private(set) var y: [Int]
  /// The columns along the other axis: a period, a category, or for a scatter a number.
  private(set) var x: [Int] = []
  /// The columns whose values become series.
  private(set) var by: [Int] = []
  /// The column of the periods, where there is one.
  let period: Int?
  /// The columns that say what a row is about and are not the same in every row.
  let varying: [Int]
  /// Those that are the same in every row.
  let constant: [Int]

  /// How many bars are drawn where nobody asked for bars.
  static let fewRows = 40

  init(_ table: Table, hint: ChartHint) throws {
    let columns = table.columns
    func place(_ name: String?) -> Int? {
      name.flatMap { name in columns.firstIndex { $0.name.lowercased() == name.lowercased() } }
    }
    let numbers = columns.indices.filter { columns[$0].kind.isNumeric && columns[$0].role == .measure }
    let period = ColumnChoice.period(of: table)
    self.period = period
    let about = columns.indices.filter {
      columns[$0].role == .dimension && !ColumnChoice.isAside(columns[$0].name)
    }
    let many = about.filter { table.vectors[$0].differs }
    varying = many.filter { $0 != period }
    constant = about.filter { !many.contains($0) }
    let named = hint.y.compactMap(place)
    guard let first = numbers.first ?? named.first else {
      throw ChartError(
        "No column of the table holds numbers to draw.",
        hint: "The columns are \(columns.map(\.name).prefix(20).joined(separator: ", ")).")
    }
    let x = place(hint.x)
    // A rate says more of areas of different size than a count.
    y =
      named.isEmpty
      ? [numbers.first { columns[$0].unit == "%" && $0 != x } ?? numbers.first { $0 != x } ?? first] : named
    if let other = y.first(where: { !columns[$0].kind.isNumeric }) {
      throw ChartError(
        "'\(columns[other].name)' does not hold numbers.", hint: "Name a column of numbers with --y.")
    }
    let isOverTime = period.map { table.vectors[$0].differs } ?? false
    kind = .bar
    let series = place(hint.by)
    let categories = varying.filter { $0 != series && $0 != x && !y.contains($0) }
    let isNumeric = x.map { columns[$0].kind.isNumeric && columns[$0].role == .measure } ?? false
    let isWithoutCategory = varying.isEmpty && x == nil && !isOverTime
    if let kind = hint.kind {
      self.kind = kind
    } else if isNumeric || isWithoutCategory && numbers.count > 1 && named.isEmpty && table.rowCount > 1 {
      kind = .scatter
    } else if isOverTime, x == nil || x == period {
      kind = .line
    } else if table.rowCount > ColumnChoice.fewRows {
      kind = .histogram
    } else if isWithoutCategory, table.rowCount > 1 {
      kind = .histogram
    }
    by = series.map { [$0] } ?? []
    switch kind {
    case .line, .slope:
      if let place = x ?? (isOverTime ? period : nil) ?? varying.first { self.x = [place] }
      if by.isEmpty { by = varying.filter { !self.x.contains($0) && !y.contains($0) } }
      if let period, isOverTime, !self.x.contains(period), series == nil { by.append(period) }
    case .scatter:
      let other =
        x ?? numbers.first { !y.contains($0) && columns[$0].unit == columns[y[0]].unit }
        ?? numbers.first { !y.contains($0) }
      guard let other else {
        throw ChartError(
          "A scatter needs two columns of numbers, and the table has one.", hint: "Try 'plot histogram'.")
      }
      self.x = [other]
    case .bar, .dot:
      let overTime = isOverTime && series != period ? [period].compactMap { $0 } : []
      if let x {
        self.x = [x]
        // Where the axis tells all rows apart, nothing else needs to: unless it makes a few series of one number.
        let others = (overTime + categories).filter { $0 != x }.map {
          table.vectors[$0].distinct(limit: Palette.count + 1)
        }
        let isWhole =
          (y.count > 1 || others.reduce(1, *) > Palette.count)
          && table.vectors[x].distinct(limit: table.rowCount) == table.rowCount
        if series == nil && !isWhole { by = (overTime + categories).filter { $0 != x } }
      } else if series != nil {
        self.x = overTime + categories
      } else {
        let all = overTime + categories
        let counts = all.map { table.vectors[$0].distinct(limit: Palette.count + 1) }
        if all.count > 1, y.count == 1, let place = counts.lastIndex(where: { $0 <= Palette.count }) {
          by = [all[place]]
        }
        self.x = all.filter { !by.contains($0) }
      }
      if self.x.isEmpty { (self.x, by) = (by, []) }
    case .box, .heatmap:
      let all = ([x].compactMap { $0 } + (isOverTime ? [period].compactMap { $0 } : []) + varying).filter {
        !y.contains($0) && $0 != series
      }
      self.x = all.first.map { [$0] } ?? []
      if kind == .box {
        by = []
      } else if by.isEmpty {
        by = Array(all.dropFirst().filter { !self.x.contains($0) })
      }
    case .histogram, .funnel, .tiles: self.x = x.map { [$0] } ?? []
    case .sankey:
      let stages = columns.indices.filter {
        !columns[$0].kind.isNumeric && !ColumnChoice.isAside(columns[$0].name) && $0 != period
      }
      self.x = x.map { [$0] } ?? stages.first.map { [$0] } ?? []
      if by.isEmpty { by = stages.filter { !self.x.contains($0) }.prefix(1).map { $0 } }
    }
  }

  /// Columns that identify or explain a row beside its name.
  private static func isAside(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("code") || name.hasSuffix("_identifier")
      || ["source", "grade", "quoted", "level", "geographic_level"].contains(name)
  }

  /// The column of the periods: by its name, or because all its texts are years.
  private static func period(of table: Table) -> Int? {
    let names: Set<String> = [
      "period", "time_period", "year", "academic_year", "calendar_year", "financial_year",
    ]
    if let index = table.columns.firstIndex(where: { names.contains($0.name.lowercased()) }) { return index }
    return table.columns.indices.first { index in
      guard table.columns[index].kind == .text, table.rowCount > 0 else { return false }
      return (0..<min(table.rowCount, 1_000)).allSatisfy {
        PeriodOrder.year(of: table.vectors[index][$0].text ?? "") != nil
      }
    }
  }
}

extension Vector {
  /// Whether not all rows are the same.
  fileprivate var differs: Bool { distinct(limit: 2) > 1 }

  /// How many different values there are, counted up to a limit.
  fileprivate func distinct(limit: Int) -> Int {
    var seen = Set<Value>()
    for row in 0..<count where seen.count < limit { seen.insert(self[row]) }
    return seen.count
  }
}
