/// A series of the embedded figures as a table: its measures become columns, and the parts of its breakdowns get names.
///
/// A figure's breakdown is a text whose parts stand apart by a semicolon and a space: `KS4; 2026 edition` has the parts stage
/// and edition. A row of the table is a period, an area and a breakdown. Beside its measures it says how good its sources
/// are and which they are, in ``provenance``.
public struct PublishedSeries: Sendable {
  /// The name of the series, as the figures have it.
  public var name: String
  /// A column for each part of the breakdowns, in their order; a breakdown without that part has an empty text there.
  public var parts: [Column]
  /// A column for each measure, under the measure's own name. A column without unit or decimals takes those of its figures.
  public var measures: [Column]

  /// A series with names for the parts of its breakdowns and meanings for its measures.
  public init(_ name: String, parts: [Column] = [], measures: [Column]) {
    self.name = name
    self.parts = parts
    self.measures = measures
  }

  /// The columns that say where a row comes from. Of several figures in a row, the worse grade counts.
  ///
  /// `grade` is A for figures read in official files and B for those read where press, parliament or a school quotes them;
  /// `source` has all sources, and `quoted` those of grade B, several with ` | ` between them.
  public static let provenance = [
    Column("grade", .text, label: "Grade"), Column("source", .text, label: "Source"),
    Column("quoted", .text, label: "Quoted from"),
  ]

  /// The query that makes the table.
  var select: SQL {
    let columns = parts.enumerated().map { index, part -> SQL in
      "split_part(breakdown, '; ', \(index + 1)) as \(column: part.name)"
    }
    let numbers = measures.flatMap { column -> [SQL] in
      let value: SQL = "max(value) filter (where measure = \(column.name))"
      return [
        "cast(\(value) as \(SQL.typeName(of: column.kind))) as \(column: column.name)",
        """
        case when \(value) is null then coalesce(max(value_symbol) filter (where measure = \(column.name)), 'x') end
          as \(column: Column.symbolName(of: column.name))
        """,
      ]
    }
    return """
      select period, level, area_code, area, case when level = 'Regional' then area end as region,
        \(columns + numbers), max(grade) as grade, string_agg(distinct source, ' | ' order by source) as source,
        string_agg(distinct source, ' | ' order by source) filter (where grade = 'B') as quoted
      from published where series = \(name) and measure in (\(values: measures.map(\.name)))
      group by period, level, area_code, area, breakdown
      """
  }
}

extension Session {
  /// The rows of a series of the embedded figures that a person asked for: all areas, or those of the selection.
  ///
  /// - Throws: ``SlateError`` for an area or year that is not there.
  public func rows(
    of series: PublishedSeries, years: Years? = nil, areas: Selection? = nil
  ) async throws -> InputRows {
    let units = try await connection.collect(
      """
      select measure, max(unit), max(decimals) from published where series = \(series.name) group by measure
      """)
    let measures = series.measures.map { column in
      guard let row = (0..<units.rowCount).lazy.map(units.row).first(where: { $0[0].text == column.name })
      else { return column }
      var column = column
      if column.unit.isEmpty { column.unit = row[1].text ?? "" }
      column.decimals = column.decimals ?? row[2].integer
      return column
    }
    let relation = try await connection.relation(
      series.select, describing: Input.keys + series.parts + measures + PublishedSeries.provenance,
      sources: [PublishedFigures.table])
    var rows = InputRows(relation, parts: [FeedPart(feed: .published, extent: [], sql: relation.sql)])
    let periods = try await periods(in: rows, of: series.name, years)
    if let areas { rows = rows.filtered(try areaConditions(areas)) }
    rows.periods = periods.map { "period in (\(values: $0))" }
    rows.relation = rows.relation.filtered(rows.periods.map { [$0] } ?? [])
    guard areas != nil else { return rows }
    let found = try await connection.collect("select count(*) from \(rows.relation)")
    guard found.row(0)[0].integer == 0 else { return rows }
    let known = try await connection.collect("select distinct area from \(relation) order by area")
    let names = (0..<known.rowCount).compactMap { known.row($0)[0].text }
    throw SlateError(
      "\(series.name), read from \(rows.source), has no rows for that.",
      hint: "It has rows for \(names.joined(separator: ", ")).")
  }

  /// Names the figures of a relation that were read where press, parliament or a school quotes a publication (grade B), and
  /// where; none where all were read in official files. The relation has the columns `period` and `quoted`. What a source
  /// says of itself after a semicolon, and each of many periods, stands in the table `published`.
  public func quotations(in relation: Relation) async throws -> [Notice] {
    let found = try await connection.collect(
      """
      select source, count(distinct period), min(period), max(period), string_agg(distinct period, ', ' order by period)
      from (select period, split_part(unnest(string_split(quoted, ' | ')), '; ', 1) as source from \(relation))
      group by source order by min(period), source
      """)
    guard found.rowCount > 0 else { return [] }
    let sources = (0..<found.rowCount).map { index in
      let row = found.row(index)
      let (count, first, last) = (row[1].integer ?? 0, row[2].text ?? "", row[3].text ?? "")
      return
        "\(count > 3 ? "\(count) periods from \(first) to \(last)" : row[4].text ?? "") (\(row[0].text ?? ""))"
    }
    return [
      .warning(
        "Grade B, read where press, parliament or a school quotes the publication, not in an official file: "
          + sources.joined(separator: "; ") + ".")
    ]
  }
}

extension InputRows {
  /// The rows for which all conditions hold, of the years asked for and of every year.
  public func filtered(_ conditions: [SQL]) -> InputRows {
    var rows = self
    rows.relation = relation.filtered(conditions)
    rows.everyYear = everyYear.filtered(conditions)
    return rows
  }
}
