/// The figures that plugins embed: official national and regional series, each with its source.
public enum PublishedFigures {
  /// The columns of an embedded figure, tab-separated.
  public static let header =
    "series\tmeasure\tperiod_type\tperiod\tlevel\tarea_code\tarea\tbreakdown\tvalue\tunit\tdecimals\tgrade\tsource"

  /// The name of the table that holds them in every session.
  public static let table = "published"

  /// What its columns mean.
  static let columns = [
    Column("series", .text, label: "Series"), Column("measure", .text, label: "Measure"),
    Column("period_type", .text, label: "Period type"), Column("period", .text, label: "Period"),
    Column("level", .text, label: "Level"), Column("area_code", .text, label: "Area code"),
    Column("area", .text, label: "Area"), Column("breakdown", .text, label: "Breakdown"),
    Column("value", .decimal, label: "Value", symbols: "value_symbol"), Column("unit", .text, label: "Unit"),
    Column("decimals", .integer, label: "Decimals", role: .dimension), Column("grade", .text, label: "Grade"),
    Column("source", .text, label: "Source"),
  ]

  /// Lays the figures out as a temporary table of a connection.
  static func load(_ texts: [String], into connection: Connection) async throws {
    let lines = texts.flatMap { $0.split(separator: "\n").dropFirst() }.joined(separator: "\n")
    _ = try await connection.execute(
      """
      create or replace temporary table published as
      with lines as (select unnest(string_split(\(lines), chr(10))) as line),
      fields as (select string_split(line, chr(9)) as f from lines where line <> '')
      select f[1] as series, f[2] as measure, f[3] as period_type,
        case when f[3] = 'academic' then f[4][1:4] || '/' || f[4][5:6]
          when f[3] = 'financial' then f[4][1:4] || '-' || f[4][5:6] else f[4] end as period,
        f[5] as level, f[6] as area_code, f[7] as area, f[8] as breakdown,
        try_cast(f[9] as decimal(24, 6)) as value,
        case when try_cast(f[9] as decimal(24, 6)) is null then f[9] end as value_symbol,
        f[10] as unit, cast(f[11] as integer) as decimals, f[12] as grade, f[13] as source
      from fields
      """)
  }

  /// All figures as a relation.
  static var relation: Relation {
    Relation(
      sql: "select \(columns: Relation(sql: "", columns: columns).physicalNames) from published",
      columns: columns,
      sources: [table])
  }
}
