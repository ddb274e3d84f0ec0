import SlateKit

/// The rows of a census table for the areas that a person asked for, or their sum where the file has no row for it.
struct AreaRows {
  /// The rows, with the input's columns.
  var relation: Relation
  /// What must be said about them.
  var notices: [Notice]

  /// The rows of an input.
  ///
  /// Areas that the register does not know, such as constituencies, are found by the file's own names and codes.
  ///
  /// - Parameters:
  ///   - every: The level of which every area is meant; nil for the areas of the selection.
  ///   - byPhase: Whether rows of single phases are meant, in place of all schools.
  ///   - together: The numbers that a ratio is of: a place that lacks one of them adds nothing to any of their sums.
  init(
    _ input: Input, _ selection: Selection, every: String? = nil, byPhase: Bool, together: [String] = [],
    in session: Session
  ) async throws {
    let everything = try await session.rows(of: input)
    let all = everything.relation
    func periods() async throws -> [SQL] {
      try await session.periods(in: everything, of: input.id, selection.years).map {
        ["period in (\(values: $0))"]
      } ?? []
    }
    let phase: SQL = byPhase ? "phase <> ''" : "phase = ''"
    let levels = try await AreaRows.texts("level", of: all, session)
    let named = try await AreaRows.named(selection.areas, in: all, session)
    if named.isEmpty, every == nil, selection.by == nil, selection.region == nil, selection.areas.isEmpty,
      !levels.contains("National"), let level = levels.first
    {
      self = try await AreaRows.pooled(
        all.filtered([phase] + periods()), level, together, session)
      notices.insert(try await session.rows(of: input).origin, at: 0)
      return
    }
    if named.isEmpty, every == nil {
      let rows = try await session.rows(of: input, selection).filtered([phase])
      relation = rows.relation
      notices = [rows.origin]
      return
    }
    let places: SQL = every.map { "level = \($0)" } ?? "area in (\(values: named))"
    relation = all.filtered([places, phase] + (try await periods()))
    notices = [try await session.rows(of: input).origin]
  }

  private static func texts(_ column: String, of relation: Relation, _ session: Session) async throws
    -> [String]
  {
    let found = try await session.connection.collect(
      "select distinct \(column: column) from \(relation) where \(column: column) is not null order by all")
    return (0..<found.rowCount).compactMap { found.row($0)[0].text }
  }

  /// The names that the file has for areas which the register does not know; none where the register knows one of them.
  private static func named(_ areas: [AreaName], in all: Relation, _ session: Session) async throws
    -> [String]
  {
    guard !areas.isEmpty, areas.contains(where: { (try? session.area($0)) == nil }) else { return [] }
    let wanted = areas.map { $0.text.lowercased() }
    let found = try await session.connection.collect(
      """
      select distinct area from \(all)
      where lower(area) in (\(values: wanted)) or lower(area_code) in (\(values: wanted)) order by area
      """)
    return (0..<found.rowCount).compactMap { found.row($0)[0].text }
  }

  /// The sum over all areas of a level: never the mean of their ratios.
  private static func pooled(_ rows: Relation, _ level: String, _ together: [String], _ session: Session)
    async throws -> AreaRows
  {
    let numbers = rows.columns.filter { $0.kind.isNumeric && !$0.name.hasSuffix("_rate") }
    let complete = together.map { "\(column: $0) is not null" as SQL }
    let whole: SQL = complete.isEmpty ? "true" : "(\(complete, separator: " and "))"
    func counts(_ column: Column) -> SQL {
      together.contains(column.name) ? whole : "\(column: column.name) is not null"
    }
    let sums = numbers.flatMap { column -> [SQL] in
      [
        "sum(\(column: column.name)) filter (where \(counts(column))) as \(column: column.name)",
        "case when count(*) filter (where \(counts(column))) = 0 then 'x' end as \(column: Column.symbolName(of: column.name))",
      ]
    }
    let lacking = numbers.map { "count(*) filter (where not \(counts($0)))" as SQL }
    let found = try await session.connection.collect(
      "select count(distinct area_code), count(*), \(lacking) from \(rows) where level = \(level)"
    ).row(0).map { $0.integer ?? 0 }
    let plural = level == "Parliamentary constituency" ? "constituencies" : level.lowercased() + "s"
    let relation = Relation(
      sql: """
        select period, 'National' as level, '' as area_code, \("Sum of \(found[0].grouped) \(plural)") as area,
          cast(null as varchar) as region, phase, \(sums)
        from \(rows) where level = \(level) group by period, phase
        """,
      columns: rows.columns.filter { column in
        !column.kind.isNumeric || numbers.contains { $0.name == column.name }
      }, sources: rows.sources)
    var notices = [
      Notice.warning(
        "The file has no row for England: this is the sum over its \(found[0].grouped) \(plural), whose coverage can be narrower than the national figure."
      )
    ]
    // A number that no row has is none of the file's. Numbers that the same count of rows lack are named together.
    let missing = zip(numbers, found.dropFirst(2)).filter { $1 > 0 && $1 < found[1] }
    for count in Set(missing.map(\.1)).sorted() {
      let names = missing.filter { $0.1 == count }.map { $0.0.label.lowercased() }
      notices.append(
        .warning(
          "\(count.grouped) of \(found[1].grouped) rows lack a number and add nothing to \(names.joined(separator: ", "))."
        ))
    }
    return AreaRows(relation: relation, notices: notices)
  }

  private init(relation: Relation, notices: [Notice]) {
    self.relation = relation
    self.notices = notices
  }
}
