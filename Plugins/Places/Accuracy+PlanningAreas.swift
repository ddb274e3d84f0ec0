import SlateKit
import Statistics

extension Accuracy {
  /// The errors of planning areas' forecasts, beside what the last roll would have said.
  ///
  /// - Parameter forecasts: Rows with planning_area, phase, ncy, base_year, horizon, year, forecast and actual.
  func ofPlanningAreas(_ forecasts: Relation, in session: Session) async throws -> Output {
    for name in ["planning_area", "phase"] { _ = try forecasts.demand(ColumnName(text: name)) }
    for name in ["base_year", "horizon", "year", "forecast", "actual"] {
      _ = try forecasts.demandNumbers(ColumnName(text: name))
    }
    let connection = try await session.connection
    // An area's year groups count together; one without an actual number leaves the area out.
    let sums: SQL = """
      select planning_area, lower(cast(phase as varchar)) as phase, base_year, horizon, year,
        sum(cast(forecast as double)) as forecast, case when count(*) = count(actual) then sum(cast(actual as double)) end as actual
      from \(forecasts) where horizon > 0 group by all
      """
    let table = try await connection.collect(
      """
      with area as (\(sums)),
      roll as (select planning_area, phase, year, max(actual) as roll from area where actual is not null group by all)
      select a.phase, a.horizon, a.forecast, a.actual, r.roll from area as a
      left join roll as r on r.planning_area = a.planning_area and r.phase = a.phase and r.year = a.base_year
      order by a.phase, a.horizon, a.planning_area, a.year
      """)
    let rows = (0..<table.rowCount).map(table.row)
    let tested = rows.filter { !$0[3].isMissing }
    guard !tested.isEmpty else {
      throw SlateError("No forecast of this table has an actual number yet.")
    }
    let groups = Dictionary(grouping: tested) { "\($0[0].text ?? "") \($0[1].integer ?? 0)" }
    let cells = groups.values.compactMap { cases -> [Value]? in
      guard let first = cases.first, phase.map({ $0.rawValue == first[0].text }) ?? true else { return nil }
      let errors = ForecastErrors(cases.map { ($0[2].double ?? 0, $0[3].double ?? 0) })
      let known = cases.filter { !$0[4].isMissing }
      let same = ForecastErrors(known.map { ($0[2].double ?? 0, $0[3].double ?? 0) })
      let naive = ForecastErrors(known.map { ($0[4].double ?? 0, $0[3].double ?? 0) })
      func value(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notAvailable) }
      return [
        .text((first[0].text ?? "").capitalized), .integer(first[1].integer ?? 0), .integer(errors.count),
        value(errors.meanAbsolute), value(errors.medianAbsolute), value(errors.bias),
        value(errors.rootMeanSquare), .integer(naive.count), value(same.meanAbsolute),
        value(naive.meanAbsolute),
      ]
    }.sorted { ($0[0].text ?? "", $0[1].integer ?? 0) < ($1[0].text ?? "", $1[1].integer ?? 0) }
    func error(_ name: String, _ label: String, _ unit: String = "%") -> Column {
      Column(
        name, .number, label: label, unit: unit, decimals: unit == "%" ? 2 : 0, symbols: name + "_symbol")
    }
    let result = Table(
      columns: [
        Column("phase", .text, label: "Phase"),
        Column("ahead", .integer, label: "Years ahead", decimals: 0, role: .dimension),
        Column("cases", .integer, label: "Areas and years", decimals: 0),
        error("mape", "Mean error, no sign"), error("mdape", "Median, no sign"),
        error("bias", "Bias"), error("rmse", "Root mean square", "pupils"),
        Column("compared", .integer, label: "With a last roll", decimals: 0).asDetail,
        error("mape_compared", "Mean error of these").asDetail, error("mape_naive", "Last roll's mean error"),
      ], rows: cells)
    return .relation(
      try await session.relation(of: result, sources: forecasts.sources)
        .drawn(
          ChartHint(
            .line, x: "ahead", y: ["mape_compared", "mape_naive"], title: "Mean error of planning areas")),
      notices: [
        .note(
          "Error: (forecast less actual) over actual, of a planning area's year groups together. Bias: its mean, above 0 for over-forecasts. These are not the scorecard's, which sums areas first."
        ),
        .note(
          "Last roll: the pupils of the January in which the forecast was made, taken as the forecast; its cases are those whose last roll is in the table."
        ),
        CompleteRows.notice(leftOut: rows.count - tested.count, of: rows.count, "an actual number"),
      ])
  }
}
