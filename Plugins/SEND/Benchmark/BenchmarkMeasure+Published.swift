import SlateKit

extension BenchmarkMeasure {
  /// Every measure that the published files give for an authority, in the order in which a plan comes about.
  ///
  /// Definitions are those of the commands beside `send benchmark`. High or low is good where a time limit of the law, the
  /// completeness of a return or a balance of money says so; the Local Authority Interactive Tool of the Department for
  /// Education gives the 20-week rates the same direction, and refusals none.
  static let published: [BenchmarkMeasure] =
    [
      perChild("plans", "EHC plans, per 1,000", Inputs.plans, "plans"),
      .init(
        name: "plans_growth", label: "EHC plans, growth",
        numerator: .init(input: Inputs.plans, columns: ["plans"]),
        denominator: .init(input: Inputs.plans, columns: ["plans"], lag: 1), form: .growth),
      perChild("requests", "Requests, per 1,000", Inputs.requests, "requests"),
      share("refused", "Requests refused", Inputs.requests, ["refused"], of: ["requests"]),
      share(
        "undecided", "Requests undecided", Inputs.requests, ["outstanding"], of: ["requests"], .low),
      share(
        "six_weeks", "Decided in 6 weeks", Inputs.requests, ["within_six"], of: ["within_six", "over_six"],
        .high),
      share("issued", "Assessed, plan issued", Inputs.assessments, ["issued"], of: ["assessed"]),
      share("twenty_weeks", "In 20 weeks", Inputs.timeliness, ["within_ex"], of: ["issued_ex"], .high),
      share(
        "twenty_weeks_all", "In 20 weeks, all", Inputs.timeliness, ["within"], of: ["issued"],
        .high),
      share("over_year", "Over a year", Inputs.timeliness, ["over_year_ex"], of: ["issued_ex"], .low),
      perChild("new_plans", "New plans, per 1,000", Inputs.newPlans, "new_plans"),
    ] + placements + [
      .init(
        name: "ceased", label: "Ceased, of plans",
        numerator: .init(input: Inputs.ceased, columns: ["ceased"]),
        denominator: .init(input: Inputs.plans, columns: ["plans"], lag: 1), form: .share),
      share("needs_met", "Ceased, needs met", Inputs.ceased, ["needs_met"], of: ["ceased"]),
      share("transferred", "Ceased, transferred", Inputs.ceased, ["transferred"], of: ["ceased"]),
      share(
        "reviews", "Reviews in 4 weeks", Inputs.reviews, ["within"], of: ["within", "over"], .high),
      share(
        "mediation", "Requests mediated", Inputs.requestMediation, ["mediation"], of: ["requests"],
        whole: Inputs.requests),
      share(
        "appeals", "Appeals, of decisions", Inputs.appeals, ["appeals_registered"],
        of: ["appealable_decisions"]),
      .init(
        name: "balance", label: "Grant balance",
        numerator: .init(input: Inputs.deficit, columns: ["dsg_cumulative_balance"]), form: .published,
        good: .high),
    ]

  /// Shares of all plans in force. What counts as educated elsewhere changed with January 2024.
  private static let placements: [BenchmarkMeasure] = [
    placement("mainstream", "Mainstream schools", ["mainstream"]),
    placement("special", "Special schools", ["special"]),
    placement(
      "independent_special", "Independent special", ["special_independent", "special_non_maintained"]),
    placement("further_education", "Further education", ["further_education"]),
    placement("elsewhere", "Educated elsewhere", ["elsewhere"], from: 2023),
    placement("not_recorded", "Place not recorded", ["not_recorded"], .low),
  ]

  private static func perChild(_ name: String, _ label: String, _ input: Input, _ column: String)
    -> BenchmarkMeasure
  {
    .init(
      name: name, label: label, numerator: .init(input: input, columns: [column]),
      denominator: .init(input: Inputs.population, columns: ["population"]), form: .rate(per: 1000))
  }

  private static func share(
    _ name: String, _ label: String, _ input: Input, _ columns: [String], of all: [String],
    _ good: Good = .neither, whole: Input? = nil
  ) -> BenchmarkMeasure {
    .init(
      name: name, label: label, numerator: .init(input: input, columns: columns),
      denominator: .init(input: whole ?? input, columns: all), form: .share, good: good)
  }

  private static func placement(
    _ name: String, _ label: String, _ columns: [String], _ good: Good = .neither, from: Int? = nil
  ) -> BenchmarkMeasure {
    .init(
      name: name, label: label, numerator: .init(input: Inputs.placements, columns: columns),
      denominator: .init(input: Inputs.plans, columns: ["plans"]), form: .share, good: good, from: from)
  }
}
