import SlateKit

extension Inputs {
  /// What a place cost, of the scorecards' data sets.
  ///
  /// Layouts: *Local authority school places scorecards*, data sets of the cost of additional school places on the statistics
  /// service, reporting years 2019 to 2025, with a row for each kind of project.
  static let costs = Input(
    "places.costs", "what a place cost by kind of project, for each survey, area and phase",
    columns: Scorecard.input.columns.filter { $0.name == "phase" || $0.name.hasPrefix("cost_") },
    readings: [
      ("cost_per_place", "project_phase", "to 2022"), ("cost_per_place", "education_phase", "in 2024"),
      ("per_place_cost", "education_phase", "from 2025"),
    ].map { cost, phase, years in
      Reading(
        "Scorecards' data sets, costs \(years)", requires: ["time_period", "project_type", cost, phase]
      ) { file in costs(file, cost: cost, phase: phase) }
    }, publication: Scorecard.publication)

  /// A row for each area and phase; a column for each kind of project, by the first word of its name.
  private static func costs(_ file: SourceFile, cost: String, phase: String) -> SQL {
    let kinds = [("new", "cost_new"), ("permanent", "cost_expansion"), ("temporary", "cost_temporary")]
    let items = kinds.map { word, alias -> SQL in
      "max(\(file.value(cost))) filter (where \(file.text("project_type")) ilike \(word + "%")) as \(column: alias)"
    }
    return
      "\(file.select(Scorecard.surveyKeys(file) + ["\(file.text(phase)) as phase"] + items)) group by all"
  }

  /// Rows with the costs of the same survey, area and phase beside them, and where those come from.
  static func withCosts(
    _ relation: Relation, in session: Session
  ) async throws -> (relation: Relation, origin: Notice) {
    let rows = try await session.rows(of: costs)
    let costs = rows.relation
    let columns = costs.columns.filter { $0.name.hasPrefix("cost_") }.map { column in
      var column = column
      column.symbols = Column.symbolName(of: column.name)
      return column
    }
    let items = columns.flatMap { column -> [SQL] in
      let value: SQL = "b.\(column: column.name)"
      return [
        value, "case when \(value) is null then 'x' end as \(column: Column.symbolName(of: column.name))",
      ]
    }
    let joined = Relation(
      sql: """
        select \(["a.*"] + items) from \(relation) as a left join \(costs) as b
          on b.period = a.period and b.area_code = a.area_code and b.phase = a.phase
        """, columns: relation.columns + columns, sources: relation.sources + costs.sources)
    return (
      joined, .note("Costs per place: \(rows.source). x: not in it.")
    )
  }
}
