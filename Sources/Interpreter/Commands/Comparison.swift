import SlateKit

/// The rows of a command under the places that they are compared for.
struct Comparison {
  private let table: Table
  private let comparators: Comparators
  private let session: Session
  /// The column that places are compared by.
  let measure: Column
  /// The columns that say what a row is about, besides the place.
  private let keys: [Int]
  /// The columns of numbers.
  private let numbers: [Int]
  private let measureIndex: Int
  /// For each combination of the keys, in the order of the rows: the row of each place.
  private(set) var groups: [(key: [Value], rows: [Int: Int])] = []

  private static let places: Set<String> = ["area_code", "area", "level", "region"]

  init(_ table: Table, _ comparators: Comparators, measure named: String?, in session: Session) throws {
    self.table = table
    self.comparators = comparators
    self.session = session
    guard let codes = table["area_code"] else {
      throw SlateError("The command's table has no column 'area_code', so nothing tells its areas apart.")
    }
    let columns = table.columns
    let candidates = columns.indices.filter { columns[$0].role == .measure && columns[$0].kind.isNumeric }
    numbers = candidates
    keys = columns.indices.filter {
      !candidates.contains($0) && !Comparison.places.contains(columns[$0].name)
    }
    if let named {
      guard let index = candidates.first(where: { columns[$0].name.lowercased() == named.lowercased() })
      else {
        throw SlateError.unknown(
          "column of figures", named, among: candidates.map { columns[$0].name },
          hint: "These are: \(candidates.map { columns[$0].name }.joined(separator: ", ")).")
      }
      measureIndex = index
    } else if let index = Comparison.headline(columns, candidates) {
      measureIndex = index
    } else {
      throw SlateError("The command's table has no figures to compare.")
    }
    measure = columns[measureIndex]
    var byKey: [[Value]: Int] = [:]
    for row in 0..<table.rowCount {
      guard let code = codes[row].text, let place = place(of: code) else { continue }
      let key = keys.map { table.vectors[$0][row] }
      let group = byKey[key] ?? groups.count
      if group == groups.count {
        byKey[key] = group
        groups.append((key, [:]))
      }
      if groups[group].rows[place] == nil { groups[group].rows[place] = row }
    }
  }

  /// The rate of a table: the column of that name, else the first percentage, else the first column of figures.
  private static func headline(_ columns: [Column], _ numbers: [Int]) -> Int? {
    numbers.first { columns[$0].name == "rate" } ?? numbers.first { columns[$0].name.hasSuffix("_rate") }
      ?? numbers.first { columns[$0].unit == "%" } ?? numbers.first
  }

  private func place(of code: String) -> Int? {
    comparators.places.firstIndex { session.areas.codes(of: $0.area).contains(code) }
  }

  /// The measure in a row; nil where it is missing.
  func value(_ place: Int, of group: Int) -> Double? {
    groups[group].rows[place].flatMap { table.vectors[measureIndex][$0].double }
  }

  /// The neighbours' values of the measure.
  func neighbours(of group: Int) -> [Double] {
    comparators.places.indices.filter { comparators.places[$0].isNeighbour }.compactMap {
      value($0, of: group)
    }
  }

  /// The unweighted mean of the neighbours' values; nil where there is none.
  func mean(of group: Int) -> Double? {
    let values = neighbours(of: group)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The area's place among itself and its neighbours, 1 for the highest; equal values share the least place.
  func rank(_ place: Int, of group: Int) -> (rank: Int, of: Int)? {
    guard let own = value(place, of: group) else { return nil }
    let members = comparators.places.indices.filter { $0 == 0 || comparators.places[$0].isNeighbour }
    let values = members.compactMap { value($0, of: group) }
    guard values.count > 1, members.contains(place) else { return nil }
    return (1 + values.filter { $0 > own }.count, values.count)
  }

  /// Whether a column is a rate, a mean or the like, whose sum says nothing.
  private func isRate(_ column: Column) -> Bool { column.kind != .integer }

  /// The comparison as a table: a row for each place, and one for the neighbours together.
  ///
  /// - Parameter bands: The quartile band of a value in a group; nil for no bands.
  func result(bands: ((Double, [Value]) -> String?)?) -> Table {
    var cells: [[Value]] = []
    for (index, group) in groups.enumerated() {
      let own = value(0, of: index)
      for (place, comparator) in comparators.places.enumerated() {
        let row = group.rows[place]
        if row == nil, place > 0, !comparator.isNeighbour { continue }
        let figures = numbers.map { column in row.map { table.vectors[column][$0] } ?? .missing(.notAvailable)
        }
        let figure = value(place, of: index)
        let difference: Value = place == 0 ? .missing(.notApplicable) : Comparison.difference(own, figure)
        let rank: Value = self.rank(place, of: index).map { .integer($0.rank) } ?? .missing(.notApplicable)
        var line =
          group.key + [.text(comparator.role), .text(comparator.area.code), .text(comparator.area.name)]
        line += figures + [difference, rank]
        line.append(comparator.closeness.isEmpty ? .missing(nil) : .text(comparator.closeness))
        if let bands {
          let isAuthority = comparator.area.level == .authority
          line.append(
            (isAuthority ? figure.flatMap { bands($0, group.key) } : nil).map { .text($0) } ?? .missing(nil))
        }
        cells.append(line)
      }
      if comparators.source != nil { cells.append(together(index, group, own, bands != nil)) }
    }
    let columns = self.columns(bands != nil)
    return Table(
      columns: columns,
      vectors: columns.indices.map { column in Vector(cells.map { $0[column] }, kind: columns[column].kind) })
  }

  /// The row of the neighbours together: counts summed, everything else as the unweighted mean.
  private func together(
    _ index: Int, _ group: (key: [Value], rows: [Int: Int]), _ own: Double?, _ hasBands: Bool
  )
    -> [Value]
  {
    let rows = comparators.places.indices.filter { comparators.places[$0].isNeighbour }.compactMap {
      group.rows[$0]
    }
    let figures = numbers.map { column -> Value in
      let values = rows.map { table.vectors[column][$0] }
      let known = values.compactMap(\.double)
      guard !known.isEmpty else { return .missing(.notAvailable) }
      if isRate(table.columns[column]) { return .number(known.reduce(0, +) / Double(known.count)) }
      return .integer(values.compactMap(\.integer).reduce(0, +))
    }
    let average = isRate(measure) ? mean(of: index) : nil
    let difference = average.map { Comparison.difference(own, $0) } ?? .missing(.notApplicable)
    return group.key + [.text("neighbours"), .missing(nil), .text("Neighbours together")] + figures
      + [difference, .missing(.notApplicable), .missing(nil)] + (hasBands ? [.missing(nil)] : [])
  }

  private static func difference(_ own: Double?, _ other: Double?) -> Value {
    guard let own, let other else { return .missing(.notAvailable) }
    return .number(own - other)
  }

  private func columns(_ hasBands: Bool) -> [Column] {
    let plain = keys.map { index in
      var column = table.columns[index]
      if column.kind != .integer && column.kind != .boolean { column.kind = .text }
      column.symbols = nil
      return column
    }
    let figures = numbers.map { index in
      var column = table.columns[index]
      if column.kind == .decimal { column.kind = .number }
      return column
    }
    return plain
      + [
        Column("comparator", .text, label: "Comparator"),
        Column("area_code", .text, label: "Area code").asDetail,
        Column("area", .text, label: "Area"),
      ] + figures
      + [
        Column(
          "difference", .number, label: "Area less this", unit: measure.unit == "%" ? "pp" : measure.unit,
          decimals: measure.decimals ?? 1),
        Column("rank", .integer, label: "Rank", decimals: 0),
        Column("closeness", .text, label: "Closeness").asDetail,
      ] + (hasBands ? [Column("band", .text, label: "Band")] : [])
  }
}
