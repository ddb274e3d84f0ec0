import SlateKit

/// `places accuracy`: how far forecasts of pupils were off.
struct Accuracy: Command {
  static let configuration = CommandConfiguration(
    abstract: "The error of pupil forecasts, one and three years ahead.",
    discussion: """
      Published by the Department for Education in the local authority school places scorecards, England. The error is \
      (forecast less actual) over actual, in percent: above 0 is an over-forecast, below 0 an under-forecast. Primary is \
      reception to year 6, secondary years 7 to 11; the actual number is of the January after the survey.
      """)
  static let examples = [
    Example(
      "places accuracy --years 2024", "the forecasts that January 2025 tested",
      shows: ["0.8", "1.1", "0.1", "1.7"]),
    Example(
      "places accuracy --phase primary --years 2023-2025", "primary schools", shows: ["-0.5", "1.4", "1.9"]),
  ]

  @Option(help: "Only this phase.") var phase: Phase?
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the school year that ends in it.")
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Series.accuracy, years: years).filtered(Phase.condition(phase))
    var table = Projection(from: rows.relation)
    for name in ["period", "phase"] { table.take(name) }
    table.add(
      "'January ' || (cast(substr(period, 1, 4) as integer) + 2)",
      as: Column("tested", .text, label: "Tested by"))
    table.take("forecast_error_1_year", as: "error_1_year")
    table.take("forecast_error_2_years", as: "error_2_years")
    table.take("forecast_error_3_years", as: "error_3_years")
    return .relation(
      table.relation("order by period, phase"),
      notices: [
        rows.origin,
        .note(
          "Above 0: more pupils forecast than came. Below 0: fewer. England's error hides authorities that err both ways."
        ),
        .note(
          "The scorecard of 2021/22 has an error two years ahead in place of three. x: not in that scorecard."
        ),
      ])
  }
}
