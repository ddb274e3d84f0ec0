extension Session {
  /// Says where the parts of a published table do not sum to England's own row: rows of a level, of the periods asked for.
  ///
  /// - Returns: one warning, with the first periods where they differ and by how much; none where they agree, or where the
  ///   selection names areas, so that its rows are no whole.
  public func closure(of column: String, in input: Input, _ rows: InputRows, _ selection: Selection)
    async throws -> [Notice]
  {
    try await closure(of: [column], in: input, rows, selection)
  }

  /// The same for several columns: one warning, with the greatest differences first.
  public func closure(of columns: [String], in input: Input, _ rows: InputRows, _ selection: Selection)
    async throws -> [Notice]
  {
    guard let level = selection.by, level != .england, selection.areas.isEmpty, selection.region == nil else {
      return []
    }
    let whole = try await self.rows(of: input, embedded: selection.embedded).relation
    let counted = columns.compactMap { whole.column($0) }
    guard let first = counted.first else { return [] }
    let condition: SQL = rows.periods.map { "where \($0)" } ?? ""
    let selects = counted.map { column -> SQL in
      """
      select period, sum(\(column: column.name)) filter (where level = 'National') as england,
        sum(\(column: column.name)) filter (where level = \(level.official)) as parts,
        count(*) filter (where level = \(level.official) and \(column: column.name) is null) as missing,
        \(column.label) as label
      from \(whole) \(condition) group by period having england <> parts
      """
    }
    let order: SQL = counted.count == 1 ? "period" : "abs(england - parts) desc, period, label"
    let sums = try await connection.collect(
      "select * from (\(selects, separator: " union all ")) order by \(order)")
    guard sums.rowCount > 0 else { return [] }
    let gaps = (0..<min(sums.rowCount, 4)).map { index -> String in
      let row = sums.row(index)
      let england = row[1].integer ?? 0
      let parts = row[2].integer ?? 0
      let missing = row[3].integer ?? 0
      return (counted.count == 1 ? "" : "\(row[4].text ?? "") in ") + "\(row[0].text ?? ""): "
        + "\(parts.grouped) against \(england.grouped)" + (missing == 0 ? "" : ", \(missing) of them missing")
    }
    let more =
      sums.rowCount > 4 ? ", and \(sums.rowCount - 4) more\(counted.count == 1 ? " periods" : "")" : ""
    let what = level == .region ? "Regions" : "Authorities"
    let place = counted.count == 1 ? " in '\(first.name)'" : ""
    return [
      .warning(
        "\(what) do not sum to England\(place) (\(gaps.joined(separator: "; "))\(more)), as published."
      )
    ]
  }
}
