import SlateKit

/// Finds authorities that carry their region's total in place of their own number: a defect of a published file.
enum RegionalTotals {
  /// One warning for the periods and regions in which several of the asked authorities do.
  static func notices(
    of column: String, _ input: Input, _ rows: InputRows, _ selection: Selection, in session: Session
  ) async throws -> [Notice] {
    let found = try await found(of: column, input, rows, embedded: selection.embedded, in: session)
    guard found.rowCount > 0 else { return [] }
    let places = (0..<found.rowCount).map { index -> String in
      let row = found.row(index)
      let count = row[3].integer ?? 0
      let who = count == 1 ? (row[4].text ?? "") : "\(count) authorities"
      return
        "\(row[0].text ?? ""): \(who) of \(row[1].text ?? "") with \((row[2].integer ?? 0).grouped), its regional total"
    }
    return [
      .warning(
        "The file gives authorities their region's total in place of their own number (\(places.joined(separator: "; "))): do not use them."
      )
    ]
  }

  /// The periods in which an authority among the rows carries its region's total.
  static func periods(
    of column: String, _ input: Input, _ rows: InputRows, embedded: Bool, in session: Session
  ) async throws -> [String] {
    let found = try await found(of: column, input, rows, embedded: embedded, in: session)
    return (0..<found.rowCount).compactMap { found.row($0)[0].text }
  }

  /// Each period and region in which it happens: the period, the region, its total, how many authorities, and one of them.
  private static func found(
    of column: String, _ input: Input, _ rows: InputRows, embedded: Bool, in session: Session
  ) async throws -> Table {
    let slips = try await slips(of: column, input, rows.relation, embedded: embedded, in: session)
    return try await session.connection.collect(
      """
      select period, region, total, count(*), min(area) from (\(slips))
      group by period, region, total order by period, region
      """)
  }

  /// The query of the rows in which it happens: period, area_code, area, region and its total.
  static func slips(
    of column: String, _ input: Input, _ rows: Relation, embedded: Bool, in session: Session
  ) async throws -> SQL {
    let all = try await session.rows(of: input, embedded: embedded).relation
    let name: SQL = "\(column: column)"
    return """
      select a.period, a.area_code, a.area, r.area as region, r.\(name) as total
      from \(rows) as a join \(all) as r
        on r.level = 'Regional' and r.period = a.period and r.area = a.region and r.\(name) = a.\(name)
      where a.level = 'Local authority' and r.\(name) > 0 and (
        select count(*) from \(all) as o where o.level = 'Local authority' and o.period = a.period
          and o.region = a.region and o.\(name) = r.\(name)) > 1
      """
  }
}
