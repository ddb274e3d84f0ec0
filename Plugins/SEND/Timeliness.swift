import SlateKit

/// `send timeliness`: how many plans are issued within the 20 weeks of the law.
struct Timeliness: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans issued within 20 weeks of the request.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2), by calendar year. The rate \
      is plans issued within 20 weeks as a percentage of plans issued. The headline leaves cases to which a statutory \
      exception applied out of both; --including-exceptions counts them in both. The rate of a region or of England is \
      pooled from its counts; it is not the mean of the authorities' rates.
      """)
  static let examples = [
    Example(
      "send timeliness --years 2019-2024", "England, year by year",
      shows: ["60.4", "58.0", "59.9", "49.2", "50.3", "46.4"]),
    Example(
      "send timeliness --including-exceptions --years 2023-2024", "cases with exceptions counted too",
      shows: ["49.1", "45.9", "90392"]),
    Example("send timeliness --by region --years 2024 | sort rate", "regions, slowest first"),
    Example("send timeliness --bands --years 2024", "how late the late ones are", shows: ["39407", "84866"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "Count cases with statutory exceptions, too.") var includingExceptions = false
  @Flag(help: "Also plans issued between 20 weeks and a year and after more, and what the bands leave over.")
  var bands = false
  @Flag(help: "Also the mean number of weeks to a plan, which releases from 2026 have.") var weeks = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.timeliness, selection)
    let suffix = includingExceptions ? "" : "_ex"
    var table = Projection(from: rows.relation)
    table.take("period")
    table.take("area_code")
    table.take("area")
    table.take("within" + suffix, as: "within", label: "Within 20 weeks")
    table.take("issued" + suffix, as: "issued", label: "Issued")
    table.rate("rate", of: "within" + suffix, per: "issued" + suffix, label: "Rate")
    if bands { addBands(to: &table, suffix, of: rows.relation) }
    if weeks { table.take("weeks" + suffix, as: "weeks", label: "Mean weeks") }
    let notices = try await session.closure(of: "issued" + suffix, in: Inputs.timeliness, rows, selection)
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(Inputs.timeliness.chart(of: "rate", title: "Plans issued within 20 weeks")),
      notices: notices + [rows.origin, SENDPlugin.population, .note(denominator)])
  }

  private func addBands(to table: inout Projection, _ suffix: String, of rows: Relation) {
    table.take("to_year" + suffix, as: "to_year", label: "20 weeks to a year")
    table.take("over_year" + suffix, as: "over_year", label: "Over a year")
    let parts = ["within", "to_year", "over_year"].map { SQL("\(column: $0 + suffix)") }
    table.add(
      "\(column: "issued" + suffix) - (\(parts, separator: " + "))",
      as: Column("residual", .integer, label: "In no band", unit: "plans", decimals: 0))
  }

  private var denominator: String {
    "Issued is the denominator of the 20-week rate, statutory exceptions \(includingExceptions ? "counted" : "left out"); "
      + "new plans, and assessments that led to a plan, are other totals."
  }
}
