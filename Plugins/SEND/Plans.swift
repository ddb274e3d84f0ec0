import SlateKit

/// `send plans`: how many plans are in force, their growth, and where and for which need.
struct Plans: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in force each January: their number and growth, by setting or by need.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2). 2024/25 means January 2025. \
      The number counts the plans that an authority maintains for people up to 25, wherever they learn.
      """)
  static let examples = [
    Example("send plans --by england", "England, every January", shows: ["353995", "638745"]),
    Example(
      "send plans --by region --years 2025 | sort growth --descending", "regions by growth", shows: ["110014"]
    ),
    Example("send plans --setting --years 2025", "where they learn", shows: ["278236", "43.6"]),
    Example("send plans --need --years 2025", "their primary need", shows: ["201183", "31.5"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "By the setting where they learn, with each setting's share.") var setting = false
  @Flag(help: "By primary need, with each need's share.") var need = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    switch (setting, need) {
    case (true, true):
      throw SlateError("Settings and needs are not published together.", hint: "Choose --setting or --need.")
    case (true, false): return try await bySetting(in: session)
    case (false, true): return try await byNeed(in: session)
    case (false, false): return try await growth(in: session)
    }
  }

  /// The number with its change on the January before.
  private func growth(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Inputs.plans, selection)
    let place = session.place(of: "area_code")
    let before: SQL = """
      case when \(year) - lag(\(year)) over area_years = 1 then lag(plans) over area_years end
      """
    let symbol: SQL = rows.relation.column("plans")?.symbols.map { ", \(column: $0)" } ?? ""
    let series = Relation(
      sql: """
        select period, area_code, area, plans\(symbol), \(before) as before from \(rows.everyYear)
        window area_years as (partition by \(place) order by period)
        """, columns: rows.relation.columns + [Column("before", .integer)], sources: rows.relation.sources)
    var table = Projection(from: series)
    for name in ["period", "area_code", "area", "plans"] { table.take(name) }
    table.add("plans - before", as: Column("change", .integer, label: "Change", unit: "plans", decimals: 0))
    table.add(
      "100.0 * (plans - before) / nullif(before, 0)",
      as: Column("growth", .number, label: "Growth", unit: "%", decimals: 1))
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    let notices = try await session.closure(of: "plans", in: Inputs.plans, rows, selection)
    return .relation(
      table.relation("\(years) order by period, area, area_code")
        .drawn(Inputs.plans.chart(of: "plans", title: "Plans in force")),
      notices: notices + [rows.origin, SENDPlugin.population])
  }

  private var year: SQL { "cast(substr(period, 1, 4) as integer)" }

  /// The groups of settings. Three of them ended with January 2023: since then the other placement settings are inside those
  /// educated elsewhere, and the other two are not collected.
  private func bySetting(in session: Session) async throws -> Output {
    var rows = try await session.rows(of: Inputs.placements, selection)
    let oldSettings = ["other_settings", "awaiting", "excluded"].flatMap { name -> [SQL] in
      guard let column = rows.relation.column(name) else { return [] }
      return [name, column.symbols].compactMap { $0 }.map {
        "case when a.period < '2023/24' then a.\(column: $0) end as \(column: $0)"
      }
    }
    let totals = try await session.rows(of: Inputs.plans, selection)
    rows.relation = Relation(
      sql: """
        select a.* replace (\(oldSettings)), b.plans
        from \(rows.relation) as a join \(totals.relation) as b on a.period = b.period and a.area_code = b.area_code
        """, columns: rows.relation.columns + totals.relation.columns.filter { $0.name == "plans" },
      sources: rows.relation.sources)
    let table = try await Parts.table(
      in: session, rows, whole: "plans", parts: Inputs.settings.map { ($0.name, $0.label) }, named: "setting",
      label: "Setting", residual: "In no published setting")
    return .relation(
      table.relation.drawn(Inputs.placements.chart(of: "share", title: "Share of plans")),
      notices: table.notices + [rows.origin, SENDPlugin.population])
  }

  private func byNeed(in session: Session) async throws -> Output {
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
