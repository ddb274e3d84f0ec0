import SlateKit

/// `disadvantage premium`: the rates of the pupil premium, and what numbers of pupils bring at them.
struct Premium: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupil premium rates, what numbers of pupils bring at them, and what they are worth.",
    discussion: """
      Published by the Department for Education in 'Pupil premium: allocations and conditions of grant', by financial \
      year. An allocation is the sum over categories of the rate times the eligible pupils. The premium of looked-after \
      pupils goes to the virtual school head of the authority that looks after them, not to the school.

      On a table of schools or areas, --primary-pupils, --secondary-pupils and --looked-after-pupils name the columns of \
      eligible pupils; each row then says what it brings at the rates of one year (--years, or else the latest). \
      --deflator names a table with the columns period and deflator, such as the GDP deflators of the Treasury: rates are then \
      also shown at the prices of its last year. --funding shows how much of schools' funding is for disadvantage, as the \
      National Audit Office found it.

      With areas, --by or --region: for how many pupils schools receive the premium, service children with them, from the imported \
      data of the local authority interactive tool (bds_long). It does not say how many of them are of which category, so that no \
      allocation follows from it.

      How spending by approach goes with outcomes has no published definition, and schools' statements no common layout, so \
      nothing is computed of it; 'disadvantage effect --cost' says what a month of progress costs.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example("disadvantage premium", "the rates that are held", shows: ["1345", "1515", "2630"]),
    Example(
      "disadvantage premium --years 2025-26 --primary 60 --looked-after 4", "an allocation",
      shows: ["90900", "10520"]),
    Example(
      "select 'Elm' as school, 60 as fsm6, 4 as care | disadvantage premium --primary-pupils fsm6"
        + " --looked-after-pupils care", "what a school brings at the latest rates",
      shows: ["90900", "10520", "101420"]),
    Example("disadvantage premium --funding", "funding for disadvantage", shows: ["15.3"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Eligible primary pupils.") var primary: Int?
  @Option(help: "Eligible secondary pupils.") var secondary: Int?
  @Option(help: "Pupils looked after now or before.") var lookedAfter: Int?
  @Option(help: "On a table: the column of eligible primary pupils.") var primaryPupils: ColumnName?
  @Option(help: "On a table: the column of eligible secondary pupils.") var secondaryPupils: ColumnName?
  @Option(help: "On a table: the column of pupils looked after now or before.")
  var lookedAfterPupils: ColumnName?
  @Option(help: "A table with the columns period and deflator.") var deflator: TableName?
  @Flag(help: "How much of schools' funding is for disadvantage.") var funding = false

  /// The categories with their pupils on the line and their column on a table.
  private var categories: [(name: String, code: String, count: Int?, column: ColumnName?)] {
    [
      ("Primary", "primary", primary, primaryPupils), ("Secondary", "secondary", secondary, secondaryPupils),
      ("Looked after or previously looked after", "looked_after", lookedAfter, lookedAfterPupils),
    ]
  }

  private static let held = Notice.note(
    "Rates of other years and for service children are not embedded.")

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if funding { return try await fundingShare(in: session) }
    if !selection.areas.isEmpty || selection.by != nil || selection.region != nil {
      return try await pupils(in: session, isBehindTable: input != nil)
    }
    let rows = try await session.rows(of: Series.premium, years: selection.years)
    if let input { return try await allocations(input, rows, session) }
    if let stray = categories.compactMap(\.column).first {
      throw SlateError(
        "'\(stray.text)' is a column of a table, and no table stands before this command.",
        at: .argument(stray.text), hint: "from TABLE | disadvantage premium ..., or numbers: --primary 60.")
    }
    var table = Projection(from: rows.relation)
    for name in ["period", "category", "premium_rate"] { table.take(name) }
    let counts = categories.compactMap { category in category.count.map { (category.name, $0) } }
    if let negative = counts.first(where: { $0.1 < 0 }) {
      throw SlateError("A number of pupils cannot be below 0.", at: .argument(String(negative.1)))
    }
    var notices = [rows.origin, Premium.held]
    if let deflator { notices.append(try await addRealTerms(to: &table, deflator, session)) }
    if !counts.isEmpty {
      let cases: [SQL] = counts.map { "when \($0.0) then \($0.1)" }
      let pupils: SQL = "case category \(cases, separator: " ") end"
      table.add(
        "cast(\(pupils) as bigint)",
        as: Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0))
      table.add(
        "cast(premium_rate * \(pupils) as bigint)",
        as: Column("allocation", .integer, label: "Allocation", unit: "£", decimals: 0))
    }
    table.take("grade")
    if !counts.isEmpty { notices += try await total(of: table.relation(), in: session) }
    return .relation(
      table.relation("order by period, premium_rate desc").drawn(
        ChartHint(.bar, x: "period", y: ["premium_rate"], by: "category", title: "Pupil premium rates")),
      notices: notices + (try await session.quotations(in: rows.relation)))
  }

  /// For how many pupils the schools of areas receive the premium.
  private func pupils(in session: Session, isBehindTable: Bool) async throws -> Output {
    guard !isBehindTable, categories.allSatisfy({ $0.count == nil && $0.column == nil }), deflator == nil
    else {
      throw SlateError(
        "Areas are of an imported file, and go with no table or numbers of pupils.",
        hint: "Leave out the areas, --by and --region, or the table and the numbers.")
    }
    let rows = try await session.rows(of: Inputs.premiumPupils, selection)
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    let relation = try await session.connection.relation(
      """
      select * exclude (level, region) from (select *, eligible - lag(eligible) over (partition by area_code order by period) as change
        from \(rows.everyYear)) \(years) order by period, area
      """,
      describing: rows.relation.columns + [
        Column("change", .decimal, label: "Change", unit: "pupils", decimals: 0)
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(y: ["eligible"], title: "Pupils for whom the pupil premium is paid")),
      notices: [
        rows.origin,
        .note(
          "Pupils of all categories together, service children with them: no allocation follows without their numbers."
        ),
      ])
  }

  /// What each row of a table brings at the rates of one year.
  private func allocations(_ input: Relation, _ rows: InputRows, _ session: Session) async throws -> Output {
    let named = try categories.compactMap { category in
      try category.column.map { (category: category, column: try input.demandNumbers($0)) }
    }
    guard !named.isEmpty else {
      throw SlateError(
        "It must be said which columns count the eligible pupils.",
        hint: "Name them with --primary-pupils, --secondary-pupils and --looked-after-pupils.")
    }
    let rates = try await session.connection.collect(
      """
      select category, premium_rate, period from \(rows.relation)
      where period = (select max(period) from \(rows.relation))
      """)
    let found = (0..<rates.rowCount).map(rates.row)
    let period = found.first?[2].text ?? ""
    var table = Projection(from: input)
    for column in input.columns { table.take(column.name) }
    var sum: [SQL] = []
    for (category, column) in named {
      guard let rate = found.first(where: { $0[0].text == category.name })?[1].integer else {
        throw SlateError("There is no rate for '\(category.name)' in \(period).")
      }
      let part: SQL = "\(column: column.name) * \(rate)"
      sum.append("coalesce(\(part), 0)")
      table.add(
        "cast(\(part) as bigint)",
        as: Column(
          "premium_" + category.code, .integer, label: "\(category.name), premium", unit: "£", decimals: 0))
    }
    let missing: SQL = "\(named.map { "\(column: $0.column.name) is null" as SQL }, separator: " or ")"
    table.add(
      "case when not (\(missing)) then cast(\(sum, separator: " + ") as bigint) end",
      as: Column("premium", .integer, label: "Premium", unit: "£", decimals: 0))
    let first = input.columns.first { $0.role == .dimension }?.name
    return .relation(
      table.relation().drawn(
        ChartHint(.bar, x: first, y: ["premium"], title: "Pupil premium at the rates of \(period)")),
      notices: [
        .note("At the rates of \(period). A row without one of the numbers has no sum."),
        .note("The premium of looked-after pupils goes to the virtual school head, not to the school."),
      ] + (try await session.quotations(in: rows.relation)))
  }

  /// Adds the rates at the prices of the deflators' last year.
  private func addRealTerms(to table: inout Projection, _ name: TableName, _ session: Session) async throws
    -> Notice
  {
    let prices = try await session.relation(named: name)
    let period = try prices.demand(ColumnName(text: "period"))
    let index = try prices.demandNumbers(ColumnName(text: "deflator"))
    let known: SQL = "(select \(SQL.text(period)) as p, \(SQL.number(index)) as d from \(prices))"
    let last = try await session.connection.collect("select max(p) from \(known) where d > 0").row(0)[0].text
    guard let last else {
      throw SlateError("The table '\(name.text)' has no deflator above 0.", at: .argument(name.text))
    }
    // Financial years are written 2025-26 here, and 2025/26 elsewhere.
    let own: SQL = "(select d from \(known) where replace(p, '/', '-') = period and d > 0 limit 1)"
    table.add(
      "premium_rate * (select d from \(known) where p = \(last) limit 1) / \(own)",
      as: Column("real_rate", .number, label: "At the prices of \(last)", unit: "£", decimals: 0))
    return .note(
      "Real terms: the rate times the deflator of \(last) over that of its own year, from '\(name.text)'; empty where it lacks the year."
    )
  }

  /// The part of schools' funding that is for disadvantage.
  private func fundingShare(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.funding, years: selection.years)
    let relation = try await session.connection.relation(
      """
      select period, disadvantage_funding, schools_funding,
        100.0 * cast(disadvantage_funding as double) / cast(schools_funding as double) as share, grade from \(rows.relation)
      """,
      describing: rows.relation.columns + [
        Column("share", .number, label: "For disadvantage", unit: "%", decimals: 1)
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(.bar, y: ["share"], title: "Schools' funding for disadvantage")),
      notices: [
        rows.origin,
        .note(
          "More than 90% of it is not ring-fenced, and about half goes through the core of the national funding formula; the "
            + "pupil premium was £2.8 billion, 3% less in real terms than in 2018-19 (National Audit Office, July 2024)."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }

  private func total(of allocations: Relation, in session: Session) async throws -> [Notice] {
    let sums = try await session.connection.collect(
      "select period, cast(sum(allocation) as bigint) from \(allocations) group by period order by period")
    return (0..<sums.rowCount).map { index in
      let row = sums.row(index)
      return .note("Allocation in \(row[0].text ?? ""): £\((row[1].integer ?? 0).grouped).")
    }
  }
}
