import Engine

/// One way in which the rows of a dataset must add up, as a query that sets parts beside totals.
///
/// The query makes a temporary table with a row for each total: `period`, `identifier`, `place`, `breakdown`, `family` (within
/// which a column adds up or does not), and for each count the sum, number, missing number, least, greatest and number of
/// non-zero parts, their symbols, and the stated total.
struct CrossfootCheck {
  let kind: Crossfoot.Finding.Kind
  /// What the parts are called: `authorities`.
  let parts: String
  let table: SQL

  static let table: SQL = "temp.\(table: "slate crossfoot")"

  /// Authorities against their region.
  static func authorities(
    _ layout: CrossfootLayout, region: Column, name: Column, authority: Column
  ) -> CrossfootCheck {
    let key: SQL = "cast(\(column: region.name) as varchar)"
    return CrossfootCheck(
      kind: .places, parts: "authorities",
      table: joined(
        layout, parts: "\(layout.level) = 'Local authority'",
        totals: "\(layout.level) = 'Regional' and \(key) not like 'E13%'",
        partKeys: [key], totalKeys: [key], place: "any_value(cast(\(column: name.name) as varchar))",
        once: "cast(\(column: authority.name) as varchar)"))
  }

  /// Regions against England.
  static func regions(_ layout: CrossfootLayout, region: Column) -> CrossfootCheck {
    let key: SQL = "cast(\(column: region.name) as varchar)"
    return CrossfootCheck(
      kind: .places, parts: "regions",
      table: joined(
        layout, parts: "\(layout.level) = 'Regional' and \(key) not like 'E13%'",
        totals: "\(layout.level) = 'National'", partKeys: [], totalKeys: [], place: "'England'", once: key))
  }

  /// The categories of one filter against their total, in England. Groups of categories have their total there, too; the
  /// other filters are the same in parts and total.
  static func categories(
    _ layout: CrossfootLayout, of filter: Column, within groups: Set<String>
  ) -> CrossfootCheck {
    func isTotal(_ column: Column) -> SQL { CrossfootLayout.isTotal(column, in: layout.filters) }
    let others = layout.filters.filter { $0.name != filter.name }
    let summed = layout.filters.filter { $0.name == filter.name || groups.contains($0.name) }
    let alike = others.filter { !groups.contains($0.name) }.map(CrossfootLayout.text)
    let label = others.map {
      "case when \(isTotal($0)) then null else \(CrossfootLayout.text($0)) end" as SQL
    }
    let isNational: SQL = "\(layout.level) = 'National'"
    return CrossfootCheck(
      kind: .categories, parts: "categories of \(filter.name)",
      table: joined(
        layout, parts: "\(isNational) and not \(isTotal(filter))",
        totals: "\(isNational) and \(summed.map(isTotal), separator: " and ")", partKeys: alike,
        totalKeys: alike, place: "'England'", once: CrossfootLayout.text(filter),
        family: label.isEmpty ? "''" : "concat_ws('; ', \(label))"))
  }

  /// Parts and totals side by side. A group in which a part stands twice is left out.
  private static func joined(
    _ layout: CrossfootLayout, parts: SQL, totals: SQL, partKeys: [SQL], totalKeys: [SQL], place: SQL,
    once: SQL,
    family: SQL? = nil
  ) -> SQL {
    let group: SQL = family ?? layout.breakdown
    let sums = layout.counts.enumerated().flatMap { index, column -> [SQL] in
      let cell: SQL = "\(column: column.name)"
      let symbols: SQL =
        column.symbols.map {
          "string_agg(distinct cast(\(column: $0) as varchar), ', ' order by cast(\(column: $0) as varchar))"
        } ?? "cast(null as varchar)"
      return [
        "cast(sum(\(cell)) as double) as \(name("s", index))", "count(\(cell)) as \(name("n", index))",
        "count(*) - count(\(cell)) as \(name("m", index))",
        "cast(min(\(cell)) as double) as \(name("l", index))",
        "cast(max(\(cell)) as double) as \(name("g", index))",
        "count(*) filter (where \(cell) <> 0) as \(name("z", index))", "\(symbols) as \(name("y", index))",
      ]
    }
    let stated = layout.counts.enumerated().map { index, column in
      "cast(any_value(\(column: column.name)) as double) as \(name("t", index))" as SQL
    }
    let totalGroup: SQL = family == nil ? layout.breakdown : "''"
    let alike: SQL = family == nil ? "parts.breakdown = totals.breakdown" : "true"
    return """
      create or replace temporary table \(table: "slate crossfoot") as
      with parts as materialized (
        select \(layout.period) as period, \(layout.identifier) as identifier, \(group) as breakdown, \(row(partKeys)) as own_key,
          \(place) as place, \(sums) from \(layout.table) where \(parts)
        group by 1, 2, 3, 4 having count(*) = count(distinct \(once))),
      totals as materialized (
        select \(layout.period) as period, \(layout.identifier) as identifier, \(totalGroup) as breakdown,
          \(row(totalKeys)) as own_key, \(stated) from \(layout.table) where \(totals)
        group by 1, 2, 3, 4 having count(*) = 1)
      select parts.*, \(layout.counts.indices.map { "totals.\(name("t", $0))" as SQL })
      from parts join totals on parts.period = totals.period and parts.identifier = totals.identifier
        and parts.own_key = totals.own_key and \(alike)
      """
  }

  private static func row(_ keys: [SQL]) -> SQL { keys.isEmpty ? "''" : "concat_ws('|', \(keys))" }

  static func name(_ letter: String, _ index: Int) -> SQL { "\(column: "\(letter)\(index)")" }
}
