import SlateKit

/// `staffing leavers`: how many qualified teachers leave state-funded schools.
struct Leavers: Command {
  static let configuration = CommandConfiguration(
    abstract: "Qualified teachers who left state-funded schools, and their rate.",
    discussion: """
      Published by the Department for Education in 'School workforce in England': full-time equivalent qualified teachers \
      at one November census who are not in state-funded service at the next, as a percentage of qualified teachers at \
      the first (wastage: out of service, retired or deceased). A calendar year is that of the census that found them gone; \
      secondary leavers, quoted by the National Audit Office, carry academic years.

      Once the census's file of qualified leavers is imported, it answers, by --breakdown where you like: there the year is \
      that of the first census. --model takes the rates of the teacher workforce model by subject, of which later years are trajectories. --split \
      takes the turnover and retention grids (imported: data_leavers) by subject, age or sex, with the kinds of leaving. \
      Attrition and turnover, which other publishers define in other ways, are in 'staffing turnover'.
      """)
  static let examples = [
    Example(
      "staffing leavers --years 2011-2016", "the rates that are held", shows: ["8.9", "10.0", "9.9", "42830"]),
    Example(
      "staffing leavers --model --years 2025 --subject primary", "the workforce model, edition of 2026",
      shows: ["9.36", "7.70", "1.66"]),
    Example(
      "staffing leavers --model --edition 2025 --years 2025 --subject primary",
      "the same year in the edition before",
      shows: ["9.6", "8.1", "1.5"]),
  ]

  @Flag(help: "The rates of the teacher workforce model.") var model = false
  @OptionGroup var flows: ModelFlows

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if model { return try await ofModel(in: session) }
    if let subject = flows.subject {
      throw SlateError(
        "Leavers of one subject are held from the teacher workforce model only.", at: .argument(subject.text),
        hint: "Add --model, or take --split subject.")
    }
    if let split = flows.split { return try await ofGrid(split, in: session) }
    if let (relation, origin) = try await flows.census(Inputs.censusLeavers, in: session) {
      return .relation(
        relation,
        notices: [
          origin, StaffingPlugin.yearLabels,
          .note("The rate is the file's own; the qualified teachers that it is of are not in the file."),
        ])
    }
    let rows = try await session.rows(of: Series.leavers, years: flows.years)
    let relation = try await session.connection.relation(
      """
      select period, case when phase = '' then 'All' else phase end as phase, leavers, leavers_symbol, leaver_rate,
        leaver_rate_symbol from \(rows.relation) order by phase, period
      """, describing: rows.relation.columns, sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(y: ["leaver_rate"], title: "Teachers leaving the state-funded sector")),
      notices: [
        rows.origin, StaffingPlugin.yearLabels,
        .note(
          "Leavers and entrants are revised a year later. x: not embedded; neither are the teachers the rates are of."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }

  private func ofGrid(_ split: GridBreakdown, in session: Session) async throws -> Output {
    let (relation, origin) = try await split.flows(
      Inputs.leaverGrid,
      [
        ("out_of_service", "Wastage", "Out of service"), ("retired", "Retired", "Retired"),
        ("deceased", "Deceased", "Deceased"),
      ], all: ("leavers", "Leavers"), years: flows.years, in: session)
    return .relation(
      relation,
      notices: [
        origin, GridBreakdown.coverage,
        .warning(
          "A year is the census that found them gone: 2017 are teachers of November 2016, the year 2016/17 in school workforce statistics and 2017/18 in the teacher workforce model."
        ),
      ])
  }

  private func ofModel(in session: Session) async throws -> Output {
    let (kept, rows) = try await flows.rows(having: "leaver_rate", in: session)
    let edition = flows.edition
    let rates = ["leaver_rate", "leaver_rate_under_55", "leaver_rate_55_and_over"]
    let symbols = rates.flatMap { ["\(column: $0)" as SQL, "\(column: Column.symbolName(of: $0))"] }
    let year: SQL = "cast(substr(period, 1, 4) as integer)"
    let relation = try await session.connection.relation(
      """
      select period, (\(year) - 1) || '/' || substr(period, 3, 2) as census_period, subject,
        case when kind = '' then 'census' else kind end as kind, \(symbols), edition
      from \(kept) order by subject, period
      """,
      describing: rows.relation.columns.map { column in
        var column = column
        if rates.contains(column.name) { column.decimals = edition.map { $0 <= 2025 } ?? false ? 1 : 2 }
        return column
      } + [Column("census_period", .text, label: "In census statistics")], sources: rows.relation.sources)
    let apart =
      try await session.connection.collect(
        """
        select count(*) from \(relation)
        where abs(leaver_rate - leaver_rate_under_55 - leaver_rate_55_and_over) >= 0.099
        """
      ).row(0)[0].integer ?? 0
    return .relation(
      relation.drawn(
        try await StaffingPlugin.chart(
          of: "leaver_rate", in: relation, title: "Leaver rate, teacher workforce model", session)),
      notices: [
        rows.origin, StaffingPlugin.yearLabels, StaffingPlugin.editions,
      ]
        + (apart == 0
          ? []
          : [
            .note(
              "In \(apart) \(apart == 1 ? "row" : "rows") the two ages miss the total by 0.1 points or more, as published."
            )
          ])
    )
  }
}
