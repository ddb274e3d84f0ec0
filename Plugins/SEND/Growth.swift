import SlateKit

/// A number of each year with its change on the year before, also where the year before is not shown.
struct Growth {
  let rows: InputRows
  /// The number's column.
  let number: String

  /// Period, area, number, change and growth in percent.
  func relation(in session: Session) -> Relation {
    let place = session.place(of: "area_code")
    let value: SQL = "\(column: number)"
    let symbol: SQL = rows.relation.column(number)?.symbols.map { ", \(column: $0)" } ?? ""
    let unit = rows.relation.column(number)?.unit ?? ""
    let year: SQL = "cast(substr(period, 1, 4) as integer)"
    let series = Relation(
      sql: """
        select period, area_code, area, \(value)\(symbol),
          case when \(year) - lag(\(year)) over area_years = 1 then lag(\(value)) over area_years end as before
        from \(rows.everyYear) window area_years as (partition by \(place) order by period)
        """, columns: rows.relation.columns + [Column("before", .integer)], sources: rows.relation.sources)
    var table = Projection(from: series)
    for name in ["period", "area_code", "area", number] { table.take(name) }
    table.add("\(value) - before", as: Column("change", .integer, label: "Change", unit: unit, decimals: 0))
    table.add(
      "100.0 * (\(value) - before) / nullif(before, 0)",
      as: Column("growth", .number, label: "Growth", unit: "%", decimals: 1))
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    return table.relation("\(years) order by period, area, area_code")
  }
}
