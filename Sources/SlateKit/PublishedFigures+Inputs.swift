extension PublishedFigures {
  /// The query that maps an input's embedded series to its columns: measures, which are rows here, become columns.
  ///
  /// The measures bear the names that the official files give them, so the input's first reading maps them. A column of
  /// text is the figure's breakdown. The rows come in the order of their periods.
  static func select(_ input: Input) -> SQL {
    var keys: [SQL] = [
      "period", "level", "area_code", "area", "case when level = 'Regional' then area end as region",
    ]
    let texts = input.columns.filter { !$0.kind.isNumeric }
    keys += texts.map { "breakdown as \(column: $0.name)" }
    let numbers = input.columns.filter(\.kind.isNumeric)
    let items = numbers.flatMap { column -> [SQL] in
      let measure = (input.readings.first?.fields[column.name] ?? column.name).lowercased()
      let symbol = Column.symbolName(of: column.name)
      return [
        "cast(max(value) filter (where measure = \(measure)) as \(SQL.typeName(of: column.kind))) as \(column: column.name)",
        """
        case when max(value) filter (where measure = \(measure)) is null
          then coalesce(max(value_symbol) filter (where measure = \(measure)), 'x') end as \(column: symbol)
        """,
      ]
    }
    let groups: SQL = texts.isEmpty ? "" : ", breakdown"
    return """
      select \(keys + items) from published where series = \(input.id)
      group by period, level, area_code, area\(groups) order by period, level, area_code\(groups)
      """
  }
}
