import SlateKit

/// `send reviews`: annual reviews and how soon they are decided.
struct Reviews: Command {
  static let configuration = CommandConfiguration(
    abstract: "Annual reviews: expected, held, and decided within 4 weeks.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file annual_reviews), from \
      2024. The rate is decisions within 4 weeks as a percentage of the decisions made; it is not of the reviews \
      expected. Plans are those in force at the January after.
      """)
  static let examples = [
    Example("send reviews --years 2024", "England", shows: ["524654", "44.4"]),
    Example("send reviews --by region --years 2024 | sort within_rate", "regions, slowest first"),
  ]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.reviews, selection)
    var table = Projection(
      from: rows.relation.adding(
        Inputs.count("decided", "Decided", unit: "reviews"), sumOf: ["within", "over"]))
    for name in ["period", "area_code", "area"] { table.take(name) }
    table.take("plans", isDetail: true)
    for name in ["expected", "within", "decided"] { table.take(name) }
    table.rate("within_rate", of: "within", per: "decided", label: "Within 4 weeks")
    table.take("outstanding")
    for name in ["held", "held_before", "maintain", "amend", "cease"] { table.take(name, isDetail: true) }
    let notices = try await session.closure(of: "expected", in: Inputs.reviews, rows, selection)
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(Inputs.reviews.chart(of: "within_rate", title: "Reviews decided within 4 weeks")),
      notices: notices + [
        rows.origin, SENDPlugin.population,
        .note("The rate is of decisions made; reviews expected and not decided are in neither part of it."),
      ])
  }
}
