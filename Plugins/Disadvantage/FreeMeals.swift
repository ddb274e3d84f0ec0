import SlateKit

/// `disadvantage fsm`: the share of pupils who are eligible for free school meals.
struct FreeMeals: Command {
  static let configuration = CommandConfiguration(
    commandName: "fsm",
    abstract: "The share of pupils known to be eligible for free school meals.",
    discussion: """
      Published by the Department for Education in 'Schools, pupils and their characteristics': pupils known to be \
      eligible in the January census as a percentage of pupils in state-funded schools, England, 2015/16 to 2024/25. \
      2024/25 means January 2025. The counts behind the rates are not embedded.
      """)
  static let examples = [
    Example("disadvantage fsm", "England, every January", shows: ["14.3", "20.8", "22.5", "25.7"]),
    Example(
      "disadvantage fsm --phase --years 2023", "primary and secondary schools", shows: ["24.0", "22.7"]),
    Example(
      "disadvantage fsm --by region --years 2024", "the regions that are held", shows: ["31.2", "19.7"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "Primary and secondary schools apart.") var phase = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Series.freeMeals, years: selection.years, areas: selection)
      .filtered([phase ? "phase <> ''" : "phase = ''"])
    guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0 else {
      throw SlateError("The rates by phase are held for England in 2022/23 only.", hint: "Leave out --phase.")
    }
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    let phases: SQL = phase ? ", phase" : ""
    let relation = try await session.connection.relation(
      """
      select period, area_code, area\(phases), fsm_rate, fsm_rate_symbol, change, grade from (
        select *, case when \(year) - lag(\(year)) over areas = 1 then fsm_rate - lag(fsm_rate) over areas end as change
        from \(rows.everyYear) window areas as (partition by area_code, phase order by period))
      \(years) order by period, area\(phases)
      """,
      describing: rows.relation.columns + [
        Column("change", .decimal, label: "Change", unit: "percentage points", decimals: 1)
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(y: ["fsm_rate"], title: "Pupils eligible for free school meals")),
      notices: [
        rows.origin,
        .warning(
          "Pupils eligible since April 2018 stay so under the transitional protection of Universal Credit, so the rate "
            + "drifts up, and with it the number of disadvantaged pupils, without any change in need."),
        .note("The autumn census of October 2020 (19.7%) is another collection; these are January censuses."),
      ] + (try await session.quotations(in: rows.relation)))
  }

  private var year: SQL { "cast(substr(period, 1, 4) as integer)" }
}
