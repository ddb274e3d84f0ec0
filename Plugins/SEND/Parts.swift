import SlateKit

/// A total in its parts, a row for each, with what the parts leave over.
enum Parts {
  /// Turns columns that are parts of a total into rows: period, area, part, number, share of the total, the total.
  ///
  /// Where the parts do not sum to the total, a row of its own holds the difference, and a notice says so.
  ///
  /// - Parameters:
  ///   - rows: the input's rows, with a column for the total and one for each part.
  ///   - whole: the total's column.
  ///   - parts: each part's column with its label, in the order of the result.
  ///   - named: the name of the column that says which part it is.
  static func table(
    in session: Session, _ rows: InputRows, whole: String, parts: [(name: String, label: String)],
    named: String,
    label: String, residual: String
  ) async throws -> (relation: Relation, notices: [Notice]) {
    let source = rows.relation
    let present = parts.filter { source.column($0.name) != nil }
    guard let total = source.column(whole) else { return (source, []) }
    let selects = present.enumerated().map { index, part -> SQL in
      let symbol: SQL =
        source.column(part.name)?.symbols.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
      return """
        select period, area_code, area, \(index) as part, \(part.label) as name, \(column: part.name) as n,
          \(symbol) as n_symbol, \(column: whole) as total from \(source)
        """
    }
    let sum: [SQL] = present.map { "coalesce(\(column: $0.name), 0)" }
    // Where a part is not known, neither is what they leave over. A part that does not apply is none.
    let unknown = present.compactMap { part -> SQL? in
      guard let symbols = source.column(part.name)?.symbols else { return nil }
      return "\(column: part.name) is null and coalesce(cast(\(column: symbols) as varchar), 'z') <> 'z'"
    }
    let known: SQL = unknown.isEmpty ? "true" : "not (\(unknown, separator: " or "))"
    let rest: SQL = """
      select period, area_code, area, \(present.count) as part, \(residual) as name,
        \(column: whole) - (\(sum, separator: " + ")) as n, cast(null as varchar) as n_symbol, \(column: whole) as total
      from \(source) where \(known)
      """
    let sql: SQL = """
      select period, area_code, area, name as \(column: named), n as \(column: "number"), n_symbol as number_symbol,
        100.0 * n / nullif(total, 0) as share,
        case when n is null then coalesce(n_symbol, 'x') when coalesce(total, 0) = 0 then 'x' end as share_symbol,
        total, case when total is null then 'x' end as total_symbol
      from (\(selects, separator: " union all ") union all select * from (\(rest)) where n <> 0)
      where n is not null or n_symbol <> 'z'
      order by period, area, area_code, part
      """
    let columns = [
      Column("period", .text, label: "Period"), Column("area_code", .text, label: "Area code").asDetail,
      Column("area", .text, label: "Area"), Column(named, .text, label: label),
      Column("number", .integer, label: total.label, unit: total.unit, decimals: 0),
      Column("share", .number, label: "Share", unit: "%", decimals: 1),
      Column("total", .integer, label: "All", unit: total.unit, decimals: 0),
    ]
    let relation = try await session.connection.relation(sql, describing: columns, sources: source.sources)
    return (relation, try await notices(of: source, whole: whole, sum: sum, known: known, in: session))
  }

  private static func notices(
    of source: Relation, whole: String, sum: [SQL], known: SQL, in session: Session
  ) async throws -> [Notice] {
    let gaps = try await session.connection.collect(
      """
      select period, area, \(sum, separator: " + ") as parts, \(column: whole) as total from \(source)
      where \(known) and \(column: whole) <> \(sum, separator: " + ") order by period, area
      """)
    let unknown = try await session.connection.collect(
      "select count(*) from \(source) where \(column: whole) is not null and not (\(known))")
    let count = unknown.row(0)[0].integer ?? 0
    let missing: [Notice] =
      count == 0
      ? []
      : [
        .note(
          "For \(count == 1 ? "1 area and year" : "\(count.grouped) areas and years") a part is missing, so what the parts leave over is not known."
        )
      ]
    guard gaps.rowCount > 0 else { return missing }
    let named = (0..<min(gaps.rowCount, 3)).map { index -> String in
      let row = gaps.row(index)
      let parts = row[2].integer ?? 0
      let total = row[3].integer ?? 0
      return "\(row[1].text ?? "") \(row[0].text ?? ""): parts \(parts.grouped), total \(total.grouped)"
    }
    let more = gaps.rowCount > 3 ? "; and \(gaps.rowCount - 3) more" : ""
    return missing + [
      .warning("As published, the parts do not sum to the total (\(named.joined(separator: "; "))\(more)).")
    ]
  }
}
