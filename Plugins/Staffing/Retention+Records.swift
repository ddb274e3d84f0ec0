import SlateKit
import Statistics

extension Retention {
  /// The share in service and the share who never left, side by side, of a table with a row for each teacher.
  func ofRecords(_ records: Relation, in session: Session) async throws -> Output {
    guard let entry, let exit, let last else {
      throw SlateError(
        "Records need the years of entry and exit and the last year that was seen.",
        hint: "Add --entry, --exit and --last, and --comeback where teachers return.")
    }
    let start = SQL.number(try records.demandNumbers(entry))
    let gone = SQL.number(try records.demandNumbers(exit))
    let back: SQL = try comeback.map { SQL.number(try records.demandNumbers($0)) } ?? "cast(null as double)"
    let source: SQL = "(select \(start) as entry, \(gone) as gone, \(back) as back from \(records))"
    let sound: SQL =
      "entry is not null and entry <= \(last) and (gone is null or gone > entry) and (back is null or back > gone)"
    let counts = try await session.connection.collect(
      "select count(*), count(*) filter (where \(sound)) from \(source)"
    ).row(0).map { $0.integer ?? 0 }
    guard counts[1] > 0 else {
      throw SlateError(
        "No row has an entry by \(last), before its exit and return.", at: .argument("\(last)"))
    }
    let shares = try await session.connection.collect(
      """
      select k, count(*), count(*) filter (where gone is null or entry + k < gone or entry + k >= back)
      from \(source), range(1, 101) as r(k) where \(sound) and entry + k <= \(last) group by k order by k
      """)
    let careers = try await session.connection.collect(
      """
      select least(coalesce(gone, \(last) + 1), \(last) + 1) - entry as years, count(*) filter (where gone <= \(last)),
        count(*) filter (where gone is null or gone > \(last))
      from \(source) where \(sound) group by years order by years
      """)
    // Who is still there at the last census was seen for the years up to it.
    var seen: [Double: (events: Double, censored: Double)] = [:]
    for row in (0..<careers.rowCount).map(careers.row) {
      guard let years = row[0].double else { continue }
      if let left = row[1].double, left > 0 { seen[years, default: (0, 0)].events += left }
      if let still = row[2].double, still > 0, years > 1 {
        seen[years - 1, default: (0, 0)].censored += still
      }
    }
    let curve = KaplanMeier(
      seen.sorted { $0.key < $1.key }.map { ($0.key, $0.value.events, $0.value.censored) })
    let rows = (0..<shares.rowCount).map(shares.row).map { row -> [Value] in
      let (cohort, there) = (row[1].double ?? 0, row[2].double ?? 0)
      let step = curve.steps.last { $0.time <= row[0].double ?? 0 }
      let interval = step.flatMap { curve.interval($0) }
      let survival = 100 * (step?.survival ?? 1)
      func percent(_ share: Double?) -> Value { share.map { .number(100 * $0) } ?? .missing(.notAvailable) }
      return [
        row[0], .number(cohort), .number(there), .number(100 * there / cohort), .number(survival),
        percent(interval?.lowerBound), percent(interval?.upperBound),
        .number(100 * there / cohort - survival),
      ]
    }
    return .relation(
      try await session.relation(of: Table(columns: Retention.columns, rows: rows), sources: records.sources)
        .drawn(
          ChartHint(.line, x: "year", y: ["in_service", "survival"], title: "Teachers still in service")),
      notices: [
        CompleteRows.notice(
          leftOut: counts[0] - counts[1], of: counts[0], "an entry by \(last), before its exit and return,"),
        .note(
          "In service counts those who left and came back, of the cohorts seen for that long, and can rise. Never left ends at the first exit and uses every cohort, so the difference is those who came back, and what newer cohorts add."
        ),
        .note("Intervals: 95%, Greenwood's variance on the log scale."),
      ])
  }

  private static let columns: [Column] = {
    func share(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "%", decimals: 1, symbols: Column.symbolName(of: name))
    }
    return [
      Column("year", .integer, label: "After years", decimals: 0, role: .dimension),
      Column("cohort", .number, label: "Seen so long", unit: "teachers", decimals: 0),
      Column("there", .number, label: "In service", unit: "teachers", decimals: 0),
      share("in_service", "In service"), share("survival", "Never left"), share("low", "From"),
      share("high", "To"),
      Column("difference", .number, label: "Difference", unit: "percentage points", decimals: 1),
    ]
  }()
}
