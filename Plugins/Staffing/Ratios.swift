import SlateKit

/// `staffing ratios`: how many pupils there are to a teacher.
struct Ratios: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupils to a teacher, and to an adult, by phase, year and area.",
    discussion: """
      Published by the Department for Education in 'School workforce in England': full-time equivalent pupils of the \
      January school census over full-time equivalent teachers of the November before. --model takes pupils and teachers \
      of the teacher workforce model (2010/11 to 2027/28, the last three projected) and divides them; its primary phase \
      includes nurseries.

      Once a file of the census on pupil to teacher ratios is imported, it answers for its areas: PTR = pupils / teachers, \
      with and without qualified teacher status; PAR = pupils / adults in class (teachers + support staff). A sum over areas has the \
      ratio of the sums, never the mean of ratios. --constituencies gives each of them, or name some.
      """)
  static let examples = [
    Example("staffing ratios --years 2025", "November 2024", shows: ["20.8", "16.7", "6.6"]),
    Example(
      "staffing ratios --model --years 2025-2026", "pupils and teachers of the workforce model",
      shows: ["215631.06", "4584110.5", "21.26", "219000.13", "16.73"]),
  ]

  @Flag(help: "From the pupils and teachers of the teacher workforce model, projections included.")
  var model = false
  @Flag(help: "By type of school, of an imported file.") var phase = false
  @Flag(help: "Every constituency of an imported file.") var constituencies = false
  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if model { return try await ofModel(in: session) }
    let isFed = !(try await session.parts(of: Inputs.areaRatios)).isEmpty
    if isFed, !selection.embedded { return try await imported(in: session) }
    if phase || constituencies {
      throw SlateError(
        "The embedded ratios have neither constituencies nor types of school.",
        hint: "Import \(Inputs.areaRatios.publication.title) (\(Inputs.areaRatios.publication.address)).")
    }
    return try await published(in: session)
  }

  /// The ratios of an imported file of the census, computed from its pupils, teachers and adults.
  private func imported(in session: Session) async throws -> Output {
    let rows = try await AreaRows(
      Inputs.areaRatios, selection, every: constituencies ? "Parliamentary constituency" : nil,
      byPhase: phase, together: ["pupils", "qualified_teachers", "teachers", "adults"], in: session)
    let ratios = [
      ("ratio", "teachers", "Pupils to a teacher"),
      ("qualified_ratio", "qualified_teachers", "To a qualified teacher"),
      ("adult_ratio", "adults", "To an adult"),
    ]
    var computed = rows.relation
    for (name, bottom, label) in ratios {
      computed = computed.adding(
        Column(name, .number, label: label, unit: "pupils", decimals: 2),
        "cast(pupils as double) / nullif(cast(\(column: bottom) as double), 0)", of: ["pupils", bottom])
    }
    var table = Projection(from: computed)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if phase { table.take("phase") }
    for name in ["pupils", "teachers"] { table.take(name) }
    table.take("qualified_teachers", isDetail: true)
    table.take("adults")
    for (name, _, _) in ratios { table.take(name) }
    return .relation(
      table.relation("order by area, area_code, period, phase").drawn(
        Inputs.areaRatios.chart(of: "ratio", title: "Pupils to a teacher")),
      notices: rows.notices + [
        .note(
          "Pupils are of January, teachers of the November before: two censuses, two months apart. Ratios are of the sums shown, unrounded."
        )
      ])
  }

  private func published(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.ratios, years: selection.years, areas: selection)
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
    let rows = try await session.rows(
      Inputs.numbers, and: Series.numbers, by: ["phase"], years: selection.years)
    var table = Projection(from: rows.relation)
    for name in ["period", "phase"] { table.take(name) }
    table.add("case when kind = '' then 'census' else kind end", as: Column("kind", .text, label: "Kind"))
    table.take("pupils_fte", as: "pupils")
    table.take("teachers_fte", as: "teachers")
    table.add(
      "cast(pupils_fte as double) / nullif(teachers_fte, 0)",
      as: Column("ratio", .number, label: "Pupils to a teacher", unit: "pupils", decimals: 2))
    return .relation(
      table.relation("order by phase, period").drawn(
        ChartHint(y: ["ratio"], by: "phase", title: "Pupils to a teacher, teacher workforce model")),
      notices: [
        rows.origin,
        .note(
          "Computed from the model's pupils and teachers; the census publishes other ratios, by other phases."
        ),
      ])
  }
}
