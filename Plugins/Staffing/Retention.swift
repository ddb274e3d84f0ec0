import SlateKit

/// `staffing retention`: how many early career teachers are still in service.
struct Retention: Command {
  static let configuration = CommandConfiguration(
    abstract: "Early career teachers still in state-funded service one, two and three years later.",
    discussion: """
      Published by the Department for Education in 'Teacher and leader development: ECF and NPQs' (release of 2024/25), by \
      the school year in which the teachers started. A rate is those in service at the census so many years later as a \
      percentage of those who started. Teachers who left and came back count, so it is not a survival curve. The embedded \
      figures are all teachers and phases of school; the imported file has training programmes and other breakdowns, too. \
      Where it prints no percentage because few teachers started (u), none is computed, and the counts stand beside.

      --cohorts takes the older and longer table of 'School workforce in England': of those who qualified in a year, the share in \
      state-funded service so many years later. Some of them are embedded; import its file 'teacher retention' for all.

      With records before it, a row for each teacher, it shows both: the share in service so many years after the start, \
      |cohort in service| / |cohort|, of the cohorts that were seen so long; and Kaplan and Meier's share of those who never \
      left, the product of 1 - leavers / at risk, with Greenwood's interval. The first counts who came back, can rise, and knows \
      only whole cohorts; the second ends at the first exit and uses every teacher for as long as seen. It is never the larger one \
      in one cohort.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example(
      "from (values (2020,2021,2022),(2020,2022,null),(2020,null,null)) t(s,e,b)"
        + " | staffing retention --entry s --exit e --comeback b --last 2023",
      "three teachers, of whom two left and one came back", shows: ["66.7", "33.3"]),
    Example(
      "staffing retention", "England, by the year of the start",
      shows: ["21726", "87.7", "79.3", "73.5", "89.7", "z"]),
    Example(
      "staffing retention --cohorts --years 1996", "those who qualified in 1996",
      shows: ["18096", "89.8", "84.9", "80.0", "74.7"]),
    Example(
      "staffing retention --phase --years 2022", "by phase", shows: ["89.0", "75.6", "86.4", "71.4"]),
  ]

  @Option(help: "Records: the column of the first year in service.") var entry: ColumnName?
  @Option(help: "Records: the column of the first year out of service, missing for none.")
  var exit: ColumnName?
  @Option(help: "Records: the column of the year of return, missing for none.") var comeback: ColumnName?
  @Option(help: "Records: the last year that was seen.") var last: Int?
  @OptionGroup var selection: Selection
  @Flag(help: "By the year of qualifying, so many years later: all teachers, in place of early career ones.")
  var cohorts = false
  @Flag(help: "By phase of school.") var phase = false
  @Option(
    help: .init("What sets teachers apart, as the file has it: Ethnicity, 'School type'.", valueName: "name"),
    completion: .list([
      "'School type'", "'School phase*type'", "'Age group'", "Ethnicity", "Gender",
      "'Working pattern'",
    ])) var breakdown: String?
  @Option(
    help: .init("The training programme, as the file has it: School-led.", valueName: "name"),
    completion: .list(["Overall", "Provider-led", "School-led"])) var programme = Retention.whole

  /// What the file calls all teachers, and all programmes.
  private static let whole = "Overall"
  private static let phases = "School phase"
  /// The breakdown that was asked for.
  private var cut: String { breakdown ?? (phase ? Retention.phases : Retention.whole) }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let input { return try await ofRecords(input, in: session) }
    if cohorts { return try await ofCohorts(in: session) }
    let rows = try await published(in: session)
    var table = Projection(from: printed(rows.relation))
    for name in ["period", "area_code", "area"] { table.take(name) }
    if !isWhole(programme) { table.take("programme") }
    if !isWhole(cut) { table.take("teachers") }
    table.take("started")
    for (years, label) in Retention.after {
      table.take(years)
      table.rate(years + "_rate", of: years + "_printed", per: "started", label: label)
    }
    return .relation(
      table.relation("order by period, area, area_code, teachers").drawn(
        Inputs.retention.chart(
          of: "one_year_rate", "two_years_rate", "three_years_rate",
          by: isWhole(cut) ? nil : "teachers", title: "Early career teachers still in service")),
      notices: [
        rows.origin,
        .note(
          "A year is the one in which the teachers started. z: that year is not reached yet."
            + (rows.isEmbedded ? "" : " u: too few teachers for a percentage. c: confidential.")),
      ])
  }

  /// The share in service by the year of qualifying.
  private func ofCohorts(in session: Session) async throws -> Output {
    // Editions of the table count in other ways: embedded shares do not stand beside a file's.
    let isFed = !(try await session.parts(of: Inputs.cohorts)).isEmpty && !selection.embedded
    let rows =
      isFed
      ? try await session.rows(of: Inputs.cohorts, selection)
      : try await session.rows(of: Series.cohorts, years: selection.years, areas: selection)
    var table = Projection(from: rows.relation)
    table.take("period", label: "Qualified in")
    table.take("cohort_size")
    table.add("cast(years as integer)", as: Column("years", .integer, label: "After years", role: .dimension))
    table.take("in_service")
    return .relation(
      table.relation("where in_service is not null order by period, cast(years as integer)").drawn(
        ChartHint(
          .line, x: "years", y: ["in_service"], by: "period",
          title: "Teachers in service, by year of qualifying",
          source: Inputs.cohorts.publication.title)),
      notices: [
        rows.origin,
        .note("Who left and came back is in service again: a share can rise, and is no survival curve."),
        .note("The number in service is not published; the share is of those who qualified."),
      ] + (isFed ? [] : try await session.quotations(in: rows.relation)))
  }

  private static let after = [
    ("one_year", "After 1 year"), ("two_years", "After 2 years"), ("three_years", "After 3 years"),
  ]

  /// The rows with the numbers whose share the file prints: where it prints none for want of teachers, none is computed.
  /// Embedded figures and older files have no share at all (x).
  private func printed(_ rows: Relation) -> Relation {
    var columns = rows.columns
    let items = Retention.after.flatMap { years, _ -> [SQL] in
      let (share, name) = (years + "_share", years + "_printed")
      let withheld: SQL = """
        nullif(case when \(column: share) is null then \(column: Column.symbolName(of: share)) end, 'x')
        """
      columns += rows.column(years).map { [$0.named(name)] } ?? []
      return [
        "case when \(withheld) is null then \(column: years) end as \(column: name)",
        "coalesce(\(withheld), \(column: Column.symbolName(of: years))) as \(column: Column.symbolName(of: name))",
      ]
    }
    return Relation(sql: "select *, \(items) from \(rows)", columns: columns, sources: rows.sources)
  }

  private func isWhole(_ name: String) -> Bool { name.lowercased() == Retention.whole.lowercased() }

  /// The rows of the programme and the breakdown.
  private func published(in session: Session) async throws -> InputRows {
    let rows = try await session.rows(of: Inputs.retention, selection)
    let isByPhase = cut.lowercased() == Retention.phases.lowercased()
    if rows.isEmbedded {
      guard isWhole(programme), isWhole(cut) || isByPhase else {
        throw SlateError(
          "The embedded figures have all teachers, and phases of school, of all programmes.",
          at: .argument(isWhole(programme) ? cut : programme),
          hint: "Import \(Inputs.retention.publication.title) (\(Inputs.retention.publication.address)).")
      }
      let kept = rows.filtered([isByPhase ? "teachers <> ''" : "teachers = ''"])
      guard try await session.connection.collect("select 1 from \(kept.relation) limit 1").rowCount > 0 else {
        throw SlateError("Phases are published for England only.", hint: "Leave out --phase.")
      }
      return kept
    }
    var kept = rows
    for (column, name) in [("programme", programme), ("breakdown", cut)] {
      let known = try await session.connection.collect(
        "select distinct \(column: column) from \(rows.relation) order by 1")
      let names = (0..<known.rowCount).compactMap { known.row($0)[0].text }
      guard let found = names.first(where: { $0.lowercased() == name.lowercased() }) else {
        throw SlateError.unknown(
          column, name, among: names, hint: "The file has \(names.joined(separator: ", ")).")
      }
      kept = kept.filtered(["\(column: column) = \(found)"])
    }
    return kept
  }
}
