import Engine

extension RevisionComparison {
  /// The names of the columns of ``table``: keys `k1`, ..., and for each measure its old and new number and symbol.
  static func key(_ index: Int) -> SQL { "\(column: "k\(index)")" }
  static func number(_ side: String, _ index: Int) -> SQL { "\(column: "\(side)\(index)")" }
  static func symbol(_ side: String, _ index: Int) -> SQL { "\(column: "\(side)s\(index)")" }

  /// Matches the rows of both versions, and keeps those that differ.
  func match(on connection: Connection) async throws {
    let keyItems = keys.indices.map {
      "coalesce(o.\(Self.key($0)), n.\(Self.key($0))) as \(Self.key($0))" as SQL
    }
    let sides = ["o", "n"].map { side in
      measures.indices.flatMap { index -> [SQL] in
        let prefix: SQL = side == "o" ? "o" : "n"
        return ["\(prefix).\(Self.number(side, index))", "\(prefix).\(Self.symbol(side, index))"]
      }
    }
    let same = keys.indices.map { "o.\(Self.key($0)) is not distinct from n.\(Self.key($0))" as SQL }
    let differs = measures.indices.map { index -> SQL in
      """
      \(Self.number("o", index)) is distinct from \(Self.number("n", index))
        or \(Self.symbol("o", index)) is distinct from \(Self.symbol("n", index))
      """
    }
    let isChanged: SQL = differs.isEmpty ? "false" : "\(differs, separator: " or ")"
    try await connection.execute(
      """
      create or replace temporary table \(table: "slate revision \(old.table) \(new.table)") as
      with o as materialized (\(rows(of: old, side: "o"))), n as materialized (\(rows(of: new, side: "n")))
      select * from (
        select \(keyItems), \(sides.flatMap { $0 } + ["o.slate_place as old_place", "n.slate_place as new_place"]),
          case when o.slate_place is null then 'added' when n.slate_place is null then 'removed'
            when \(isChanged) then 'changed' end as change
        from o full join n on \(same, separator: " and ") and o.slate_repeat = n.slate_repeat)
      where change is not null
      """)
  }

  /// The rows of a version with the names of ``table``: its keys as texts, where it stands, and which of several rows with
  /// the same keys it is.
  private func rows(of dataset: Dataset, side: String) -> SQL {
    let keyItems = keys.enumerated().map { index, column -> SQL in
      "cast(\(column: dataset.column(column.name)?.name ?? column.name) as varchar) as \(Self.key(index))"
    }
    let items = measures.enumerated().flatMap { index, column -> [SQL] in
      guard let own = dataset.column(column.name) else { return [] }
      let symbol: SQL = own.symbols.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
      return [
        "\(column: own.name) as \(Self.number(side, index))", "\(symbol) as \(Self.symbol(side, index))",
      ]
    }
    let names = keys.compactMap { dataset.column($0.name)?.name }
    return """
      select \(keyItems + items), rowid as slate_place,
        row_number() over (partition by \(columns: names) order by rowid) as slate_repeat
      from \(schema: Dataset.schema, table: dataset.table)
      """
  }

  /// Counts what differs.
  mutating func count(on connection: Connection) async throws {
    let counts = try await connection.collect(
      """
      select count(*) filter (where change = 'added'), count(*) filter (where change = 'removed'),
        count(*) filter (where change = 'changed') from \(table)
      """
    ).row(0).map { $0.integer ?? 0 }
    (added, removed, changed) = (counts[0], counts[1], counts[2])
    repeated = (try await repeats(in: old, on: connection), try await repeats(in: new, on: connection))
    guard changed > 0 else { return }
    let items = measures.enumerated().flatMap { Self.statistics(of: $0.offset) }
    let cells = try await connection.collect("select \(items) from \(table) where change = 'changed'").row(0)
    movements = measures.enumerated().compactMap { index, column in
      let own = cells[(index * 7)..<(index * 7 + 7)].map { $0 }
      let (least, greatest) = (own[4].double, own[5].double)
      let largest = least.flatMap { low in greatest.map { abs($0) >= abs(low) ? $0 : low } }
      let movement = Movement(
        column: column, moved: own[0].integer ?? 0, gained: own[1].integer ?? 0, lost: own[2].integer ?? 0,
        renamed: own[3].integer ?? 0, largest: largest, sum: own[6].double ?? 0)
      return movement.changes == 0 ? nil : movement
    }
  }

  /// Moves are added as decimals, so that their sum does not depend on the order in which threads add them.
  private static func statistics(of index: Int) -> [SQL] {
    let (old, new) = (number("o", index), number("n", index))
    let move: SQL = "cast(cast(\(new) as double) - cast(\(old) as double) as decimal(38, 6))"
    return [
      "count(*) filter (where \(old) <> \(new))",
      "count(*) filter (where \(old) is null and \(new) is not null)",
      "count(*) filter (where \(old) is not null and \(new) is null)",
      "count(*) filter (where \(old) is null and \(new) is null and \(symbol("o", index)) is distinct from \(symbol("n", index)))",
      "cast(min(\(move)) filter (where \(old) <> \(new)) as double)",
      "cast(max(\(move)) filter (where \(old) <> \(new)) as double)",
      "cast(sum(\(move)) as double)",
    ]
  }

  private func repeats(in dataset: Dataset, on connection: Connection) async throws -> Int {
    let names = keys.compactMap { dataset.column($0.name)?.name }
    let found = try await connection.collect(
      """
      select coalesce(sum(many - 1), 0) from (
        select count(*) as many from \(schema: Dataset.schema, table: dataset.table)
        group by \(columns: names) having count(*) > 1)
      """)
    return found.row(0)[0].integer ?? 0
  }
}
