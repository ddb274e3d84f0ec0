import SlateKit

/// `send needs`: for which need children have plans.
struct Needs: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in force each January by primary need.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file sen_needs_all_plans), for \
      January 2025. Each share is of all plans, those whose need is not recorded included.
      """)
  static let examples = [
    Example("send needs --years 2025", "their primary need", shows: ["201183", "31.5"])
  ]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.needs, selection)
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area", "need"] { table.take(name) }
    table.take("ehcplans", as: "plans")
    let all: SQL = "sum(ehcplans) over (partition by period, area_code)"
    table.add(
      "100.0 * cast(ehcplans as double) / nullif(cast(\(all) as double), 0)",
      as: Column("share", .number, label: "Share", unit: "%", decimals: 1))
    table.add(
      "cast(\(all) as bigint)", as: Column("total", .integer, label: "All", unit: "plans", decimals: 0))
    return .relation(
      table.relation("order by period, area, plans desc, need")
        .drawn(Inputs.needs.chart(of: "share", title: "Share of plans")),
      notices: [rows.origin, SENDPlugin.population])
  }
}
