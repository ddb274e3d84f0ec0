import SlateKit

/// `send assessments`: what assessments of needs lead to.
struct Assessments: Command {
  static let configuration = CommandConfiguration(
    abstract: "Assessments of needs: plan issued, not issued, not decided yet.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file assessments), by calendar \
      year. Each rate is a percentage of the assessments in the year, which are published from 2022. --of-decisions \
      divides by plans issued and not issued instead, as releases to 2021 did; the two are not one series.
      """)
  static let examples = [
    Example("send assessments --years 2022-2024", "England, year by year", shows: ["105340", "93.6", "6.1"]),
    Example("send assessments --of-decisions --years 2020", "the older rule", shows: ["60097", "95.1"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "Rates of the decisions to issue or not to issue, as published to 2021.") var ofDecisions =
    false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.assessments, selection)
    let source = rows.relation.adding(
      Inputs.count("decided", "Issued or not", unit: "assessments"), sumOf: ["issued", "not_issued"])
    let whole = ofDecisions ? "decided" : "assessed"
    var table = Projection(from: source)
    for name in ["period", "area_code", "area", whole, "issued"] { table.take(name) }
    table.rate("issued_rate", of: "issued", per: whole, label: "Issued")
    table.take("not_issued")
    table.rate("not_issued_rate", of: "not_issued", per: whole, label: "Not issued")
    if !ofDecisions {
      table.take("undecided", isDetail: true)
      table.take("withdrawn", isDetail: true)
      table.add(
        "assessed - (issued + not_issued + undecided + withdrawn)",
        as: Inputs.count("residual", "Residual", unit: "assessments").asDetail)
    }
    let notices = try await session.closure(of: "issued", in: Inputs.assessments, rows, selection)
    let meaning =
      ofDecisions
      ? "Rates are of plans issued and not issued, the rule of releases to 2021, and not of all assessments."
      : "Assessments that led to a plan are neither the new plans nor the plans of the 20-week rate: 'send new --totals'."
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(Inputs.assessments.chart(of: "issued_rate", title: "Assessments that led to a plan")),
      notices: notices + [rows.origin, .note(meaning)])
  }
}
