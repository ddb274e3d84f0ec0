import SlateKit

/// `send placements`: where the children with plans learn.
struct Placements: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in force each January by the setting where the child learns.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, file caseload). Each share is \
      of all plans in force. The publication's own percentages are of the sum of the groups instead: where groups do not \
      sum to all plans (January 2024: Hackney and Peterborough returned totals only) the two differ, and \
      --of-recorded gives the publication's. --new has the plans that began in a calendar year (file newplans). What the groups leave over stands in a row of its own.
      """)
  static let examples = [
    Example("send placements --years 2025", "where they learn", shows: ["278236", "43.6"]),
    Example("send placements --years 2024 --of-recorded", "shares as printed", shows: ["43.3", "32.3"]),
    Example("send placements --kinds --years 2025", "every kind of setting", shows: ["29647", "4.6"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "Every kind of setting, in place of the groups.") var kinds = false
  @Flag(help: "Shares of the sum of the groups, as the publication prints them, in place of all plans.")
  var ofRecorded = false

  @Flag(help: "The plans that began in a calendar year, in place of those in force in January.") var new =
    false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if new { return try await begun(session) }
    let found = try await Placements.parts(selection, kinds: kinds, ofRecorded: ofRecorded, in: session)
    let denominator: [Notice] =
      ofRecorded
      ? [
        .note(
          "The denominator is the sum of the groups, as in the publication's percentages, and not all plans.")
      ] : []
    return .relation(
      found.relation.drawn(Inputs.placements.chart(of: "share", title: "Share of plans")),
      notices: found.gaps + found.notices + [found.origin, SENDPlugin.population] + denominator)
  }

  /// Plans by setting, a row for each: period, area, setting, number, share, all plans; and what the settings leave over.
  static func parts(
    _ selection: Selection, kinds: Bool, ofRecorded: Bool = false, in session: Session
  ) async throws -> (relation: Relation, gaps: [Notice], notices: [Notice], origin: Notice) {
    var rows = try await session.rows(of: Inputs.placements, selection)
    let gaps = try await session.closure(
      of: columns(kinds: kinds).map(\.name), in: Inputs.placements, rows, selection)
    let totals = try await session.companions(of: Inputs.plans, selection)
    rows.relation = ended(
      Relation(
        sql: """
          select a.*, b.plans from \(rows.relation) as a
          join \(totals.relation) as b on a.period = b.period and a.area_code = b.area_code
          """, columns: rows.relation.columns + totals.relation.columns.filter { $0.name == "plans" },
        sources: rows.relation.sources), kinds: kinds)
    if ofRecorded { rows.relation = recorded(rows.relation) }
    let table = try await Parts.table(
      in: session, rows, whole: "plans", parts: columns(kinds: kinds), named: "setting", label: "Setting",
      residual: residual)
    return (table.relation, gaps, table.notices, rows.origin)
  }

  /// New plans by setting, each share of all new plans of the year.
  private func begun(_ session: Session) async throws -> Output {
    guard !ofRecorded else {
      throw SlateError("Shares of new plans are of all new plans.", hint: "Leave --of-recorded out.")
    }
    var rows = try await session.rows(of: Inputs.newPlacements, selection)
    rows.relation = Placements.ended(rows.relation, kinds: kinds, from: "2022")
    let table = try await Parts.table(
      in: session, rows, whole: "new_plans", parts: Placements.columns(kinds: kinds), named: "setting",
      label: "Setting", residual: Placements.residual)
    let gaps = try await session.closure(
      of: ["new_plans"] + Placements.columns(kinds: kinds).map(\.name), in: Inputs.newPlacements, rows,
      selection)
    let slips = try await RegionalTotals.notices(
      of: "new_plans", Inputs.newPlacements, rows, selection, in: session)
    return .relation(
      table.relation.drawn(Inputs.newPlacements.chart(of: "share", title: "Share of new plans")),
      notices: slips + gaps + table.notices + [rows.origin])
  }

  private static func columns(kinds: Bool) -> [(name: String, label: String)] {
    let groups = Inputs.settings.map { (name: $0.name, label: $0.label) }
    return kinds ? Inputs.kinds + groups.filter { Inputs.wholeGroups.contains($0.name) } : groups
  }

  /// What the settings leave of all plans.
  static let residual = "In no published setting"

  /// Three groups ended with January 2023, and with the new plans of 2021: since then the other placement settings are one of the kinds of those educated
  /// elsewhere, and the other two are not collected.
  private static func ended(_ source: Relation, kinds: Bool, from period: String = "2023/24") -> Relation {
    let items = (["awaiting", "excluded"] + (kinds ? [] : ["other_settings"])).flatMap { name -> [SQL] in
      guard let column = source.column(name) else { return [] }
      return ["case when period < \(period) then \(column: name) end as \(column: name)"]
        + (column.symbols.map {
          ["case when period < \(period) then cast(\(column: $0) as varchar) else 'z' end as \(column: $0)"]
        } ?? [])
    }
    return Relation(
      sql: "select * replace (\(items)) from \(source)", columns: source.columns, sources: source.sources)
  }

  private static func recorded(_ source: Relation) -> Relation {
    let groups = Inputs.settings.map { "coalesce(\(column: $0.name), 0)" as SQL }
    let known: SQL = "coalesce(\(Inputs.settings.map { "\(column: $0.name)" as SQL })) is not null"
    return Relation(
      sql: """
        select * replace (case when \(known) then \(groups, separator: " + ") end as plans) from \(source)
        """, columns: source.columns, sources: source.sources)
  }
}
