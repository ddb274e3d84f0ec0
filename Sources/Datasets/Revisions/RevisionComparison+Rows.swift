import Engine

extension RevisionComparison {
  /// The cells that differ, one a row: the row's keys, the column, the old and the new number with their symbols, and the
  /// difference. An added or removed row stands once, with an empty column.
  ///
  /// Keys that are the same in every row that differs are left out, but for those of period and place.
  public func cells(on connection: Connection) async throws -> Relation {
    let shown = try await tellingKeys(on: connection)
    let keyItems = shown.map { index in "\(Self.key(index)) as \(column: keys[index].name)" as SQL }
    let parts = measures.enumerated().map { index, column -> SQL in
      let (old, new) = (Self.number("o", index), Self.number("n", index))
      return """
        select \(keyItems), change, \(column.name) as "indicator", cast(\(old) as double) as "old",
          \(Self.symbol("o", index)) as "old_symbol", cast(\(new) as double) as "new",
          \(Self.symbol("n", index)) as "new_symbol", coalesce(new_place, old_place) as slate_place, \(index) as slate_column
        from \(table) where change = 'changed' and (\(old) is distinct from \(new)
          or \(Self.symbol("o", index)) is distinct from \(Self.symbol("n", index)))
        """
    }
    let whole: SQL = """
      select \(keyItems), change, '' as "indicator", cast(null as double), cast(null as varchar), cast(null as double),
        cast(null as varchar), coalesce(new_place, old_place), -1
      from \(table) where change <> 'changed'
      """
    let names = shown.map { keys[$0].name }
    return Relation(
      sql: """
        select \(columns: names), "change", "indicator", "old", "old_symbol", "new", "new_symbol",
          cast(cast("new" - "old" as decimal(38, 6)) as double) as "difference"
        from (\(parts + [whole], separator: " union all ")) order by slate_place, slate_column
        """,
      columns: shown.map { keys[$0] } + [
        Column("change", .text, label: "Change"), Column("indicator", .text, label: "Column"),
        Column("old", .number, label: "Old", symbols: "old_symbol"),
        Column("new", .number, label: "New", symbols: "new_symbol"),
        Column("difference", .number, label: "Difference"),
      ], sources: [old.table, new.table])
  }

  /// The keys that say something about the rows that differ: those with several values among them, without codes beside
  /// their names.
  private func tellingKeys(on connection: Connection) async throws -> [Int] {
    let counts = try await connection.collect(
      "select \(keys.indices.map { "count(distinct coalesce(\(Self.key($0)), ''))" as SQL }) from \(table)"
    ).row(0).map { $0.integer ?? 0 }
    let always: Set<String> = ["time_period", "geographic_level", "la_name", "region_name"]
    let codes: Set<String> = [
      "old_la_code", "new_la_code", "region_code", "country_code", "country_name", "time_identifier",
    ]
    let telling = keys.indices.filter { index in
      let name = keys[index].name.lowercased()
      return always.contains(name) || (counts[index] > 1 && !codes.contains(name))
    }
    return telling.isEmpty ? Array(keys.indices) : telling
  }
}
