import SlateKit

/// `staffing vacancies`: teaching posts that are empty.
struct Vacancies: Command {
  static let configuration = CommandConfiguration(
    abstract: "Teaching vacancies at the November census and their rate.",
    discussion: """
      Published by the Department for Education in 'School workforce in England'. The rate is vacancies as a percentage of \
      full-time equivalent teachers in post; posts filled for less than a year are counted apart.
      """)
  static let examples = [
    Example(
      "staffing vacancies", "the censuses that are held", shows: ["2800", "468693", "0.6", "3200", "3875"])
  ]

  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the school year that ends in it.")
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Series.vacancies, years: years)
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
      table.relation("order by period"),
      notices: [
        rows.origin, StaffingPlugin.census,
        .note(
          "Vacancies are rounded to 100 in print, so the rate computed here can differ from the published one."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }
}
