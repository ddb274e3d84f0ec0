import SlateKit

/// `send requests`: what becomes of requests for an assessment.
struct Requests: Command {
  static let configuration = CommandConfiguration(
    abstract: "Requests for an assessment: refused, agreed, not decided yet, withdrawn.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2), by calendar year. Each rate \
      is a percentage of the requests received in the year. What is left when the four outcomes are taken from the \
      requests stands as the residual. --weeks shows decisions within 6 weeks, as a percentage of those made within \
      6 weeks and after; the publication's own percentage for 2023 (84.8) has a slightly larger denominator.
      """)
  static let examples = [
    Example("send requests --years 2019-2024", "England, year by year", shows: ["154489", "38889", "25.2"]),
    Example(
      "send requests --by region --years 2024 | sort refusal_rate --descending | select area refused requests refusal_rate",
      "regions, the highest refusal rate first"),
    Example("send requests --weeks --years 2023-2024", "decided within 6 weeks", shows: ["84.9", "84.8"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "How many were decided within 6 weeks, in place of what was decided.") var weeks = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.requests, selection)
    if weeks { return try await inWeeks(rows, session) }
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area", "requests", "refused"] { table.take(name) }
    table.rate("refusal_rate", of: "refused", per: "requests", label: "Refused")
    table.take("agreed", isDetail: true)
    table.rate("agreed_rate", of: "agreed", per: "requests", label: "Agreed")
    table.take("outstanding", isDetail: true)
    table.rate("outstanding_rate", of: "outstanding", per: "requests", label: "Not decided")
    table.take("withdrawn", isDetail: true)
    table.rate("withdrawn_rate", of: "withdrawn", per: "requests", label: "Withdrawn")
    table.add(
      "requests - (refused + agreed + outstanding + withdrawn)",
      as: Column("residual", .integer, label: "Residual", unit: "requests", decimals: 0).asDetail)
    let notices = try await session.closure(of: "requests", in: Inputs.requests, rows, selection)
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(Inputs.requests.chart(of: "refusal_rate", title: "Requests refused")),
      notices: notices + [
        rows.origin,
        .note(
          "Requests not decided yet or withdrawn are neither agreed nor refused: 100 less the agreed rate is no refusal rate."
        ),
      ])
  }

  private func inWeeks(_ rows: InputRows, _ session: Session) async throws -> Output {
    var table = Projection(
      from: rows.relation.adding(
        Inputs.count("decided", "Decided", unit: "requests"), sumOf: ["within_six", "over_six"]))
    for name in ["period", "area_code", "area", "requests", "within_six", "over_six", "decided"] {
      table.take(name)
    }
    table.rate("six_week_rate", of: "within_six", per: "decided", label: "Within 6 weeks")
    let notices = try await session.closure(of: "requests", in: Inputs.requests, rows, selection)
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(Inputs.requests.chart(of: "six_week_rate", title: "Decided within 6 weeks")),
      notices: notices + [rows.origin])
  }
}
