import SlateKit

/// `staffing leavers`: how many qualified teachers leave state-funded schools.
struct Leavers: Command {
  static let configuration = CommandConfiguration(
    abstract: "Qualified teachers who left state-funded schools, and their rate.",
    discussion: """
      Published by the Department for Education in 'School workforce in England': full-time equivalent qualified teachers \
      at one November census who are not in state-funded service at the next, as a percentage of qualified teachers at \
      the first. A calendar year is that of the census that found them gone; secondary leavers, quoted by the National \
      Audit Office, carry academic years. --model takes the rates of the teacher workforce model for primary and \
      mathematics, of which later years are trajectories.
      """)
  static let examples = [
    Example(
      "staffing leavers --years 2011-2016", "the rates that are held", shows: ["8.9", "10.0", "9.9", "42830"]),
    Example(
      "staffing leavers --model --years 2025 --subject primary", "the workforce model, edition of 2026",
      shows: ["9.36", "7.70", "1.66"]),
    Example(
      "staffing leavers --model --edition 2025 --years 2025 --subject primary",
      "the same year in the edition before",
      shows: ["9.6", "8.1", "1.5"]),
  ]

  @Flag(help: "The rates of the teacher workforce model.") var model = false
  @Option(help: "The edition of the model.") var edition: ModelEdition = .edition2026
  @Option(help: "Only this subject or phase of the model.") var subject: SubjectName?
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the school year that ends in it.")
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if model { return try await ofModel(in: session) }
    if let subject {
      throw SlateError(
        "Leavers by subject are held from the teacher workforce model only.", at: .argument(subject.text),
        hint: "Add --model.")
    }
    let rows = try await session.rows(of: Series.leavers, years: years)
    let relation = try await session.connection.relation(
      """
      select period, case when phase = '' then 'All' else phase end as phase, leavers, leavers_symbol, leaver_rate,
        leaver_rate_symbol from \(rows.relation) order by phase, period
      """, describing: rows.relation.columns, sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(y: ["leaver_rate"], title: "Teachers leaving the state-funded sector")),
      notices: [
        rows.origin, StaffingPlugin.yearLabels,
        .note(
          "Leavers and entrants are revised a year later. x: not embedded; neither are the teachers the rates are of."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }

  private func ofModel(in session: Session) async throws -> Output {
    var rows = try await session.rows(of: Series.flows, years: years).filtered(["edition = \(edition.code)"])
    if let subject {
      let name = try await subject.resolved(in: rows.everyYear, session)
      rows = rows.filtered(["subject = \(name)"])
    }
    guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0 else {
      throw SlateError(
        "The model's edition of \(edition.rawValue) has no leaver rate for that.",
        hint: "Choose other --years.")
    }
    let rates = ["leaver_rate", "leaver_rate_under_55", "leaver_rate_55_and_over"]
    let symbols = rates.flatMap { ["\(column: $0)" as SQL, "\(column: Column.symbolName(of: $0))"] }
    let year: SQL = "cast(substr(period, 1, 4) as integer)"
    let relation = try await session.connection.relation(
      """
      select period, (\(year) - 1) || '/' || substr(period, 3, 2) as census_period, subject,
        case when kind = '' then 'census' else kind end as kind, \(symbols)
      from \(rows.relation) order by subject, period
      """,
      describing: rows.relation.columns.map { column in
        var column = column
        if rates.contains(column.name) { column.decimals = edition.decimals }
        return column
      } + [Column("census_period", .text, label: "In census statistics")], sources: rows.relation.sources)
    return .relation(
      relation,
      notices: [
        rows.origin, StaffingPlugin.yearLabels,
        .note(
          "Edition of \(edition.rawValue). A trajectory is an assumption of the model, not a count; editions revise earlier years."
        ),
      ])
  }
}
