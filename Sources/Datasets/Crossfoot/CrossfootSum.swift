import Engine

/// A total that its parts do not make, in a column that otherwise adds up.
struct CrossfootSum {
  let kind: Crossfoot.Finding.Kind
  /// What the parts are called.
  let parts: String
  let column: Column
  let period: String
  let place: String
  let breakdown: String
  let sum: Double
  let total: Double
  /// How many parts have a number.
  let count: Int
  /// How many parts have none, and the symbols there.
  let missing: Int
  let symbols: String
  /// Whether every part has the same number.
  let isRepeated: Bool
  /// How many of the column's sums hold, and how many there are.
  let held: Int
  let checked: Int

  var difference: Double { sum - total }

  /// Reads what does not add up from a check's table.
  static func read(
    _ check: CrossfootCheck, of layout: CrossfootLayout, on connection: Connection
  ) async throws -> [CrossfootSum] {
    guard !layout.counts.isEmpty else { return [] }
    let rows = layout.counts.enumerated().map { index, column -> SQL in
      let (sum, total) = (CrossfootCheck.name("s", index), CrossfootCheck.name("t", index))
      let names = ["n", "m", "l", "g", "z", "y"].map { CrossfootCheck.name($0, index) }
      return """
        select \(index) as col, period, identifier, place, breakdown, \(sum) as s, \(total) as t, \(names[0]) as n,
          \(names[1]) as m, \(names[2]) as l, \(names[3]) as g, \(names[4]) as z, \(names[5]) as y,
          \(tolerance(of: column, parts: names[0])) as tolerance
        from \(CrossfootCheck.table) where \(total) is not null and \(sum) is not null
        """
    }
    // Sums of one part, or of one that is nearly all, say nothing about whether a column adds up.
    let telling: SQL = "m = 0 and z >= 3 and g <= 0.9 * s"
    let family: SQL = check.kind == .categories ? "col, breakdown" : "col"
    let isSame: SQL = "l = g and n >= 5 and m = 0 and l >= 10"
    let found = try await connection.collect(
      """
      with sums as materialized (\(rows, separator: " union all ")),
      additive as (
        select \(family), count(*) filter (where abs(s - t) <= tolerance) as held, count(*) as checked from sums
        where t <> 0 or s <> 0 group by \(family)
        having count(*) filter (where \(telling) and abs(s - t) <= 0.05 * abs(t)) * 2
          > count(*) filter (where \(telling)))
      select col, period, identifier, place, breakdown, s, t, n, m, coalesce(y, ''), \(isSame), held, checked
      from sums join additive using (\(family)) where abs(s - t) > tolerance
      order by col, period, place, breakdown
      """)
    return (0..<found.rowCount).compactMap { index in
      let cells = found.row(index)
      guard let column = cells[0].integer, let sum = cells[5].double, let total = cells[6].double else {
        return nil
      }
      return CrossfootSum(
        kind: check.kind, parts: check.parts, column: layout.counts[column],
        period: PeriodLabel.label(cells[1].text ?? "", identifier: cells[2].text ?? ""),
        place: cells[3].text ?? "",
        breakdown: cells[4].text ?? "", sum: sum, total: total, count: cells[7].integer ?? 0,
        missing: cells[8].integer ?? 0, symbols: cells[9].text ?? "", isRepeated: cells[10] == .boolean(true),
        held: cells[11].integer ?? 0, checked: cells[12].integer ?? 0)
    }
  }

  /// How far rounding alone can move a sum: half of the last digit for each part and for the total.
  private static func tolerance(of column: Column, parts: SQL) -> SQL {
    switch column.kind {
    case .integer: return "0.0"
    case .decimal:
      let half = 0.5 * (0..<(column.decimals ?? 1)).reduce(1.0) { size, _ in size / 10 }
      return "\(half) * (\(parts) + 1)"
    default: return "0.001 + 0.000001 * abs(\(parts))"
    }
  }
}
