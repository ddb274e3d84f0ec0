import SlateKit

/// `attendance absence`: sessions missed as a share of sessions possible.
struct Absence: Command {
  static let configuration = CommandConfiguration(
    abstract: "Sessions that pupils missed, as a share of those that they could attend.",
    discussion: """
      The overall absence rate of 'Pupil absence in schools in England' (Department for Education): sessions missed, authorised \
      or not, as a percentage of sessions possible. A session is half a day. The rate is computed from the counts, and rounded \
      last. Import a file of the publication first: by term, by geographic level, or by pupil characteristics.
      """)
  static let examples = [
    Example("attendance absence", "England, year by year"),
    Example("attendance absence --years 2017 | sort rate --descending", "one year, highest first"),
  ]

  @OptionGroup var selection: Selection
  @OptionGroup var cut: Cut
  @OptionGroup var characteristic: Characteristic

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await characteristic.rows(
      cut.rows(of: Inputs.sessions, in: session, selection), in: session)
    var table = Projection(from: rows.relation)
    let terms = cut.term == .year ? [] : ["term"]
    for name in ["period", "area_code", "area", "schools"] + terms + characteristic.columns + [
      "possible", "missed",
    ] {
      table.take(name)
    }
    table.rate("rate", of: "missed", per: "possible", label: "Absence")
    for name in ["authorised", "unauthorised"] { table.take(name, isDetail: true) }
    table.rate("authorised_rate", of: "authorised", per: "possible", label: "Authorised")
    table.rate("unauthorised_rate", of: "unauthorised", per: "possible", label: "Unauthorised")
    return .relation(
      table.relation("\(cut.order), topic, pupils").drawn(chart(rows)),
      notices: rows.notices(Inputs.sessions) + (try await notices(on: rows, in: session)))
  }

  private func chart(_ rows: InputRows) -> ChartHint {
    let by = characteristic.pupils == nil ? "schools" : "pupils"
    return ChartHint(
      selection.by == nil ? .line : nil, x: selection.by == nil ? "period" : "area", y: ["rate"], by: by,
      title: "Absence from school", source: Inputs.sessions.publication.title)
  }

  /// Some years have rows without a single possible session, where nothing was collected.
  private func notices(on rows: InputRows, in session: Session) async throws -> [Notice] {
    let found = try await session.connection.collect(
      "select 1 from \(rows.relation) where possible = 0")
    if found.rowCount == 0 { return [] }
    return [
      .note("\(found.rowCount) rows have no possible session at all; their rates are not available (x).")
    ]
  }
}
