import SlateKit

/// `send new`: plans that began, and the other official totals of the same year.
struct NewPlans: Command {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Plans that began in each calendar year, and their growth.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file newplans). Growth is the \
      change on the year before, as a percentage of that, or on the year of --since. Several official totals of plans issued exist for a year; \
      --totals shows them side by side: new plans (newplans), assessments that led to a plan (assessments), and the \
      denominators of the 20-week rate, with and without statutory exceptions (timeliness_20_week). A further one \
      is in the file of new plans by primary need (sen_need_newplans).
      """)
  static let examples = [
    Example("send new --years 2019-2024", "England, year by year", shows: ["97747", "15.8"]),
    Example("send new --since 2019 --years 2024", "growth over five years", shows: ["43848", "81.4"]),
    Example(
      "send new --totals --years 2024", "the official totals", shows: ["98547", "97747", "90392", "84866"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Change and growth since this year, in place of the year before.") var since: Years?
  @Flag(help: "The official totals of plans issued, side by side.") var totals = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if totals && since != nil {
      throw SlateError("The official totals have no changes.", hint: "Choose --totals or --since.")
    }
    let rows = try await session.rows(of: Inputs.newPlans, selection)
    let notices =
      try await session.closure(of: "new_plans", in: Inputs.newPlans, rows, selection)
      + RegionalTotals.notices(of: "new_plans", Inputs.newPlans, rows, selection, in: session) + [rows.origin]
    guard totals else {
      return .relation(
        try await Growth(rows: rows, number: "new_plans", since: since).relation(in: session)
          .drawn(Inputs.newPlans.chart(of: "new_plans", title: "New plans")), notices: notices)
    }
    let assessments = try await session.companions(of: Inputs.assessments, selection)
    let timeliness = try await session.companions(of: Inputs.timeliness, selection)
    let joined = Relation(
      sql: """
        select n.*, a.issued as assessed_issued, a.issued_symbol as assessed_issued_symbol, t.issued as issued,
          t.issued_symbol as issued_symbol, t.issued_ex as issued_ex, t.issued_ex_symbol as issued_ex_symbol
        from \(rows.relation) as n
        left join \(assessments.relation) as a on a.period = n.period and a.area_code = n.area_code
        left join \(timeliness.relation) as t on t.period = n.period and t.area_code = n.area_code
        """,
      columns: rows.relation.columns + [
        total("assessed_issued", "Assessments that led to a plan"),
        total("issued", "Issued, exceptions included"), total("issued_ex", "Issued, exceptions left out"),
      ],
      sources: rows.relation.sources + assessments.relation.sources + timeliness.relation.sources)
    var table = Projection(from: joined)
    for name in ["period", "area_code", "area", "assessed_issued", "new_plans", "issued", "issued_ex"] {
      table.take(name)
    }
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(
          ChartHint(
            y: ["assessed_issued", "new_plans", "issued", "issued_ex"], title: "Plans issued, by definition",
            source: Inputs.newPlans.publication.title)),
      notices: notices + [
        .note("The totals have different definitions. Say which one a rate or a share is of.")
      ])
  }

  private func total(_ name: String, _ label: String) -> Column {
    var column = Inputs.count(name, label)
    column.symbols = Column.symbolName(of: name)
    return column
  }
}
