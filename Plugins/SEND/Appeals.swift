import SlateKit

/// `send appeals`: how many of the decisions that can be appealed are appealed.
struct Appeals: Command {
  static let configuration = CommandConfiguration(
    abstract: "Appeals to the SEND tribunal as a percentage of appealable decisions.",
    discussion: """
      Published by HM Courts and Tribunals Service and the Department for Education (supporting file 'SEND Tribunals and \
      appeal rate'), by calendar year. The old method divides the appeals registered by requests refused, assessments \
      without a plan, plans in force the January after, and plans ceased because needs were met. --components sets these \
      four, of the SEN2 files, beside the published denominator. For 2024 a new method with another denominator is in \
      development (--new-method): the two are two series, never one. England's rate of the new method counts appeals in \
      authorities whose decisions are suppressed; --excluding-suppressed takes these out, which gives the rate that the \
      table prints so. It needs the file, which has the authorities.
      """)
  static let examples = [
    Example("send appeals --years 2014-2024", "the old method", shows: ["251096", "689739", "3.2"]),
    Example(
      "send appeals --components --years 2024", "its denominator in parts", shows: ["687993", "-1746"]),
    Example("send appeals --new-method --years 2024", "the new method", shows: ["364912", "6.1"]),
  ]

  @OptionGroup var selection: Selection
  @Flag(help: "The four parts of the denominator from SEN2, and what they differ by.") var components = false
  @Flag(help: "The method in development, which is published for 2024.") var newMethod = false
  @Flag(help: "With --new-method: without the appeals in authorities whose decisions are suppressed.")
  var excludingSuppressed = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if components && newMethod {
      throw SlateError(
        "The parts of the new method's denominator are not published.",
        hint: "Choose --components or --new-method.")
    }
    guard newMethod || !excludingSuppressed else {
      throw SlateError(
        "Decisions are suppressed in the new method only.", hint: "Type --new-method --excluding-suppressed.")
    }
    let rows = try await session.rows(of: Inputs.appeals, selection)
    let denominator = newMethod ? "appealable_decisions_new_method" : "appealable_decisions"
    var source = rows.relation
    var files: [Notice] = [rows.origin]
    if excludingSuppressed {
      let kept = try await withoutSuppressed(rows, in: session)
      source = kept.relation
      files.append(kept.notice)
    }
    if components {
      let parts = try await AppealableDecisions.joined(to: rows, selection, in: session)
      source = parts.relation
      files += parts.notices
    }
    var table = Projection(from: source)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if components {
      // The denominator and its parts fill a screen.
      table.take(denominator, label: "Published")
      for name in AppealableDecisions.columns { table.take(name) }
      table.take("appeals_registered", isDetail: true)
    } else {
      for name in ["appeals_registered", denominator] { table.take(name) }
      table.rate("rate", of: "appeals_registered", per: denominator, label: "Appeal rate")
    }
    let known: SQL = newMethod ? "where \(column: denominator) is not null or period >= '2024'" : ""
    return .relation(
      table.relation("\(known) order by period, area, area_code")
        .drawn(
          Inputs.appeals.chart(
            of: components ? "difference" : "rate",
            title: components
              ? "Appealable decisions: parts less published" : "Appeals, of appealable decisions")),
      notices: files + (try await method(of: rows, in: session)))
  }

  /// England and regions without the appeals in their authorities whose decisions are suppressed.
  ///
  /// - Throws: ``SlateError`` where the authorities are not at hand.
  private func withoutSuppressed(
    _ rows: InputRows, in session: Session
  ) async throws -> (relation: Relation, notice: Notice) {
    let all = try await session.rows(of: Inputs.appeals, embedded: selection.embedded).relation
    let suppressed: SQL = """
      select period, region, area, appeals_registered as appeals from \(all)
      where level = 'Local authority' and appealable_decisions_new_method_symbol = 'x' and appeals_registered is not null
      """
    let found = try await session.connection.collect(
      """
      select count(*), cast(sum(s.appeals) as bigint), string_agg(s.area, ', ' order by s.area),
        (select count(*) from \(all) where level = 'Local authority')
      from (\(suppressed)) as s where s.period in (select period from \(rows.relation))
      """
    ).row(0)
    guard (found[3].integer ?? 0) > 0 else {
      throw SlateError(
        "The embedded figures have no authorities, so the suppressed ones are not known.",
        hint: "Import \(Inputs.appeals.publication.title) (\(Inputs.appeals.publication.address)).")
    }
    let inside: SQL = "s.period = a.period and (a.level = 'National' or s.region = a.area)"
    let relation = Relation(
      sql: """
        select * replace (case when level = 'Local authority' then appeals_registered
            else appeals_registered - coalesce((select sum(s.appeals) from (\(suppressed)) as s where \(inside)), 0) end
          as appeals_registered)
        from \(rows.relation) as a
        """, columns: rows.relation.columns, sources: rows.relation.sources)
    return (
      relation,
      .note(
        "Left out are \((found[1].integer ?? 0).grouped) appeals in \(found[0].integer ?? 0) authorities whose decisions are suppressed: \(found[2].text ?? "none")."
      )
    )
  }

  private func method(of rows: InputRows, in session: Session) async throws -> [Notice] {
    let found = try await session.connection.collect(
      """
      select count(*), count(*) filter (where level = 'National') from \(rows.relation)
      where appealable_decisions_new_method is not null
      """)
    guard (found.row(0)[0].integer ?? 0) > 0 else { return [] }
    let which =
      newMethod
      ? "This is the new method, in development, whose denominator is another one: never set it beside rates of the old method."
      : "These are rates of the old method. For 2024 a new method is printed, too, with another denominator (--new-method): never chain the two."
    let england =
      newMethod && (found.row(0)[1].integer ?? 0) > 0
      ? [
        Notice.note(
          excludingSuppressed
            ? "The numerator that the table prints for this rate, 22,082, leaves the appeals in two of these authorities in, and would give 6.1."
            : "England's appeals include those in authorities whose decisions are suppressed; --excluding-suppressed leaves them out, as the table's 5.7 does."
        )
      ]
      : []
    return [.warning(which)] + england
  }
}
