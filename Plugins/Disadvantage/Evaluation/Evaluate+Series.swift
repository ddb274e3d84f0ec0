import SlateKit
import Statistics

extension Evaluate {
  /// One series before and since something began: the mean of each year's rows.
  func series(_ rows: Relation, _ session: Session) async throws -> Output {
    guard let since else {
      throw SlateError(
        "It must be said in which year it began.", hint: "Say it with --since YEAR, as the years are written."
      )
    }
    let outcome = try rows.demandNumbers(outcome)
    let year = try rows.demand(year)
    let table = try await session.connection.collect(
      """
      select \(SQL.text(year)) as label, avg(\(SQL.number(outcome))) as y, any_value(\(column: year.name)) as t, count(*)
      from \(rows) where \(column: outcome.name) is not null and \(column: year.name) is not null
      group by label order by t
      """)
    let points = (0..<table.rowCount).map(table.row)
    let labels = points.compactMap { $0[0].text }
    guard let place = labels.firstIndex(of: since) else {
      throw SlateError.unknown(
        "year", since, among: labels,
        hint: "The years are \(labels.prefix(20).joined(separator: ", ")).")
    }
    let (before, after) = (place, labels.count - place)
    guard before >= Evaluate.leastPoints, after >= Evaluate.leastPoints else {
      throw SlateError(
        "There are \(before) years before \(since) and \(after) since: with fewer than \(Evaluate.leastPoints) on a side a step "
          + "cannot be told from the bend of a line.", at: .argument(since),
        hint: "Longer series, or schools to compare with: --design differences.")
    }
    let times = SeriesTimes.of(labels)
    guard
      let found = InterruptedSeries(
        times: times, outcomes: points.map { $0[1].double ?? 0 }, start: times[place])
    else { throw SlateError("No line can be laid through these years.") }
    var notices: [Notice] = [
      .note("Without a comparison, anything else that began then counts as the effect. Intervals: 95%.")
    ]
    if found.autocorrelation > 0.3 {
      notices.append(
        .warning(
          "Residuals go together from year to year (correlation \(found.autocorrelation.text(decimals: 2))): the intervals are too narrow."
        ))
    }
    if labels.contains(where: { $0.hasPrefix("2020") || $0.hasPrefix("2021") }) {
      notices.append(
        .warning(
          "Tests of 2020 and 2021 were not held or assessed by teachers: keep such years out with 'where', if the outcome rests on them."
        ))
    }
    if let size = points.first?[3].integer, size > 1 {
      notices.append(.note("A year's figure is the mean of its rows."))
    }
    if overTime {
      let columns = [
        Column(year.name, .text, label: year.label, role: .dimension),
        Column(
          "observed", .number, label: "Observed", unit: outcome.unit, decimals: (outcome.decimals ?? 2) + 1),
        Column(
          "expected", .number, label: "Expected", unit: outcome.unit, decimals: (outcome.decimals ?? 2) + 1),
        Column("fitted", .number, label: "Fitted", unit: outcome.unit, decimals: (outcome.decimals ?? 2) + 1),
      ]
      let rows = points.indices.map { index -> [Value] in
        [
          .text(labels[index]), points[index][1], .number(found.expected[index]),
          .number(found.fitted[index]),
        ]
      }
      let relation = try await session.relation(of: Table(columns: columns, rows: rows))
      return .relation(
        relation.drawn(
          ChartHint(
            .line, x: year.name, y: ["observed", "expected"],
            title: "Observed and carried on from before \(since)")),
        notices: notices)
    }
    let parts = [
      ("Slope before, in a year", found.slope), ("Step at \(since)", found.step),
      ("Change of slope", found.change), ("At the end, against the line from before", found.end),
    ]
    return try await self.table(
      [Column("part", .text, label: "Part")], parts.map { [.text($0.0)] + Evaluate.cells($0.1) }, outcome,
      x: "part", title: "Interrupted series", notices, session, rows.sources,
      labels: ("Years since", "Years before"))
  }

  /// Slate's own bound for what is refused: four years on either side.
  static let leastPoints = 4
}

/// Years of a series as numbers, so that a year left out leaves a gap.
enum SeriesTimes {
  /// The first four digits of every label, or else the places.
  static func of(_ labels: [String]) -> [Double] {
    let years = labels.compactMap { Double($0.prefix(4)) }
    return years.count == labels.count ? years : labels.indices.map(Double.init)
  }
}
