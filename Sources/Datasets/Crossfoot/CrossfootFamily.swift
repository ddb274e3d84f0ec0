import Engine

/// Columns of counts whose sum is another column of the same row: reasons and all that ceased.
struct CrossfootFamily {
  let total: Column
  let parts: [Column]

  /// How many rows families are looked for in.
  private static let sample = 1000

  /// The rows of a dataset in which the parts are not the total, the greatest difference of each period. A row with a missing
  /// part says nothing.
  static func sums(
    of layout: CrossfootLayout, totals: CrossfootTotals, texts: inout CrossfootTexts,
    on connection: Connection
  ) async throws -> [CrossfootSum] {
    let families = try await families(of: layout, on: connection)
    guard !families.isEmpty else { return [] }
    let counts = families.flatMap { family -> [SQL] in
      [
        "count(*) filter (where \(family.isChecked))",
        "count(*) filter (where \(family.isChecked) and \(family.sum) = \(column: family.total.name))",
      ]
    }
    let row = try await connection.collect("select \(counts) from \(layout.table)").row(0)
    var sums: [CrossfootSum] = []
    for (index, family) in families.enumerated() {
      guard let checked = row[2 * index].integer, let held = row[2 * index + 1].integer else { continue }
      guard held < checked, held * 10 >= checked * 8 else { continue }
      sums += try await family.slips(
        of: layout, checked: checked, totals: totals, texts: &texts, on: connection)
    }
    return sums
  }

  /// The families of a dataset, as its rows show them.
  private static func families(of layout: CrossfootLayout, on connection: Connection) async throws
    -> [CrossfootFamily]
  {
    let counts = layout.counts.filter { $0.kind == .integer }
    guard counts.count >= 3 else { return [] }
    let every = max(1, layout.dataset.rows / sample)
    let cells = counts.map { "cast(\(column: $0.name) as double)" as SQL }
    let table = try await connection.collect(
      "select \(cells) from \(layout.table) where hash(rowid) % \(every) = 0 order by hash(rowid)")
    let columns = table.vectors.map { vector -> [Double] in
      guard case .number(var values) = vector.storage else { return [] }
      if let missing = vector.missing { for row in values.indices where missing[row] { values[row] = .nan } }
      return values
    }
    return CrossfootFamilySearch(names: counts.map(\.name), columns: columns).families.map { family in
      CrossfootFamily(total: counts[family.total], parts: family.parts.map { counts[$0] })
    }
  }

  /// Whether a row has all numbers.
  private var isChecked: SQL {
    "\((parts + [total]).map { "\(column: $0.name) is not null" as SQL }, separator: " and ")"
  }

  private var sum: SQL { "(\(parts.map { "\(column: $0.name)" as SQL }, separator: " + "))" }

  /// Whether all parts of a row are multiples of 5, as rounded ones are.
  private var areRounded: SQL {
    "(\(parts.map { "\(column: $0.name) % 5 = 0" as SQL }, separator: " and "))"
  }

  /// What all totals of a period that do not hold are rounded to; 0 where they are not.
  private static let unit: SQL = """
    case \([100, 10, 5].map { "when bool_and(t % \($0) = 0) over same then \($0)" as SQL }, separator: " ") else 0 end
    """

  /// The slips of a family; where rounding explains the greatest of a period, that has none.
  private func slips(
    of layout: CrossfootLayout, checked: Int, totals: CrossfootTotals, texts: inout CrossfootTexts,
    on connection: Connection
  ) async throws -> [CrossfootSum] {
    let filters = layout.filters.indices.map { "f\($0)" }
    let named = zip(layout.filters, filters).map { "\(column: $0.name) as \(column: $1)" as SQL }
    let heads: [SQL] = [
      "\(layout.period) as period", "\(layout.identifier) as identifier", "\(layout.place) as place",
    ]
    let order: [SQL] = ["abs(s - t) desc", "t desc", "place"] + filters.map { "\(column: $0)" }
    let keys: [SQL] = ["period", "identifier"] + filters.map { "\(column: $0)" }
    let found = try await connection.collect(
      """
      with slips as (
        select \(heads + named), \(areRounded) as rounded, cast(\(sum) as double) as s, cast(\(column: total.name) as double) as t
        from \(layout.table) where \(isChecked) and \(sum) <> \(column: total.name)),
      ranked as (
        select *, count(*) over same as alike, min(abs(s - t)) over same as least,
          case when count(*) over same > 1 or bool_and(rounded) over same then \(Self.unit) else 0 end as unit,
          row_number() over (partition by period, identifier order by \(order)) as rank_in_period
        from slips window same as (partition by period, identifier))
      select s, t, alike, least, unit, place, \(keys) from ranked where rank_in_period = 1
      """)
    let codes = found.vectors.dropFirst(6).map { texts.codes(of: $0) }
    return (0..<found.rowCount).compactMap { index in
      let row = found.row(index)
      guard let sum = row[0].double, let total = row[1].double else { return nil }
      let unit = Double(row[4].integer ?? 0)
      if abs(sum - total) <= 0.5 * unit * Double(parts.count + 1) { return nil }
      let key = codes.map { $0[index] }
      return CrossfootSum(
        kind: .columns, parts: text, column: self.total,
        period: PeriodLabel.label(texts[key[0]], identifier: texts[key[1]]), place: row[5].text ?? "",
        breakdown: totals.text(key, texts), sum: sum, total: total, count: parts.count, missing: 0,
        isRepeated: false, checked: checked, alike: row[2].integer ?? 1, least: row[3].double)
    }
  }

  /// The parts' names; of many, the first and the last.
  private var text: String {
    let names = parts.map(\.name)
    guard names.count > 4, let first = names.first, let last = names.last else {
      return "columns (\(names.joined(separator: ", ")))"
    }
    return "columns (\(first) to \(last))"
  }
}
