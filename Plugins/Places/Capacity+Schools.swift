import SlateKit

extension Capacity {
  /// What a row of counts from schools is about.
  enum Unit: String, CaseIterable, Sendable, ExpressibleByArgument {
    case school
    case planningArea = "planning-area"
  }

  /// Counts made school by school and then summed.
  func ofSchools(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Inputs.schools, selection).filtered(Phase.condition(phase))
    let connection = try await session.connection
    let lines = try await connection.collect(
      """
      select count(*), count(*) filter (where capacity is null or pupils is null),
        (select count(*) from (select 1 from \(rows.relation) where capacity is not null and pupils is not null
          group by period, school_id, phase having count(*) > 1))
      from \(rows.relation)
      """
    ).row(0).map { $0.integer ?? 0 }
    // A school on several sites has a line for each: they are one school.
    let schools: SQL = """
      select period, school_id, phase, min(school) as school, min(planning_area) as planning_area,
        min(area_code) as area_code, min(area) as area, min(region) as region, sum(capacity) as capacity,
        case when count(distinct pupils) = 1 then max(pupils) else sum(pupils) end as pupils
      from \(rows.relation) where capacity is not null and pupils is not null group by period, school_id, phase
      """
    let keys = groups
    let names = keys.map { "\(column: $0.name)" as SQL }
    let computed: SQL = """
      select period, \(names + ["phase"]), count(*) as schools, cast(sum(capacity) as bigint) as capacity,
        cast(sum(pupils) as bigint) as pupils, cast(sum(greatest(0, capacity - pupils)) as bigint) as unfilled,
        cast(sum(greatest(0, pupils - capacity)) as bigint) as excess, count(*) filter (where pupils >= capacity) as "full"
      from (\(schools)) group by all
      """
    let relation = try await connection.relation(
      computed,
      describing: [Column("period", .text, label: "Period")] + keys + [Column("phase", .text, label: "Phase")]
        + Inputs.totals.columns.filter(\.kind.isNumeric), sources: rows.relation.sources)
    return .relation(
      balance(relation, keys: keys, tail: "order by period, \(names + ["phase"])"),
      notices: [
        rows.origin, PlacesPlugin.survey, Capacity.identity,
        CompleteRows.notice(leftOut: lines[1], of: lines[0], "places or pupils"),
      ]
        + (lines[2] == 0
          ? []
          : [
            .warning(
              "\(lines[2].grouped) schools have several lines, one for each site: their places are summed, and so are their pupils unless every line has the same number."
            )
          ]))
  }

  /// The columns that say what a row is about, beside period and phase.
  private var groups: [Column] {
    let authority = [
      Column("area_code", .text, label: "Authority code").asDetail, Column("area", .text, label: "Authority"),
    ]
    let planningArea = Column("planning_area", .text, label: "Planning area")
    switch (each, selection.by) {
    case (.school?, _):
      return [
        Column("school_id", .text, label: "School number").asDetail, Column("school", .text, label: "School"),
      ]
    case (.planningArea?, _): return authority + [planningArea]
    case (nil, .authority?): return authority
    case (nil, .region?): return [Column("region", .text, label: "Region")]
    case (nil, _): return selection.areas.isEmpty && selection.region == nil ? [] : authority
    }
  }

  /// The release's own totals.
  func ofTotals(in session: Session) async throws -> Output {
    let condition: [SQL] = phase.map { ["phase = \($0.code)"] } ?? []
    let rows = try await session.rows(of: Inputs.totals, selection).filtered(condition)
    let gaps = try await session.connection.collect(
      """
      select period, area, phase, pupils - capacity - (excess - unfilled) from \(rows.relation)
      where pupils - capacity <> excess - unfilled order by all
      """)
    let found = (0..<gaps.rowCount).map(gaps.row)
    let texts = found.prefix(3).map { row in
      "\(row[1].text ?? "") \(row[0].text ?? "") \(row[2].text ?? ""): \(Int(row[3].double ?? 0).grouped)"
    }
    let keys = ["area_code", "area"].compactMap { rows.relation.column($0) }
    return .relation(
      balance(rows.relation, keys: keys, tail: "order by period, area, phase"),
      notices: [rows.origin, PlacesPlugin.survey, Capacity.identity]
        + (found.isEmpty
          ? []
          : [
            .warning(
              "In \(found.count.grouped) of these rows the published totals are off it: \(texts.joined(separator: "; "))\(found.count > 3 ? "; ..." : "")."
            )
          ]))
  }

  /// Counts with their rates.
  private func balance(_ relation: Relation, keys: [Column], tail: SQL) -> Relation {
    var table = Projection(from: relation)
    for name in ["period"] + keys.map(\.name) + ["phase"] { table.take(name) }
    table.take("schools", isDetail: true)
    for name in ["capacity", "pupils", "unfilled"] { table.take(name) }
    table.rate("unfilled_rate", of: "unfilled", per: "capacity", label: "Unfilled")
    table.take("excess", isDetail: true)
    table.rate("excess_rate", of: "excess", per: "capacity", label: "In excess")
    table.take("full", as: "full_schools", isDetail: true)
    table.rate("full_rate", of: "full", per: "schools", label: "At or over capacity")
    return table.relation(tail).drawn(
      Inputs.totals.chart(
        of: "unfilled_rate", title: "Unfilled places"))
  }

  private static let identity = Notice.note(
    "Counted school by school, then summed: roll less capacity is pupils in excess less unfilled places, and neither is set off against the other."
  )
}
