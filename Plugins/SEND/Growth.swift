import SlateKit

/// A number of each year with its change on the year before, or since a year, also where that year is not shown.
struct Growth {
  let rows: InputRows
  /// The number's column.
  let number: String
  /// The year that changes are measured from; nil for the year before each.
  var since: Years?

  /// Period, area, number, change and growth in percent.
  ///
  /// - Throws: ``SlateError`` where the year that changes are measured from is not there.
  func relation(in session: Session) async throws -> Relation {
    let first = try await base(in: session)
    let place = session.place(of: "area_code")
    let value: SQL = "\(column: number)"
    let symbol: SQL = rows.relation.column(number)?.symbols.map { ", \(column: $0)" } ?? ""
    let unit = rows.relation.column(number)?.unit ?? ""
    let year: SQL = "cast(substr(period, 1, 4) as integer)"
    let years: SQL = "over (partition by \(place) order by period)"
    let before: SQL =
      first.map {
        """
        case when period >= \($0) then max(case when period = \($0) then \(value) end) over (partition by \(place)) end
        """
      } ?? "case when \(year) - lag(\(year)) \(years) = 1 then lag(\(value)) \(years) end"
    let series = Relation(
      sql: """
        select period, area_code, area, \(value)\(symbol), \(before) as before from \(rows.everyYear)
        """, columns: rows.relation.columns + [Column("before", .integer)], sources: rows.relation.sources)
    var table = Projection(from: series)
    for name in ["period", "area_code", "area", number] { table.take(name) }
    let suffix = first.map { " since \($0)" } ?? ""
    table.add(
      "\(value) - before", as: Column("change", .integer, label: "Change" + suffix, unit: unit, decimals: 0))
    table.add(
      "100.0 * (\(value) - before) / nullif(before, 0)",
      as: Column("growth", .number, label: "Growth" + suffix, unit: "%", decimals: 1))
    let asked: SQL = rows.periods.map { "where \($0)" } ?? ""
    return table.relation("\(asked) order by period, area, area_code")
  }

  /// The label of the period that changes are measured from.
  private func base(in session: Session) async throws -> String? {
    guard let since else { return nil }
    let found = try await session.connection.collect(
      "select distinct period from \(rows.everyYear) where \(column: number) is not null order by period")
    let labels = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    let wanted = labels.filter { Period(label: $0).map(since.range.contains) ?? false }
    if wanted.count == 1 { return wanted[0] }
    throw SlateError(
      wanted.isEmpty
        ? "There is no number of \(since.range.text) to measure a change from."
        : "Changes are measured from one year, and \(since.range.text) is \(wanted.count).",
      at: .argument(since.range.text),
      hint: "The years are \(labels.first ?? "none") to \(labels.last ?? "none").")
  }
}
