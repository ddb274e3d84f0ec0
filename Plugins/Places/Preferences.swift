import SlateKit

/// `places preferences`: who was offered a school that they asked for.
struct Preferences: Command {
  static let configuration = CommandConfiguration(
    abstract: "Offers of a first preference and of one of the first three, by September of entry.",
    discussion: """
      Published by the Department for Education in 'Secondary and primary school applications and offers' (entry 2014 to \
      2021, with counts) and in the local authority school places scorecards (entry 2022 to 2026, rates only), England. A \
      rate is offers on national offer day as a percentage of on-time applications for a place. Authorities are in the \
      files of both: of an entry that files of applications and offers have, the counts go before the scorecards' rates.
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
    guard !selection.embedded else { return try await embedded(in: session) }
    let hasOffers =
      try await session.feed(of: Inputs.offers).map { if case .dataset = $0 { true } else { false } } ?? false
    let hasRates = try await session.feed(of: Inputs.rates) != nil
    guard hasOffers || hasRates else { return try await embedded(in: session) }
    return try await ofFiles(hasOffers: hasOffers, hasRates: hasRates, in: session)
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

  /// Rates computed from the counts of an imported file, and those that scorecards print of entries without counts.
  ///
  /// A file of counts dates an entry by its September, in one layout as `2021/22`: of an entry that two files have, that one's
  /// rows count.
  private func ofFiles(hasOffers: Bool, hasRates: Bool, in session: Session) async throws -> Output {
    var places = selection
    places.years = nil
    var found: [InputRows] = []
    var failure: (any Error)?
    for (input, isThere) in [(Inputs.offers, hasOffers), (Inputs.rates, hasRates)] where isThere {
      // An area may be in one of the two only.
      do {
        found.append(try await session.rows(of: input, places).filtered(Phase.condition(phase)))
      } catch let error as SlateError {
        failure = error
      }
    }
    if found.isEmpty, let failure { throw failure }
    let counts = found.first { $0.relation.column("applications") != nil }?.relation
    let rates = found.first { $0.relation.column("applications") == nil }?.relation
    func symbol(_ name: String, _ relation: Relation) -> SQL {
      let column = relation.column(name)?.symbols
      return column.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
    }
    let counted = counts.map { relation -> SQL in
      """
      select substr(period, 1, 4) as entry, area_code, area, phase, applications,
        \(symbol("applications", relation)) as applications_symbol, first, \(symbol("first", relation)) as first_symbol,
        top_three, \(symbol("top_three", relation)) as top_three_symbol, cast(null as double) as first_printed,
        cast(null as varchar) as first_printed_symbol, cast(null as double) as top_three_printed,
        cast(null as varchar) as top_three_printed_symbol
      from \(relation) as a
      where length(period) > 4 or not exists (
        select 1 from \(relation) as b where length(b.period) > 4 and substr(b.period, 1, 4) = a.period
          and b.area_code = a.area_code and b.phase = a.phase)
      """
    }
    let printed = rates.map { relation -> SQL in
      let others: SQL =
        counts.map { "where period not in (select distinct substr(period, 1, 4) from \($0))" } ?? ""
      return """
        select period as entry, area_code, area, phase, cast(null as bigint) as applications, 'x' as applications_symbol,
          cast(null as bigint) as first, 'x' as first_symbol, cast(null as bigint) as top_three, 'x' as top_three_symbol,
          first_rate as first_printed, \(symbol("first_rate", relation)) as first_printed_symbol,
          top_three_rate as top_three_printed, \(symbol("top_three_rate", relation)) as top_three_printed_symbol
        from \(relation) \(others)
        """
    }
    let every: SQL = "\([counted, printed].compactMap { $0 }, separator: " union all by name ")"
    func rate(_ name: String) -> [SQL] {
      let (top, mark): (SQL, SQL) = ("\(column: name)", "\(column: Column.symbolName(of: name + "_printed"))")
      let own: SQL = "coalesce(100.0 * \(top) / nullif(applications, 0), \(column: name + "_printed"))"
      return [
        "\(own) as \(column: name + "_rate")",
        """
        case when \(own) is null then coalesce(\(mark), \(column: Column.symbolName(of: name)), applications_symbol, 'x') end
          as \(column: Column.symbolName(of: name + "_rate"))
        """,
      ]
    }
    func count(_ name: String) -> [SQL] { ["\(column: name)", "\(column: Column.symbolName(of: name))"] }
    let conditions = try await entries(
      in: every, source: found.map(\.source).joined(separator: " and "), session)
    let kept: SQL = conditions.isEmpty ? "true" : "\(conditions, separator: " and ")"
    let items =
      count("applications") + count("first") + rate("first") + count("top_three") + rate("top_three")
    let relation = try await session.connection.relation(
      """
      select entry as period, area_code, area, phase, \(items) from (\(every)) where \(kept)
      order by phase, area, area_code, period
      """,
      describing: [
        Column("period", .text, label: "Entry"),
        Column("area_code", .text, label: "Area code").asDetail, Column("area", .text, label: "Area"),
      ] + Inputs.offers.columns + Inputs.rates.columns.filter(\.kind.isNumeric),
      sources: found.flatMap(\.relation.sources))
    return .relation(
      relation.drawn(
        (counts == nil ? Inputs.rates : Inputs.offers).chart(
          of: "first_rate", title: "Offers of the first preference")),
      notices: found.map(\.origin) + [Preferences.meaning]
        + (rates == nil
          ? []
          : [.note("x: scorecards print rates only; counts are in the files of applications and offers.")]))
  }

  /// The condition that keeps the years of entry asked for.
  private func entries(in rows: SQL, source: String, _ session: Session) async throws -> [SQL] {
    guard let range = selection.years?.range else { return [] }
    let found = try await session.connection.collect("select distinct entry from (\(rows)) order by 1")
    let years = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    let wanted = years.filter { Period(label: $0).map(range.contains) ?? false }
    guard wanted.isEmpty else { return ["entry in (\(values: wanted))"] }
    throw SlateError(
      "places.offers, read from \(source), has no entry in '\(range.text)'.", at: .argument(range.text),
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
