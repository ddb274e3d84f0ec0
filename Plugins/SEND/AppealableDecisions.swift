import SlateKit

/// The denominator of the tribunal appeal rate of the old method, from its four parts.
///
/// Decisions of a calendar year: requests refused, assessments completed without a plan, plans ceased because needs were met;
/// and the plans in force in the January after. To 2018 statements count with plans.
enum AppealableDecisions {
  /// The columns that ``joined(to:_:in:)`` adds.
  static let columns = ["refused", "not_issued", "plans", "needs_met", "parts", "difference"]

  /// Appeals with the parts beside them, as far as the files have them.
  static func joined(
    to rows: InputRows, _ selection: Selection, in session: Session
  ) async throws -> (relation: Relation, notices: [Notice]) {
    let older = try await session.companions(of: Inputs.decisions, selection)
    let requests = try await session.companions(of: Inputs.requests, selection)
    let assessments = try await session.companions(of: Inputs.assessments, selection)
    let ceased = try await session.companions(of: Inputs.ceased, selection)
    let plans = try await session.companions(of: Inputs.plans, selection)
    let place = session.place(of: "area_code")
    func part(_ column: String, _ rows: InputRows, from year: String = "2019") -> SQL {
      "select period, \(place) as place, \(column: column) as \(column: column) from \(rows.relation) where period >= \(year)"
    }
    func recent(_ column: String, _ rows: InputRows) -> SQL {
      "(\(part(column, rows)) union all select period, \(place), \(column: column) from \(older.relation) where period < '2019')"
    }
    let sql: SQL = """
      select a.*, r.refused, n.not_issued, p.plans, c.needs_met,
        r.refused + n.not_issued + p.plans + c.needs_met as parts,
        r.refused + n.not_issued + p.plans + c.needs_met - a.appealable_decisions as difference,
        \(missing("refused", "r")), \(missing("not_issued", "n")), \(missing("plans", "p")), \(missing("needs_met", "c"))
      from (select *, \(place) as place from \(rows.relation)) as a
      left join \(recent("refused", requests)) as r on r.period = a.period and r.place = a.place
      left join \(recent("not_issued", assessments)) as n on n.period = a.period and n.place = a.place
      left join (\(part("plans", plans, from: ""))) as p
        on p.period = a.period || '/' || substr(cast(cast(a.period as integer) + 1 as varchar), 3, 2) and p.place = a.place
      left join \(recent("needs_met", ceased)) as c on c.period = a.period and c.place = a.place
      """
    let labels = [
      ("refused", "Refused"), ("not_issued", "No plan issued"), ("plans", "Plans in January"),
      ("needs_met", "Needs met"),
    ]
    let described =
      labels.map { name, label -> Column in
        var column = Inputs.count(name, label, unit: "")
        column.symbols = Column.symbolName(of: name)
        return column
      } + [
        Inputs.count("parts", "Sum of the four", unit: ""),
        Inputs.count("difference", "Less published", unit: ""),
      ]
    let sources = [rows, older, requests, assessments, ceased, plans].flatMap(\.relation.sources)
    return (
      Relation(sql: sql, columns: rows.relation.columns + described, sources: sources),
      [
        .note(
          "The parts are those of the SEN2 files at hand; the published denominator was made of an earlier version of them."
        )
      ]
    )
  }

  private static func missing(_ column: String, _ table: String) -> SQL {
    "case when \(column: table).\(column: column) is null then 'x' end as \(column: Column.symbolName(of: column))"
  }
}
