import SlateKit

/// `send plans`: how many plans are in force, and their growth.
struct Plans: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in force each January: their number and growth.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file caseload). 2024/25 means \
      January 2025. The number counts the plans that an authority maintains for people up to 25, wherever they learn; to \
      January 2018 statements of special educational needs are counted with them. Growth is the change on the January \
      before, as a percentage of that, or with --since on the January of a year: 2015 means January 2015.
      """)
  static let examples = [
    Example("send plans --by england", "England, every January", shows: ["353995", "638745"]),
    Example(
      "send plans --by region --years 2025 | sort growth --descending", "regions by growth", shows: ["110014"]
    ),
    Example("send plans --since 2015 --years 2024", "growth over nine years", shows: ["336291", "140.0"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Change and growth since this year, in place of the year before.") var since: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.plans, selection)
    let notices = try await session.closure(of: "plans", in: Inputs.plans, rows, selection)
    let statements = try await session.connection.collect(
      "select count(*) from \(rows.relation) where period < '2018/19'")
    let counted: [Notice] =
      statements.row(0)[0].integer == 0
      ? [] : [.note("To January 2018 (2017/18) statements are counted with the plans that replaced them.")]
    return .relation(
      try await Growth(rows: rows, number: "plans", since: since).relation(in: session)
        .drawn(Inputs.plans.chart(of: "plans", title: "Plans in force")),
      notices: notices + [rows.origin, SENDPlugin.population] + counted)
  }
}
