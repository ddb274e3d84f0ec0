import SlateKit
import Statistics

/// `staffing survival`: the share of teachers who never left, from records of careers.
struct Survival: Command {
  static let configuration = CommandConfiguration(
    abstract:
      "Kaplan-Meier survival of the careers in the table before it, with intervals and a test between groups.",
    discussion: """
      The table has a row for each career: how long it was seen, and whether it ended then or was only lost from sight. \
      S(k) is the product over years up to k of 1 - leavers / at risk (Kaplan and Meier 1958), with Greenwood's variance. A \
      career ends at the first exit; who comes back does not count as in service again, so the curve is never above the \
      in-service share that 'staffing retention' shows as published, and that share can rise.

      --by gives a curve for each value of a column, and the log-rank test of whether they differ. --weight counts a row as \
      often as its number says, for tables that are counted already.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select * from (values (1,1,113),(2,1,70),(3,1,60),(3,0,757)) t(y,e,n)"
        + " | staffing survival --duration y --ended e --weight n",
      "a thousand teachers, of whom 113, 70 and 60 leave", shows: ["88.7", "81.7", "75.7"])
  ]

  @Option(help: "The column that says how long a career was seen, in years.") var duration: ColumnName
  @Option(help: "The column that says whether it ended then: true or 1.") var ended: ColumnName
  @Option(help: "A curve for each value of this column.") var by: ColumnName?
  @Option(help: "The column that says how many careers a row stands for.") var weight: ColumnName?
  @Option(help: "The scale of the intervals: plain, log (as R's survival), log-log (as Python's lifelines).")
  var scale: KaplanMeier.Scale = .log

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let careers = try required(input)
    let columns = try (duration: careers.demandNumbers(duration), ended: careers.demand(ended))
    guard columns.ended.kind == .boolean || columns.ended.kind.isNumeric else {
      throw SlateError(
        "'\(columns.ended.name)' is neither true or false nor a number.", at: .argument(ended.text),
        hint: "Make it so with derive: derive ended = status = 'left'.")
    }
    let by = try by.map(careers.demand)
    let weight = try weight.map(careers.demandNumbers)
    let group: SQL = by.map { "coalesce(\(SQL.text($0)), 'x')" } ?? "'all'"
    let count: SQL = weight.map { "sum(coalesce(\(SQL.number($0)), 0))" } ?? "cast(count(*) as double)"
    let keys = [by, columns.duration, columns.ended].compactMap { $0 }.map { "\(column: $0.name)" as SQL }
    // Millions of careers have few durations: they are counted on the columns as they are, and the counts are cast.
    let table = try await session.connection.collect(
      """
      select \(group) as g, \(SQL.number(columns.duration)) as t,
        cast(\(column: columns.ended.name) as boolean) as e, sum(slate_count), cast(sum(slate_rows) as bigint)
      from (select \(keys), \(count) as slate_count, count(*) as slate_rows from \(careers) group by \(keys))
      group by g, t, e order by g, t, e
      """)
    var totals = [0, 0]
    var groups: [(name: String, counts: [(time: Double, events: Double, censored: Double)])] = []
    for row in (0..<table.rowCount).map(table.row) {
      totals[0] += row[4].integer ?? 0
      guard let time = row[1].double, time >= 0, !row[2].isMissing else { continue }
      totals[1] += row[4].integer ?? 0
      let name = row[0].text ?? ""
      if groups.last?.name != name { groups.append((name, [])) }
      let last = groups.count - 1
      if groups[last].counts.last?.time != time { groups[last].counts.append((time, 0, 0)) }
      let step = groups[last].counts.count - 1
      if row[2] == .boolean(true) {
        groups[last].counts[step].events += row[3].double ?? 0
      } else {
        groups[last].counts[step].censored += row[3].double ?? 0
      }
    }
    guard !groups.isEmpty else { throw SlateError("No row has both a duration and whether it ended.") }
    let rows = groups.flatMap { group -> [[Value]] in
      let curve = KaplanMeier(group.counts)
      return curve.steps.map { step in
        let interval = curve.interval(step, scale: scale)
        func percent(_ value: Double?) -> Value { value.map { .number(100 * $0) } ?? .missing(.notAvailable) }
        return [
          .text(group.name), .number(step.time), .number(step.atRisk), .number(step.events),
          .number(step.censored), .number(100 * step.survival), percent(interval?.lowerBound),
          percent(interval?.upperBound), .number(100 * step.standardError),
        ]
      }
    }
    return .relation(
      try await session.relation(
        of: Table(columns: Survival.columns(by), rows: rows), sources: careers.sources),
      notices: notices(groups.map(\.counts), leftOut: totals[0] - totals[1], of: totals[0]))
  }

  private static func columns(_ by: Column?) -> [Column] {
    func share(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "%", decimals: 1, symbols: Column.symbolName(of: name))
    }
    return [
      Column(by?.name ?? "careers", .text, label: by?.label ?? "Careers", role: .dimension),
      Column("year", .number, label: "After years", decimals: 0, role: .dimension),
      Column("at_risk", .number, label: "At risk", decimals: 0),
      Column("left", .number, label: "Left", decimals: 0),
      Column("last_seen", .number, label: "Last seen in service", decimals: 0),
      share("survival", "Never left"), share("low", "From"), share("high", "To"),
      Column("standard_error", .number, label: "Standard error", unit: "percentage points", decimals: 2)
        .asDetail,
    ]
  }

  private func notices(
    _ groups: [[(time: Double, events: Double, censored: Double)]], leftOut: Int, of all: Int
  ) -> [Notice] {
    let test = LogRank(groups).map { test in
      Notice.note(
        "Log-rank test of \(groups.count) groups: chi-square \(test.chiSquare.text(decimals: 2)) with \(test.degrees) "
          + "degree\(test.degrees == 1 ? "" : "s") of freedom, p = \(test.probability.text(decimals: 4)).")
    }
    return [
      CompleteRows.notice(leftOut: leftOut, of: all, "a duration or whether it ended"),
      .note(
        "Intervals: 95%, on the \(scale.rawValue) scale. A career ends at the first exit; a return does not count."
      ),
    ] + (groups.count > 1 ? [test ?? .note("The groups cannot be tested: too few leave.")] : [])
  }
}

extension KaplanMeier.Scale: ExpressibleByArgument {}
