import SlateKit

/// `staffing vacancies`: teaching posts that are empty.
struct Vacancies: Command {
  static let configuration = CommandConfiguration(
    abstract: "Teaching vacancies at the November census and their rate.",
    discussion: """
      Published by the Department for Education in 'School workforce in England'. The rate is vacancies as a percentage of \
      full-time equivalent teachers in post; posts filled for less than a year are counted apart.

      Once a file of the census on vacancies is imported, it answers for its areas, with its own rate; --phase gives its \
      types of school.
      """)
  static let examples = [
    Example(
      "staffing vacancies", "the censuses that are held", shows: ["2800", "468693", "0.6", "3200", "3875"])
  ]

  @Flag(help: "By type of school, of an imported file.") var phase = false
  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if !selection.embedded, !(try await session.parts(of: Inputs.areaVacancies)).isEmpty {
      return try await imported(in: session)
    }
    if phase {
      throw SlateError(
        "The embedded vacancies have no types of school.",
        hint:
          "Import \(Inputs.areaVacancies.publication.title) (\(Inputs.areaVacancies.publication.address)).")
    }
    let rows = try await session.rows(of: Series.vacancies, years: selection.years, areas: selection)
    let teachers = try await session.rows(of: Series.workforce).filtered(["phase = ''"]).relation
    let joined = Relation(
      sql: """
        select a.*, b.teachers_fte, b.teachers_fte_symbol from \(rows.relation) as a
        left join \(teachers) as b on a.period = b.period and a.area_code = b.area_code
        """, columns: rows.relation.columns + teachers.columns.filter { $0.name == "teachers_fte" },
      sources: rows.relation.sources)
    var table = Projection(from: joined)
    table.take("period")
    table.take("vacancies")
    table.take("teachers_fte", as: "teachers")
    table.rate("rate", of: "vacancies", per: "teachers_fte", label: "Rate")
    table.take("vacancy_rate", as: "published_rate")
    table.take("temporarily_filled")
    return .relation(
      table.relation("order by period").drawn(
        ChartHint(y: ["vacancies"], title: "Teaching vacancies in November")),
      notices: [
        rows.origin, StaffingPlugin.census,
        .note(
          "Vacancies are rounded to 100 in print, so the rate computed here can differ from the published one."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }

  /// The vacancies of an imported file of the census.
  private func imported(in session: Session) async throws -> Output {
    let rows = try await AreaRows(Inputs.areaVacancies, selection, byPhase: phase, in: session)
    let (relation, isKnown) = try await teachers(beside: rows.relation, in: session)
    var table = Projection(from: relation)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if phase { table.take("phase") }
    table.take("vacancies")
    if isKnown {
      table.take("teachers")
      table.rate("rate", of: "vacancies", per: "teachers", label: "Rate")
    }
    for name in ["published_rate", "temporarily_filled"] { table.take(name) }
    return .relation(
      table.relation("order by area, area_code, period, phase").drawn(
        Inputs.areaVacancies.chart(of: "vacancies", title: "Teaching vacancies in November")),
      notices: rows.notices + [StaffingPlugin.census]
        + (isKnown
          ? []
          : [
            .note(
              "The teachers that the rate is of are in another file: import \(Inputs.size.publication.title), and the rate is computed beside the published one."
            )
          ]))
  }

  /// The vacancies with the teachers in post of the same place, year and type of school, where a file of them was imported.
  private func teachers(beside vacancies: Relation, in session: Session) async throws -> (
    Relation, isKnown: Bool
  ) {
    guard !(try await session.parts(of: Inputs.size)).isEmpty else { return (vacancies, false) }
    let size = try await AreaRows(Inputs.size, selection, byPhase: phase, in: session).relation
    guard var teachers = size.column("teachers") else { return (vacancies, false) }
    let symbol: SQL = teachers.symbols.map { "b.\(column: $0)" } ?? "cast(null as varchar)"
    teachers.symbols = Column.symbolName(of: teachers.name)
    return (
      Relation(
        sql: """
          select a.*, b.teachers, case when b.teachers is null then coalesce(\(symbol), 'x') end
            as \(column: Column.symbolName(of: "teachers"))
          from \(vacancies) as a left join \(size) as b
            on a.period = b.period and a.area_code is not distinct from b.area_code and a.phase = b.phase
          """, columns: vacancies.columns + [teachers], sources: vacancies.sources + size.sources), true
    )
  }
}
