import SlateKit

/// `send needs`: for which need children have plans.
struct Needs: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans by primary need: those in force in January, or those that began.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file sen_needs_all_plans), from \
      January 2025. Each share is of all plans, those whose need is not recorded included. --new has the plans that began \
      in a calendar year (file sen_need_newplans), whose total is another one than that of 'send new'.
      """)
  static let examples = [
    Example("send needs --years 2025", "their primary need", shows: ["201183", "31.5"])
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "The plans that began in a calendar year, in place of those in force in January.") var new =
    false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let source = new ? Inputs.newNeeds : Inputs.needs
    let rows = try await session.rows(of: source, selection)
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
        .drawn(source.chart(of: "share", title: new ? "Share of new plans" : "Share of plans")),
      notices: [rows.origin, SENDPlugin.population])
  }
}
