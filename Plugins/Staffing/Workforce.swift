import SlateKit

/// `staffing workforce`: how many teachers there are.
struct Workforce: Command {
  static let configuration = CommandConfiguration(
    abstract: "Full-time equivalent teachers, their growth, and the phases they teach in.",
    discussion: """
      Published by the Department for Education in 'School workforce in England': teachers in state-funded schools and \
      central staff who spend over half their time in schools, at the November census. The phases are those of the UK \
      release, to the nearest 5 (2019/20 to 2024/25); they do not sum to its total, and the difference is shown.

      Once a file of the census on the size of the workforce is imported, it answers for its areas and years, with \
      assistants and support staff beside teachers, and --phase gives its types of school. A file of schools without a row \
      for England is summed. --embedded goes back to the figures that ship.
      """)
  static let examples = [
    Example(
      "staffing workforce", "England, the censuses that are held", shows: ["441354", "468693", "468258"]),
    Example("staffing workforce --phase --years 2025", "by phase", shows: ["214575", "219000", "468260"]),
  ]

  @Flag(help: "By phase, with each phase's share and what the phases leave over.") var phase = false
  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if !selection.embedded, !(try await session.parts(of: Inputs.size)).isEmpty {
      return try await imported(in: session)
    }
    let rows = try await session.rows(of: Series.workforce, years: selection.years, areas: selection)
    let kept = rows.filtered([phase ? "phase not in ('', 'First published')" : "phase = ''"])
    guard try await session.connection.collect("select 1 from \(kept.relation) limit 1").rowCount > 0 else {
      throw SlateError(
        "The phases are held for 2019/20 to 2024/25, the total for other years, too.",
        hint: "Choose other --years.")
    }
    let sql = phase ? phases(kept) : total(kept)
    let relation = try await session.connection.relation(
      sql, describing: columns(kept), sources: kept.relation.sources)
    var notices = [rows.origin, StaffingPlugin.census]
    if phase {
      notices.append(
        .note("Phases are rounded to 5; centrally employed teachers are in the total and in no phase."))
    } else {
      notices.append(
        .note(
          "November 2022 was first published as 468,371 and revised to 468,435. Growth needs the year before, too."
        ))
    }
    return .relation(
      relation.drawn(
        ChartHint(y: ["teachers"], by: phase ? "phase" : nil, title: "Teachers in state-funded schools")),
      notices: notices + (try await session.quotations(in: kept.relation)))
  }

  /// The staff of an imported file of the census.
  private func imported(in session: Session) async throws -> Output {
    let rows = try await AreaRows(Inputs.size, selection, byPhase: phase, in: session)
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if phase { table.take("phase") }
    for name in ["teachers", "classroom_teachers", "teaching_assistants", "support_staff", "staff"] {
      table.take(name)
    }
    return .relation(
      table.relation("order by area, area_code, period, phase").drawn(
        Inputs.size.chart(of: "teachers", title: "Teachers")),
      notices: rows.notices + [StaffingPlugin.census])
  }

  private var year: SQL { "cast(substr(period, 1, 4) as integer)" }

  private func columns(_ rows: InputRows) -> [Column] {
    let unit = "FTE"
    return rows.relation.columns + [
      Column("teachers", .integer, label: "Teachers", unit: unit, decimals: 0),
      Column("change", .integer, label: "Change", unit: unit, decimals: 0),
      Column("growth", .number, label: "Growth", unit: "%", decimals: 1),
      Column("share", .number, label: "Share", unit: "%", decimals: 1),
      Column("total", .integer, label: "All", unit: unit, decimals: 0),
    ]
  }

  /// The total, with the change on the census of the year before where that is held.
  private func total(_ rows: InputRows) -> SQL {
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    return """
      select period, teachers_fte as teachers, teachers_fte - before as change,
        100.0 * (teachers_fte - before) / nullif(before, 0) as growth from (
        select *, case when \(year) - lag(\(year)) over (order by period) = 1 then lag(teachers_fte) over (order by period) end
          as before from \(rows.everyYear))
      \(years) order by period
      """
  }

  /// The phases and, as the last row of a year, what they leave of the total.
  private func phases(_ rows: InputRows) -> SQL {
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    return """
      with figures as (
        select period, case when phase = 'Maintained total' then 'In no published phase' else phase end as phase,
          case when phase = 'Maintained total'
            then teachers_fte - sum(teachers_fte) filter (where phase <> 'Maintained total') over (partition by period)
            else teachers_fte end as teachers,
          max(teachers_fte) filter (where phase = 'Maintained total') over (partition by period) as total
        from \(rows.everyYear)),
      steps as (
        select *, case when \(year) - lag(\(year)) over phases = 1 then lag(teachers) over phases end as before from figures
        window phases as (partition by phase order by period))
      select period, phase, cast(teachers as bigint) as teachers, cast(teachers - before as bigint) as change,
        100.0 * (teachers - before) / nullif(before, 0) as growth, 100.0 * teachers / nullif(total, 0) as share, total
      from steps \(years)
      order by period, phase = 'In no published phase', phase
      """
  }
}
