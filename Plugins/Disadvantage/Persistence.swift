import SlateKit
import Statistics

/// `disadvantage persistence`: the gap by the share of school life on free school meals.
struct Persistence: Command {
  static let configuration = CommandConfiguration(
    abstract: "The gap by how much of their school life pupils were eligible for free school meals.",
    discussion: """
      Each pupil of the table before it has the share of school life with free school meals (--share, 0 to 1), or the years \
      with them and all years (--years-on, --years). Pupils never eligible are whom the others are compared with. The last \
      two rows are definitions in use: persistently disadvantaged, 80% or more of the time in school (Education Policy \
      Institute), and long-term disadvantaged, 90% or more (FFT Education Datalab); they overlap with the bands above.

      The gap is the mean of pupils never eligible less that of the band; its interval allows for pupils of one school being \
      alike where --school names it. The index ranks the band and pupils never eligible together.

      Without a table before it: the gap of persistently disadvantaged pupils as the Education Policy Institute published it, \
      in months of progress; how months follow from scores is not published, so none are computed here.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example("disadvantage persistence", "as published, in months", shows: ["18.4", "23.4"]),
    Example(
      "select i / 10.0 as share, 60 - i as score from range(11) r(i), range(20)"
        + " | disadvantage persistence --outcome score --share share",
      "twenty pupils for each tenth of school life: a point less for each",
      shows: ["1.00", "9.00", "9.50", "10.00"]),
  ]

  @Option(help: "The column of the outcome.") var outcome: ColumnName?
  @Option(help: "The column of the share of school life with free school meals, 0 to 1.") var share:
    ColumnName?
  @Option(help: "The column of the years with free school meals.") var yearsOn: ColumnName?
  @Option(help: "The column of all years at school.") var years: ColumnName?
  @Option(help: "The column of the schools, for the intervals.") var school: ColumnName?

  /// A part of the pupils who were ever eligible, from a share of their school life to another.
  private struct Band {
    var name: String
    var holds: @Sendable (Double) -> Bool
  }

  /// Shares of years are fractions such as 4/5, held as 0.8 or a little less.
  private static let tolerance = 1e-6

  private static let bands: [Band] = {
    let edges = [0, 0.2, 0.4, 0.6, 0.8, 0.9]
    let names = ["Up to 20%", "20% to 40%", "40% to 60%", "60% to 80%", "80% to 90%", "90% to 100%"]
    let parts = names.indices.map { index -> Band in
      let low = edges[index]
      let high = index + 1 < edges.count ? edges[index + 1] : 2
      return Band(name: names[index]) {
        $0 > tolerance && $0 >= low - tolerance && $0 < high - tolerance
      }
    }
    return parts + [
      Band(name: "Persistently disadvantaged: 80% or more (EPI)") { $0 >= 0.8 - tolerance },
      Band(name: "Long-term disadvantaged: 90% or more (FFT)") { $0 >= 0.9 - tolerance },
    ]
  }()

  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard let pupils = input else {
      guard outcome == nil, share == nil, yearsOn == nil else {
        _ = try required(input)
        return .notices([])
      }
      return try await published(session)
    }
    guard let outcomeName = outcome else {
      throw SlateError(
        "It must be said which column holds the outcome.", hint: "Name it with --outcome COLUMN.")
    }
    let outcome = try pupils.demandNumbers(outcomeName)
    let part = try shareOfLife(pupils)
    let cluster = try school.map(pupils.demand)
    let complete = try await session.complete(
      pupils, [SQL.number(outcome), part, cluster.map(SQL.text) ?? "''"])
    let shares = complete.numbers(1)
    if let wrong = shares.first(where: { $0 < 0 || $0 > 1 + Persistence.tolerance }) {
      throw SlateError(
        "A share of school life of \(wrong.text(decimals: 2)) cannot be: shares go from 0 to 1.",
        hint: "Divide percentages by 100 with 'derive' before this command.")
    }
    let scores = complete.numbers(0)
    let schools = Persistence.numbers(complete.rows.map { $0[2].text ?? "" })
    let never = shares.indices.filter { shares[$0] <= Persistence.tolerance }
    guard never.count > 1 else {
      throw SlateError(
        "No pupils were never eligible, so there is nobody to compare with.",
        hint: "Pupils never eligible have a share of 0, not a missing one.")
    }
    var rows = [row("Never", never, never, scores, schools)]
    for band in Persistence.bands {
      let members = shares.indices.filter { band.holds(shares[$0]) }
      if !members.isEmpty { rows.append(row(band.name, members, never, scores, schools)) }
    }
    let relation = try await session.relation(
      of: Table(columns: columns(outcome), rows: rows), sources: pupils.sources)
    return .relation(
      relation.drawn(ChartHint(.dot, x: "band", y: ["gap"], title: "Gap to pupils never eligible")),
      notices: [
        complete.notice("an outcome, a share of school life or a school"),
        .note(
          "Intervals: 95%, \(cluster == nil ? "as if pupils of one school were not alike; --school allows for that" : "clustered by school")."
        ),
      ] + (try await Persistence.drift(session)))
  }

  /// Numbers for names, from 0 in the order of their first appearance.
  private static func numbers(_ names: [String]) -> [Int] {
    var known: [String: Int] = [:]
    return names.map { name in
      let number = known[name] ?? known.count
      known[name] = number
      return number
    }
  }

  private func shareOfLife(_ pupils: Relation) throws -> SQL {
    if let share {
      guard yearsOn == nil, years == nil else {
        throw SlateError("--share says it all: leave out --years-on and --years.")
      }
      return SQL.number(try pupils.demandNumbers(share))
    }
    guard let yearsOn, let years else {
      throw SlateError(
        "It must be said how much of their school life pupils were eligible.",
        hint: "Name the share with --share COLUMN, or the years with --years-on COLUMN --years COLUMN.")
    }
    let (on, all) = try (pupils.demandNumbers(yearsOn), pupils.demandNumbers(years))
    return "\(SQL.number(on)) / nullif(\(SQL.number(all)), 0)"
  }

  private func columns(_ outcome: Column) -> [Column] {
    let decimals = (outcome.decimals ?? 1) + 1
    let numbers = [("mean", "Mean"), ("gap", "Gap"), ("low", "From"), ("high", "To")].map {
      Column(
        $0.0, .number, label: $0.1, unit: $0.0 == "mean" ? outcome.unit : outcome.differenceUnit,
        decimals: decimals)
    }
    return [
      Column("band", .text, label: "Share of school life"),
      Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
    ] + numbers + [Column("gap_index", .number, label: "Gap index", unit: "index", decimals: 2)]
  }

  private func row(_ name: String, _ band: [Int], _ never: [Int], _ scores: [Double], _ schools: [Int])
    -> [Value]
  {
    let mean = band.reduce(0) { $0 + scores[$1] } / Double(band.count)
    guard band != never else {
      return [.text(name), .integer(band.count), .number(mean)]
        + [Value](repeating: .missing(.notApplicable), count: 4)
    }
    let both = never + band
    let outcomes = both.map { scores[$0] }
    let flags = [Bool](repeating: false, count: never.count) + [Bool](repeating: true, count: band.count)
    let clusters = Persistence.numbers(both.map { String(schools[$0]) })
    let model = LeastSquares(
      outcomes, on: [outcomes.map { _ in 1 }, flags.map { $0 ? -1 : 0 }],
      errors: school == nil ? .robust : .clustered(clusters))
    let interval = model?.interval(1)
    let others = never.reduce(0) { $0 + scores[$1] } / Double(never.count)
    let index = GapIndex(scores: outcomes, disadvantaged: flags)?.index
    return [
      .text(name), .integer(band.count), .number(mean), .number(others - mean),
      interval.map { .number($0.lowerBound) } ?? .missing(.notAvailable),
      interval.map { .number($0.upperBound) } ?? .missing(.notAvailable),
      index.map(Value.number) ?? .missing(.notAvailable),
    ]
  }

  /// What transitional protection does to every such share, with the published rates.
  static func drift(_ session: Session) async throws -> [Notice] {
    let rates = try await session.connection.collect(
      """
      select period, value from published
      where series = \(Series.freeMeals.name) and measure = 'fsm_rate' and level = 'National' and breakdown = ''
        and period in ('2017/18', '2024/25') order by period
      """)
    let said = (0..<rates.rowCount).map(rates.row).compactMap { row in
      row[1].double.map { "\($0.text(decimals: 1))% in \(row[0].text ?? "")" }
    }
    return [
      .warning(
        "Whoever was eligible since April 2018 stays so under the transitional protection of Universal Credit. Shares of "
          + "school life grow without any change in need, and with them the number of persistently disadvantaged pupils, who "
          + "are other pupils than before: cohorts do not compare. Eligible were \(said.joined(separator: " and "))."
      )
    ]
  }

  private func published(_ session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.months)
    let relation = Relation(
      sql: """
        select period, stage, case when who = '' then 'disadvantaged' else who end as who, gap_in_months, gap_in_months_symbol, grade
        from \(rows.relation) where gap_in_months is not null order by stage, period, gap_in_months
        """, columns: rows.relation.columns, sources: rows.relation.sources)
    let described = try await session.connection.relation(
      relation.sql, describing: rows.relation.columns, sources: rows.relation.sources)
    return .relation(
      described.drawn(ChartHint(.line, y: ["gap_in_months"], title: "Gap in months")),
      notices: [
        rows.origin,
        .note(
          "Months as the Education Policy Institute publishes them; its factor is not published, so the index is not turned into months."
        ),
      ] + (try await Persistence.drift(session)) + (try await session.quotations(in: rows.relation)))
  }
}
