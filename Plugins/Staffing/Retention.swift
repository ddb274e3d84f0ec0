import SlateKit

/// `staffing retention`: how many early career teachers are still in service.
struct Retention: Command {
  static let configuration = CommandConfiguration(
    abstract: "Early career teachers still in state-funded service one, two and three years later.",
    discussion: """
      Published by the Department for Education in 'Teacher and leader development: ECF and NPQs' (release of 2024/25), by \
      the school year in which the teachers started. A rate is those in service at the census so many years later as a \
      percentage of those who started. Teachers who left and came back count, so it is not a survival curve.

      With records before it, a row for each teacher, it shows both: the share in service so many years after the start, \
      |cohort in service| / |cohort|, of the cohorts that were seen so long; and Kaplan and Meier's share of those who never \
      left, the product of 1 - leavers / at risk, with Greenwood's interval. The first counts who came back, can rise, and knows \
      only whole cohorts; the second ends at the first exit and uses every teacher for as long as seen. It is never the larger one \
      in one cohort.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example(
      "from (values (2020,2021,2022),(2020,2022,null),(2020,null,null)) t(s,e,b)"
        + " | staffing retention --entry s --exit e --comeback b --last 2023",
      "three teachers, of whom two left and one came back", shows: ["66.7", "33.3"]),
    Example(
      "staffing retention", "England, by the year of the start",
      shows: ["21726", "87.7", "79.3", "73.5", "89.7", "z"]),
    Example("staffing retention --phase --years 2022", "by phase", shows: ["89.0", "75.6", "86.4", "71.4"]),
  ]

  @Option(help: "Records: the column of the first year in service.") var entry: ColumnName?
  @Option(help: "Records: the column of the first year out of service, missing for none.")
  var exit: ColumnName?
  @Option(help: "Records: the column of the year of return, missing for none.") var comeback: ColumnName?
  @Option(help: "Records: the last year that was seen.") var last: Int?
  @OptionGroup var selection: Selection
  @Flag(help: "By phase of school.") var phase = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let input { return try await ofRecords(input, in: session) }
    let all: SQL = "phase in ('', 'Overall')"
    let rows = try await session.rows(of: Inputs.retention, selection).filtered([phase ? "not \(all)" : all])
    guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0 else {
      throw SlateError("Phases are published for England only.", hint: "Leave out --phase.")
    }
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if phase { table.take("phase") }
    table.take("started")
    for (years, label) in [
      ("one_year", "After 1 year"), ("two_years", "After 2 years"), ("three_years", "After 3 years"),
    ] {
      table.take(years)
      table.rate(years + "_rate", of: years, per: "started", label: label)
    }
    return .relation(
      table.relation("order by period, area, area_code, phase").drawn(
        Inputs.retention.chart(
          of: "one_year_rate", "two_years_rate", "three_years_rate", by: phase ? "phase" : nil,
          title: "Early career teachers still in service")),
      notices: [
        rows.origin,
        .note("A year is the one in which the teachers started. z: that year is not reached yet."),
      ])
  }
}
