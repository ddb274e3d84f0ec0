import SlateKit

/// `places accuracy`: how far forecasts of pupils were off.
struct Accuracy: Command {
  static let configuration = CommandConfiguration(
    abstract: "The error of pupil forecasts, one and three years ahead.",
    discussion: """
      Published by the Department for Education in the local authority school places scorecards, England. The error is \
      (forecast less actual) over actual, in percent: above 0 is an over-forecast, below 0 an under-forecast. Primary is \
      reception to year 6, secondary years 7 to 11; the actual number is of the January after the survey. The data sets of \
      forecast accuracy on the statistics service have the pupils who were forecast and who came: these are shown too.

      --rank compares every authority with all others. 'rank' is its true percentile rank: the share of the other \
      authorities whose error is lower, so 0 is the largest under-forecast. 'wording' is what the scorecard prints. It looks \
      at the sign first and at one quartile after that, so a small over-forecast among the lowest quarter of errors is \
      said to be 'within the middle 25-75%'; where the two disagree, 'rank' is right.

      An authority's error hides planning areas that err both ways. Behind a table of their forecasts it says how far those \
      were off: 'from sample_forecasts | places accuracy', with the columns planning_area, phase, ncy, base_year, horizon, \
      year, forecast and actual. It gives the mean and the median of errors without their signs (MAPE, MdAPE), the bias, the \
      root mean square, and the same for the naive benchmark: the last roll taken as the forecast.
      """)
  static let examples = [
    Example(
      "places accuracy --years 2024", "the forecasts that January 2025 tested",
      shows: ["0.8", "1.1", "0.1", "1.7"]),
    Example(
      "places accuracy --phase primary --years 2023-2025", "primary schools", shows: ["-0.5", "1.4", "1.9"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Only this phase.") var phase: Phase?

  @Flag(
    help:
      "Each authority's place among all of them, one year ahead or with --ahead 3, beside the scorecard's words."
  )
  var rank = false
  @Option(help: "How many years ahead the ranked forecast was made: 1, 2 or 3.") var ahead = 1
  static let place = CommandPlace.anywhere

  func validate() throws {
    guard (1...3).contains(ahead) else { throw ValidationError("--ahead is 1, 2 or 3.") }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let input { return try await ofPlanningAreas(input, in: session) }
    let rows = try await Scorecard.rows(session, or: Series.accuracy, and: Inputs.accuracy, selection, phase)
    if rank { return try await ranked(rows, in: session) }
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area", "phase"] { table.take(name) }
    table.add(Accuracy.tested("period"), as: Accuracy.testedColumn)
    table.take("forecast_error_1_year", as: "error_1_year")
    table.take("forecast_error_2_years", as: "error_2_years")
    table.take("forecast_error_3_years", as: "error_3_years")
    for name in ["actual", "forecast_1_year", "forecast_3_years"] { table.take(name, isDetail: true) }
    return .relation(
      table.relation("order by period, area, phase")
        .drawn(
          Scorecard.input.chart(
            of: "error_1_year", by: selection.by == nil && selection.areas.isEmpty ? "phase" : nil,
            title: "Forecast error, one year ahead")),
      notices: [
        rows.origin,
        .note(
          "Above 0: more pupils forecast than came. Below 0: fewer. An area's error hides planning areas that err both ways."
        ),
        .note(
          "The scorecard of 2021/22 has an error two years ahead in place of three. x: not in that scorecard."
        ),
      ])
  }

  /// The January whose pupils tested a survey's forecasts. The scorecard of 2018/19 tested those of the survey before, by the
  /// pupils of its own year.
  static func tested(_ period: SQL) -> SQL {
    "'January ' || (cast(substr(\(period), 1, 4) as integer) + case when \(period) = '2018/19' then 1 else 2 end)"
  }
  static let testedColumn = Column("tested", .text, label: "Tested by")
}
