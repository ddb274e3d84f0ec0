import SlateKit

/// `places capacity`: how many places there are and how many of them are unfilled.
struct Capacity: Command {
  static let configuration = CommandConfiguration(
    abstract: "School places, pupils on roll, unfilled places, and places created since 2009/10.",
    discussion: """
      Published by the Department for Education in the local authority school places scorecards, England, surveys of May \
      2019 to May 2025. Unfilled places are counted school by school (capacity less pupils, never below 0) and divided by \
      the capacity of all schools: schools over capacity do not offset those under it. Places created are capacity now less \
      capacity in 2009/10. --headlines has the figures of the school capacity release, rounded in print.

      With a file of totals of the publication 'School capacity' imported, its own counts are shown. --schools counts from \
      its school-level file, or from the schools of a sample: for each school unfilled = max(0, capacity - pupils) and \
      excess = max(0, pupils - capacity), at or over capacity where pupils >= capacity; then summed for all schools, \
      --by region or authority, or --each planning-area. --each school lists them.
      """)
  static let examples = [
    Example(
      "places capacity --years 2024-2025", "both phases",
      shows: ["4950124", "12.4", "722597", "4052248", "11.2", "4951383", "13.8", "12.5"]),
    Example("places capacity England --phase primary --years 2025 --embedded", "one phase", shows: ["13.8"]),
    Example(
      "places capacity --headlines --years 2024", "as the release rounds them",
      shows: ["611000", "37000", "0.9"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Only this phase.") var phase: Phase?
  @Flag(help: "Unfilled places, pupils in excess and full schools, as the release's headlines round them.")
  var headlines = false
  @Flag(help: "Counts from a file of schools, school by school.")
  var schools = false
  @Option(help: "A row for each school or planning-area, from a file of schools.")
  var each: Unit?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if headlines { return try await ofHeadlines(in: session) }
    if schools || each != nil { return try await ofSchools(in: session) }
    let hasTotals = try await session.feed(of: Inputs.totals) != nil
    return hasTotals && !selection.embedded
      ? try await ofTotals(in: session) : try await ofScorecards(in: session)
  }

  private func ofScorecards(in session: Session) async throws -> Output {
    let rows = try await Scorecard.rows(session, or: Series.capacity, and: Inputs.quantity, selection, phase)
    var table = Projection(from: try await withRolls(rows, in: session))
    for name in ["period", "area_code", "area", "phase", "capacity"] { table.take(name) }
    table.take("pupils_on_roll", as: "pupils")
    table.take("unfilled_rate")
    table.take("places_created_since_2009_10", as: "created")
    return .relation(
      table.relation("order by period, area, phase")
        .drawn(Scorecard.input.chart(of: "unfilled_rate", title: "Unfilled places")),
      notices: [
        rows.origin, PlacesPlugin.survey,
        .note(
          "Unfilled is not capacity less pupils over capacity: schools over capacity do not offset those under it, and the "
            + "pupils are of the January after the survey, without sixth forms. The counts of 'School capacity' are of one "
            + "day, and fit together. x: not in that scorecard."),
        .note("Places created are not below 0 for any authority, so the authorities do not sum to England."),
      ])
  }

  /// The rows with the pupils on roll, which the embedded figures hold as a series of its own.
  private func withRolls(_ rows: InputRows, in session: Session) async throws -> Relation {
    guard rows.relation.column("pupils_on_roll") == nil else { return rows.relation }
    let rolls = try await session.rows(of: Series.rolls).relation
    return Relation(
      sql: """
        select a.*, b.pupils_on_roll, coalesce(b.pupils_on_roll_symbol, case when b.pupils_on_roll is null then 'x' end)
          as pupils_on_roll_symbol
        from \(rows.relation) as a left join \(rolls) as b on a.period = b.period and a.phase = b.phase and a.area_code = b.area_code
        """, columns: rows.relation.columns + rolls.columns.filter { $0.name == "pupils_on_roll" },
      sources: rows.relation.sources)
  }

  private func ofHeadlines(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.headlines, years: selection.years, areas: selection)
      .filtered(phase.map { ["phase = \($0.code)"] } ?? [])
    var table = Projection(from: rows.relation)
    table.take("period")
    table.add("case when phase = '' then 'All' else phase end", as: Column("phase", .text, label: "Phase"))
    for column in Series.headlines.measures { table.take(column.name) }
    return .relation(
      table.relation("order by period, phase")
        .drawn(Inputs.totals.chart(of: "unfilled_places", by: "phase", title: "Unfilled places")),
      notices: [rows.origin, PlacesPlugin.survey] + (try await session.quotations(in: rows.relation)))
  }
}
