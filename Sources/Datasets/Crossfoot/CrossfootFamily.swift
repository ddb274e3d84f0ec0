import Engine

/// Columns of counts whose sum is another column of the same row: reasons and all that ceased.
struct CrossfootFamily {
  let total: Column
  let parts: [Column]

  /// How many rows families are looked for in.
  private static let sample = 1000

  /// The families of a dataset, as its rows show them.
  static func families(of layout: CrossfootLayout, on connection: Connection) async throws
    -> [CrossfootFamily]
  {
    let counts = layout.counts.filter { $0.kind == .integer }
    guard counts.count >= 3 else { return [] }
    let every = max(1, layout.dataset.rows / sample)
    let cells = counts.map { "cast(\(column: $0.name) as double)" as SQL }
    let table = try await connection.collect(
      "select \(cells) from \(layout.table) where hash(rowid) % \(every) = 0 order by hash(rowid)")
    let rows = (0..<table.rowCount).map { table.row($0).map(\.double) }
    return CrossfootFamilySearch(names: counts.map(\.name), rows: rows).families.map { family in
      CrossfootFamily(total: counts[family.total], parts: family.parts.map { counts[$0] })
    }
  }

  /// The rows in which the parts are not the total. A row with a missing part says nothing.
  func sums(of layout: CrossfootLayout, on connection: Connection) async throws -> [CrossfootSum] {
    let cells = parts.map { "\(column: $0.name)" as SQL }
    let filled = cells.map { "coalesce(\($0), 0)" as SQL }
    let missing = cells.map { "cast(\($0) is null as integer)" as SQL }
    let symbols = parts.compactMap(\.symbols).map { "cast(\(column: $0) as varchar)" as SQL }
    let symbol: SQL = symbols.isEmpty ? "''" : "concat_ws(', ', \(symbols))"
    let sum: SQL = "cast(\(filled, separator: " + ") as double)"
    let found = try await connection.collect(
      """
      with sums as (
        select \(layout.period) as period, \(layout.identifier) as identifier, \(layout.place) as place,
          \(layout.breakdown) as breakdown, \(sum) as s, cast(\(column: total.name) as double) as t,
          \(missing, separator: " + ") as m, \(symbol) as y
        from \(layout.table) where \(column: total.name) is not null and coalesce(\(cells)) is not null),
      counted as (select *, count(*) filter (where s = t) over () as held, count(*) over () as checked from sums)
      select period, identifier, place, breakdown, s, t, m, y, held, checked from counted
      where s <> t and m = 0 order by period, place, breakdown
      """)
    return (0..<found.rowCount).compactMap { index in
      let row = found.row(index)
      guard let sum = row[4].double, let total = row[5].double else { return nil }
      let missing = row[6].integer ?? 0
      return CrossfootSum(
        kind: .columns, parts: text, column: self.total,
        period: PeriodLabel.label(row[0].text ?? "", identifier: row[1].text ?? ""), place: row[2].text ?? "",
        breakdown: row[3].text ?? "", sum: sum, total: total, count: parts.count - missing, missing: missing,
        symbols: row[7].text ?? "", isRepeated: false, held: row[8].integer ?? 0, checked: row[9].integer ?? 0
      )
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
