import SlateKit

/// `send flows`: from one January's plans to the next one's, and what does not close.
struct Flows: Command {
  static let configuration = CommandConfiguration(
    abstract: "From one January's plans to the next: new, ceased, and what does not close.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2, files caseload, newplans and \
      ceased_plans). Opening is the plans in force in January of the year and closing those of the January after. The \
      residual is closing less opening less new plans plus ceased plans: it is shown, and spread over nothing. Plans that \
      move to another authority count as ceased where they leave and not as new where they arrive; late recording and \
      corrections are in it, too.
      """)
  static let examples = [
    Example("send flows --years 2023-2024", "England", shows: ["14417", "9386", "1.5"]),
    Example(
      "send flows --steps --years 2024", "one year, step by step", shows: ["-13953", "9386", "638745"]),
    Example("send flows --by region --years 2024 | sort residual_share", "regions"),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "A row for each step: opening, new, each reason for ceasing, residual, closing.") var steps =
    false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let new = try await session.rows(of: Inputs.newPlans, selection)
    let plans = try await session.companions(of: Inputs.plans, selection)
    let ceased = try await session.companions(of: Inputs.ceased, selection)
    let joined = try await joined(new, plans, ceased, in: session)
    var notices = try await RegionalTotals.notices(
      of: "new_plans", Inputs.newPlans, new, selection, in: session)
    notices += [new.origin, plans.origin, ceased.origin].reduce(into: []) { all, origin in
      if !all.contains(origin) { all.append(origin) }
    }
    notices += [
      SENDPlugin.population,
      .note(
        "The residual is what the three files leave over: plans that moved between authorities (ceased where they left, not new where they arrived), late recording, corrections."
      ),
    ]
    let chart =
      steps
      ? Inputs.plans.chart(.bar, of: "plans", title: "From one January's plans to the next")
      : Inputs.plans.chart(of: "new_plans", "ceased", "residual", title: "New, ceased and residual plans")
    return .relation((steps ? stepped(joined) : wide(joined)).drawn(chart), notices: notices)
  }

  private func joined(
    _ new: InputRows, _ plans: InputRows, _ ceased: InputRows, in session: Session
  ) async throws -> Relation {
    let place = session.place(of: "area_code")
    let stock: SQL = "select period, \(place) as place, plans from \(plans.relation)"
    let reasons = Inputs.reasons.map { "\(column: $0.name)" as SQL }
    let sql: SQL = """
      select n.period, n.area_code, n.area, o.plans as opening, n.new_plans, c.ceased, \(reasons), s.plans as closing,
        s.plans - o.plans - n.new_plans + c.ceased as residual
      from (select *, \(place) as place from \(new.relation)) as n
      left join (\(stock)) as o on o.place = n.place
        and o.period = cast(cast(n.period as integer) - 1 as varchar) || '/' || substr(n.period, 3, 2)
      left join (\(stock)) as s on s.place = n.place
        and s.period = n.period || '/' || substr(cast(cast(n.period as integer) + 1 as varchar), 3, 2)
      left join (select period, \(place) as place, ceased, \(reasons) from \(ceased.relation)) as c
        on c.place = n.place and c.period = n.period
      """
    let columns = ["opening", "new_plans", "ceased"] + Inputs.reasons.map(\.name) + ["closing", "residual"]
    let items = columns.flatMap { name -> [SQL] in
      [
        "\(column: name)",
        "case when \(column: name) is null then 'x' end as \(column: Column.symbolName(of: name))",
      ]
    }
    return Relation(
      sql:
        "select period, area_code, area, \(items) from (\(sql)) where opening is not null or closing is not null",
      columns: keys + columns.map { counted($0) },
      sources: new.relation.sources + plans.relation.sources + ceased.relation.sources)
  }

  private var keys: [Column] {
    [
      Column("period", .text, label: "Period"), Column("area_code", .text, label: "Area code").asDetail,
      Column("area", .text, label: "Area"),
    ]
  }

  private func counted(_ name: String) -> Column {
    let labels = [
      "opening": "Opening", "new_plans": "New", "ceased": "Ceased", "closing": "Closing",
      "residual": "Residual",
      "transferred": "of which transferred",
    ]
    var column = Inputs.count(name, labels[name] ?? name)
    column.symbols = Column.symbolName(of: name)
    return column
  }

  private func wide(_ joined: Relation) -> Relation {
    var table = Projection(from: joined)
    for name in ["period", "area_code", "area", "opening", "new_plans", "ceased"] { table.take(name) }
    table.take("transferred", isDetail: true)
    for name in ["residual", "closing"] { table.take(name) }
    table.rate("residual_share", of: "residual", per: "closing", label: "Residual, of closing")
    return table.relation("order by period, area, area_code")
  }

  /// The steps as rows, each with its number and sign. What the reasons leave of all ceased is a step, too.
  private func stepped(_ joined: Relation) -> Relation {
    let sum = Inputs.reasons.map { "coalesce(\(column: $0.name), 0)" as SQL }
    let first: [(String, SQL)] = [("Opening, January", "opening"), ("New plans", "new_plans")]
    let reasons = Inputs.reasons.map {
      ("Ceased: " + $0.label.prefix(1).lowercased() + $0.label.dropFirst(), "-\(column: $0.name)" as SQL)
    }
    let last: [(String, SQL)] = [
      ("Ceased: in no published reason", "nullif(-(ceased - (\(sum, separator: " + "))), 0)"),
      ("Residual", "residual"), ("Closing, January after", "closing"),
    ]
    let selects = (first + reasons + last).enumerated().map { index, step -> SQL in
      "select period, area_code, area, \(index) as part, \(step.0) as step, \(step.1) as plans from \(joined)"
    }
    return Relation(
      sql: """
        select period, area_code, area, step, plans from (\(selects, separator: " union all "))
        where plans is not null order by period, area, area_code, part
        """,
      columns: keys + [Column("step", .text, label: "Step"), Inputs.count("plans", "EHC plans")],
      sources: joined.sources)
  }
}
