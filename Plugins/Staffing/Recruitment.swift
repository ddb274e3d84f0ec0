import SlateKit

/// `staffing recruitment`: trainees who began, beside the need.
struct Recruitment: Command {
  static let configuration = CommandConfiguration(
    abstract: "Trainee teachers who began, and their share of the need.",
    discussion: """
      Published by the Department for Education in 'Initial teacher training census' (November), quoted in the press for \
      2024/25 and 2025/26. The share of need is postgraduate entrants as a percentage of the PGITT need of the year; it is \
      computed where the entrants are held, beside the share as published. Once a file of the census of trainees by subject is \
      imported, it answers for all its subjects and years, against its own targets.
      """)
  static let examples = [
    Example(
      "staffing recruitment", "what is held",
      shows: ["32175", "28898", "26620", "26920", "98.9", "99", "62", "31", "88"])
  ]

  @Option(
    help: "A year or a range of years: 2025, 2025-2026. A plain year is the training year that ends in it.")
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if !(try await session.parts(of: Inputs.trainees)).isEmpty { return try await imported(in: session) }
    let rows = try await session.rows(of: Series.recruitment, years: years)
    let needs = try await session.rows(Inputs.need, and: Series.need, by: ["subject"]).relation
    // All trainees and the share of all need stand in two rows of the figures: with no subject, and with 'Total'.
    let counts = Series.recruitment.measures.flatMap { measure -> [SQL] in
      [
        "max(\(column: measure.name)) as \(column: measure.name)",
        """
        case when max(\(column: measure.name)) is null then 'x' end as \(column: Column.symbolName(of: measure.name))
        """,
      ]
    }
    let recruits: SQL = """
      select period, case when subject = '' then 'Total' else subject end as subject, \(counts)
      from \(rows.relation) group by all
      """
    let joined = Relation(
      sql: """
        select a.*, b.pgitt_trainee_need_count as need from (\(recruits)) as a
        left join \(needs) as b on a.period = b.period and a.subject = b.subject
        """,
      columns: rows.relation.columns.filter { ["period", "subject"].contains($0.name) || $0.kind.isNumeric }
        + [Column("need", .integer, label: "Trainees needed", unit: "trainees", decimals: 0)],
      sources: rows.relation.sources)
    var table = Projection(from: joined)
    for name in ["period", "subject"] { table.take(name) }
    table.take("itt_entrants", as: "entrants")
    for name in ["postgraduate_entrants", "need"] { table.take(name) }
    table.rate("share_of_need", of: "postgraduate_entrants", per: "need", label: "Share of need")
    table.take("percent_of_need", as: "published_share")
    return .relation(
      table.relation("order by period, subject = 'Total' desc, subject").drawn(
        ChartHint(.bar, x: "subject", y: ["published_share"], title: "Trainees who began, share of the need")),
      notices: [
        rows.origin,
        .note(
          "All entrants include undergraduates, who do not count towards the need. Entrants are revised a year later. x: not embedded."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }

  /// The trainees of an imported census, beside its own targets.
  private func imported(in session: Session) async throws -> Output {
    var selection = Selection()
    (selection.by, selection.region, selection.years, selection.embedded) = (nil, nil, years, false)
    (selection.footing, selection.areas) = (nil, [])
    let rows = try await session.rows(of: Inputs.trainees, selection)
    var table = Projection(from: rows.relation)
    for name in ["period", "subject", "entrants", "postgraduate_entrants", "need"] { table.take(name) }
    table.rate("share_of_need", of: "postgraduate_entrants", per: "need", label: "Share of need")
    table.take("published_share")
    let relation = table.relation("order by period, subject = 'Total' desc, subject")
    return .relation(
      relation.drawn(
        try await StaffingPlugin.chart(
          of: "share_of_need", in: relation, title: "Trainees who began, share of the need", session)),
      notices: [
        rows.origin,
        .note(
          "All entrants include undergraduates, who do not count towards the need. Entrants are revised a year later; the newest year is provisional."
        ),
      ])
  }
}
