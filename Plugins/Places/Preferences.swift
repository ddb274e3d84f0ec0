import SlateKit

/// `places preferences`: who was offered a school that they asked for.
struct Preferences: Command {
  static let configuration = CommandConfiguration(
    abstract: "Offers of a first preference and of one of the first three, by September of entry.",
    discussion: """
      Published by the Department for Education in 'Secondary and primary school applications and offers' (entry 2014 to \
      2021, with counts) and in the local authority school places scorecards (entry 2022 to 2026, rates only), England. A \
      rate is offers on national offer day as a percentage of on-time applications for a place.
      """)
  static let examples = [
    Example(
      "places preferences --phase primary --years 2018-2025", "primary schools",
      shows: ["91.0", "90.6", "90.2", "91.8", "92.5", "93.2", "92.6"]),
    Example("places preferences --years 2025", "both phases", shows: ["92.6", "83.5", "98.3", "94.9"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Only this phase.") var phase: Phase?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if case .dataset = try await session.feed(of: Inputs.offers) { return try await ofFile(in: session) }
    return try await embedded(in: session)
  }

  /// The rates as published, with the counts of the years that have them.
  private func embedded(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.preferences, years: selection.years, areas: selection)
      .filtered(Phase.condition(phase))
    let counts = try await session.rows(of: Inputs.offers).relation
    let joined = Relation(
      sql: """
        select a.*, b.applications, b.first, b.top_three, case when b.applications is null then 'x' end as applications_symbol,
          case when b.first is null then 'x' end as first_symbol, case when b.top_three is null then 'x' end as top_three_symbol
        from \(rows.relation) as a
        left join \(counts) as b on a.period = b.period and a.phase = b.phase and a.area_code = b.area_code
        """,
      columns: rows.relation.columns
        + Inputs.offers.columns.filter(\.kind.isNumeric).map(Preferences.withSymbols),
      sources: rows.relation.sources)
    var table = Projection(from: joined)
    for name in ["period", "area_code", "area", "phase", "applications", "first"] { table.take(name) }
    table.take("first_preference_rate", as: "first_rate")
    table.take("top_three")
    table.take("top_three_preference_rate", as: "top_three_rate")
    return .relation(
      table.relation("order by phase, period").drawn(Preferences.chart),
      notices: [
        rows.origin, Preferences.meaning,
        .note("x: counts of entry from 2022 on are not embedded, only the rates."),
      ])
  }

  /// Rates computed from the counts of an imported file. It dates an entry by its September, in one layout as `2021/22`.
  private func ofFile(in session: Session) async throws -> Output {
    var places = selection
    places.years = nil
    let every = try await session.rows(of: Inputs.offers, places).filtered(Phase.condition(phase))
    let rows = every.filtered(try await entries(in: every, session))
    var table = Projection(from: rows.relation)
    table.add("substr(period, 1, 4)", as: Column("period", .text, label: "Entry in September"))
    for name in ["area_code", "area", "phase", "applications", "first"] { table.take(name) }
    table.rate("first_rate", of: "first", per: "applications", label: "First preference")
    table.take("top_three")
    table.rate("top_three_rate", of: "top_three", per: "applications", label: "One of the first three")
    return .relation(
      table.relation("order by phase, area, area_code, period").drawn(Preferences.chart), notices: [rows.origin, Preferences.meaning])
  }

  /// The condition that keeps the years of entry asked for.
  private func entries(in rows: InputRows, _ session: Session) async throws -> [SQL] {
    guard let range = selection.years?.range else { return [] }
    let found = try await session.connection.collect(
      "select distinct substr(period, 1, 4) from \(rows.relation) order by 1")
    let years = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    let wanted = years.filter { Period(label: $0).map(range.contains) ?? false }
    guard wanted.isEmpty else { return ["substr(period, 1, 4) in (\(values: wanted))"] }
    throw SlateError(
      "places.offers, read from \(rows.source), has no entry in '\(range.text)'.", at: .argument(range.text),
      hint:
        "It has \(years.first ?? "none") to \(years.last ?? "none"). 'from published' has England's rates to 2026, series places.preferences."
    )
  }

  private static func withSymbols(_ column: Column) -> Column {
    var column = column
    column.symbols = Column.symbolName(of: column.name)
    return column
  }

  private static let chart = Inputs.offers.chart(of: "first_rate", title: "Offers of the first preference")

  private static let meaning = Notice.note(
    "A year is that of the September of entry. A rate depends on how many schools an area lets parents name and on what they "
      + "dare to ask for: it does not compare the systems of two areas.")
}
