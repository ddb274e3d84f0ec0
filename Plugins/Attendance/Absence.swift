import SlateKit

/// `attendance absence`: sessions missed as a share of sessions possible.
struct Absence: Command {
  static let configuration = CommandConfiguration(
    abstract: "Sessions that pupils missed, as a share of those that they could attend.",
    discussion: """
      The overall absence rate of 'Pupil absence in schools in England' (Department for Education): sessions missed, authorised \
      or not, as a percentage of sessions possible. A session is half a day. The rate is computed from the counts, and rounded \
      last. England's types of school of 2012/13 to 2016/17 are embedded; there is no row for all of them together. Import a file \
      of the publication for terms, areas, pupils and other years: by term, by geographic level, or by pupil characteristics.
      """)
  static let examples = [
    Example(
      "attendance absence", "England, year by year", shows: ["1404325264", "56595915", "4.0", "5.4", "9.7"]),
    Example("attendance absence --years 2017 | sort rate --descending", "one year, highest first"),
  ]

  @OptionGroup var pupils: PupilRows

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await pupils.rows(of: Inputs.sessions, in: session)
    var table = Projection(from: rows.relation)
    for name in pupils.keys + ["possible", "missed"] { table.take(name) }
    table.rate("rate", of: "missed", per: "possible", label: "Absence")
    for name in ["authorised", "unauthorised"] { table.take(name, isDetail: true) }
    table.rate("authorised_rate", of: "authorised", per: "possible", label: "Authorised rate")
    table.rate("unauthorised_rate", of: "unauthorised", per: "possible", label: "Unauthorised rate")
    var relation = table.relation(pupils.order).drawn(
      pupils.chart("Absence from school", Inputs.sessions))
    // On a narrow screen the overall rate goes before its two parts.
    relation.columns = relation.columns.map { $0.name.hasSuffix("authorised_rate") ? $0.asDetail : $0 }
    return .relation(
      relation, notices: [rows.origin] + (try await notices(on: rows, in: session)))
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
