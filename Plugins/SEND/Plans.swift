import SlateKit

/// `send plans`: how many plans are in force, and their growth.
struct Plans: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in force each January: their number and growth.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file caseload). 2024/25 means \
      January 2025. The number counts the plans that an authority maintains for people up to 25, wherever they learn; to \
      January 2018 statements of special educational needs are counted with them. Growth is the change on the January \
      before, as a percentage of that.
      """)
  static let examples = [
    Example("send plans --by england", "England, every January", shows: ["353995", "638745"]),
    Example(
      "send plans --by region --years 2025 | sort growth --descending", "regions by growth", shows: ["110014"]
    ),
  ]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.plans, selection)
    let notices = try await session.closure(of: "plans", in: Inputs.plans, rows, selection)
    let statements = try await session.connection.collect(
      "select count(*) from \(rows.relation) where period < '2018/19'")
    let counted: [Notice] =
      statements.row(0)[0].integer == 0
      ? [] : [.note("To January 2018 (2017/18) statements are counted with the plans that replaced them.")]
    return .relation(
      Growth(rows: rows, number: "plans").relation(in: session)
        .drawn(Inputs.plans.chart(of: "plans", title: "Plans in force")),
      notices: notices + [rows.origin, SENDPlugin.population] + counted)
  }
}
