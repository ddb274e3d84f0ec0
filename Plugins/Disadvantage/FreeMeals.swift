import SlateKit

/// `disadvantage fsm`: the share of pupils who are eligible for free school meals.
struct FreeMeals: Command {
  static let configuration = CommandConfiguration(
    commandName: "fsm",
    abstract: "The share of pupils known to be eligible for free school meals.",
    discussion: """
      Published by the Department for Education in 'Schools, pupils and their characteristics': pupils known to be \
      eligible in the January census as a percentage of pupils in state-funded schools, England, 2015/16 to 2024/25. \
      2024/25 means January 2025. The counts behind the rates are not embedded.

      Authorities come from imported files: that publication's own on free school meals, or the data of the local authority \
      interactive tool (bds_long), which has primary and secondary schools apart, and beside them the share that was eligible at \
      any time in the last six years.
      """)
  static let examples = [
    Example("disadvantage fsm", "England, every January", shows: ["14.3", "20.8", "22.5", "25.7"]),
    Example(
      "disadvantage fsm --phase --years 2023", "primary and secondary schools", shows: ["24.0", "22.7"]),
    Example(
      "disadvantage fsm --by region --years 2024", "the regions that are held", shows: ["31.2", "19.7"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "Primary and secondary schools apart.") var phase = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let (rows, isByPhase, isFiled) = try await figures(in: session)
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    let has = try await session.connection.collect(
      "select \(isFiled ? "count(eligible) > 0, count(fsm6_rate) > 0" as SQL : "false, false") from \(rows.relation)"
    ).row(0)
    let phases: SQL = isByPhase ? ", phase" : ""
    // A file in which no number is missing has no symbols.
    func number(_ name: String) -> [SQL] {
      ([name] + [rows.relation.column(name)?.symbols].compactMap(\.self)).map { "\(column: $0)" }
    }
    let own: [SQL] =
      ["period", "area_code", "area"] + (isByPhase ? ["phase"] : [])
      + (has[0] == .boolean(true) ? number("eligible") : []) + number("fsm_rate") + ["change"]
      + (has[1] == .boolean(true) ? number("fsm6_rate") : []) + (isFiled ? [] : ["grade"])
    let relation = try await session.connection.relation(
      """
      select \(own) from (
        select *, case when \(year) - lag(\(year)) over areas = 1 then fsm_rate - lag(fsm_rate) over areas end as change
        from \(rows.everyYear) window areas as (partition by area_code, phase order by period))
      \(years) order by period, area\(phases)
      """,
      describing: rows.relation.columns + [
        Column("change", .decimal, label: "Change", unit: "percentage points", decimals: 1)
      ], sources: rows.relation.sources)
    var notices = [
      rows.origin,
      Notice.warning(
        "Pupils eligible since April 2018 stay so under the transitional protection of Universal Credit, so the rate "
          + "drifts up, and with it the number of disadvantaged pupils, without any change in need."),
      .note("The autumn census of October 2020 (19.7%) is another collection; these are January censuses."),
    ]
    if isByPhase, !phase {
      notices.append(.note("The file has phases apart, and no rate of all schools together."))
    }
    if !isFiled { notices += try await session.quotations(in: rows.relation) }
    return .relation(
      relation.drawn(ChartHint(y: ["fsm_rate"], title: "Pupils eligible for free school meals")),
      notices: notices)
  }

  /// The rates of an imported file, else the embedded ones; whether they are by phase, and whether of a file. A file without a rate
  /// of all schools together answers by phase where nothing is embedded.
  private func figures(in session: Session) async throws -> (InputRows, isByPhase: Bool, isFiled: Bool) {
    var byPhase: InputRows?
    var failure: SlateError?
    if !selection.embedded, case .dataset = try await session.feed(of: Inputs.freeMeals) {
      do {
        let all = try await session.rows(of: Inputs.freeMeals, selection)
        for isByPhase in phase ? [true] : [false, true] {
          let rows = try await session.rows(
            all, of: Inputs.freeMeals, where: isByPhase ? "phase <> ''" : "phase = ''")
          guard try await hasRows(rows, session) else { continue }
          if phase || !isByPhase { return (rows, isByPhase, true) }
          byPhase = rows
        }
      } catch let error as SlateError {
        failure = error
      }
    }
    do {
      let rows = try await session.rows(of: Series.freeMeals, years: selection.years, areas: selection)
        .filtered([phase ? "phase <> ''" : "phase = ''"])
      guard try await hasRows(rows, session) else {
        throw SlateError(
          "The rates by phase are held for England in 2022/23 only.", hint: "Leave out --phase.")
      }
      return (rows, phase, false)
    } catch let error as SlateError {
      if let byPhase { return (byPhase, true, true) }
      if let failure { throw failure }
      var error = error
      if !selection.areas.isEmpty || selection.by != nil || selection.region != nil {
        error.hint +=
          (error.hint.isEmpty ? "" : " ")
          + "Authorities are in the file itself, \(Inputs.freeMeals.publication.title) "
          + "(\(Inputs.freeMeals.publication.address)): import it."
      }
      throw error
    }
  }

  private func hasRows(_ rows: InputRows, _ session: Session) async throws -> Bool {
    try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0
  }

  private var year: SQL { "cast(substr(period, 1, 4) as integer)" }
}
