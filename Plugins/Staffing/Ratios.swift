import SlateKit

/// `staffing ratios`: how many pupils there are to a teacher.
struct Ratios: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupils to a teacher, by phase.",
    discussion: """
      Published by the Department for Education in 'School workforce in England': full-time equivalent pupils of the \
      January school census over full-time equivalent teachers of the November before. --model takes pupils and teachers \
      of the teacher workforce model (2010/11 to 2027/28, the last three projected) and divides them; its primary phase \
      includes nurseries.
      """)
  static let examples = [
    Example("staffing ratios --years 2025", "November 2024", shows: ["20.8", "16.7", "6.6"]),
    Example(
      "staffing ratios --model --years 2025-2026", "pupils and teachers of the workforce model",
      shows: ["215631.06", "4584110.5", "21.26", "219000.13", "16.73"]),
  ]

  @Flag(help: "From the pupils and teachers of the teacher workforce model, projections included.")
  var model = false
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the school year that ends in it.")
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    model ? try await ofModel(in: session) : try await published(in: session)
  }

  private func published(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.ratios, years: years)
    let relation = try await session.connection.relation(
      """
      select period, case when phase = '' then 'All' else phase end as phase, pupil_teacher_ratio as ratio
      from \(rows.relation) order by period, phase = 'All' desc, phase
      """,
      describing: rows.relation.columns + [
        Column("ratio", .decimal, label: "Pupils to a teacher", unit: "pupils", decimals: 1)
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(y: ["ratio"], title: "Pupils to a teacher")),
      notices: [
        rows.origin,
        .note(
          "Pupils are of January, teachers of the November before. Neither is embedded for these; --model has both."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }

  private func ofModel(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.numbers, years: years)
    var table = Projection(from: rows.relation)
    for name in ["period", "phase"] { table.take(name) }
    table.add("case when kind = '' then 'census' else kind end", as: Column("kind", .text, label: "Kind"))
    table.take("pupils_fte", as: "pupils")
    table.take("teachers_fte", as: "teachers")
    table.add(
      "cast(pupils_fte as double) / nullif(teachers_fte, 0)",
      as: Column("ratio", .number, label: "Pupils to a teacher", unit: "pupils", decimals: 2))
    return .relation(
      table.relation("order by phase, period"),
      notices: [
        rows.origin,
        .note(
          "Computed from the model's pupils and teachers; the census publishes other ratios, by other phases."
        ),
      ])
  }
}
