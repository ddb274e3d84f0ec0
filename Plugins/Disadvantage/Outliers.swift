import SlateKit
import Statistics

/// `disadvantage outliers`: schools or areas above and below what their intake leads to expect.
struct Outliers: Command {
  static let configuration = CommandConfiguration(
    abstract: "Schools or areas above and below what their intake leads to expect, chance taken off.",
    discussion: """
      A regression of the outcome on the columns of --over says what a school's intake leads to expect; the rest is a \
      difference, of which a part is chance. Each difference is drawn towards 0 by as much as chance makes of it: by the \
      variance between schools over that variance plus the chance of the school's own number of pupils (empirical Bayes; \
      moments of DerSimonian and Laird 1986). Limits of 95% and 99.8% are those of chance alone (Spiegelhalter 2005).

      Rows are schools, with --pupils and one of: --percent, where the outcome is a percentage of them, whose variance is \
      that of the expected share; --spread, the standard deviation of pupils. Or rows are pupils, with --school: the spread \
      is then that within schools. The rows come in the order of their names, and are no league table: intervals overlap, \
      and what the intake does not say is in the difference, too.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select i as s, 40 + i as n, i % 9 as fsm from range(30) r(i)"
        + " | derive rwm = 70 - fsm + case s when 3 then -30 else s % 4 end"
        + " | disadvantage outliers --outcome rwm --over fsm --name s --pupils n --percent",
      "thirty schools, of which one lies 30 points below", shows: ["below, beyond 99.8%"])
  ]

  @Option(help: "The column of the outcome.") var outcome: ColumnName
  @Option(parsing: .upToNextOption, help: "The columns that say what the intake is.") var over: [ColumnName]
  @Option(help: "Where rows are schools or areas: the column of their names.") var name: ColumnName?
  @Option(help: "Where rows are schools: the column of their pupils.") var pupils: ColumnName?
  @Flag(help: "Where rows are schools: the outcome is a percentage of the pupils.") var percent = false
  @Option(help: "Where rows are schools: the standard deviation of pupils' outcomes.") var spread: Double?
  @Option(help: "Where rows are pupils: the column of the schools.") var school: ColumnName?
  @Flag(help: "Only those beyond the limits of 95%.") var beyond = false

  /// A school or area with what the method needs.
  private struct Unit {
    var name: String
    var pupils: Double
    var outcome: Double
    /// What the intake leads to expect, where pupils' rows said so already.
    var expected: Double
  }

  func validate() throws {
    guard school == nil || (pupils == nil && !percent && spread == nil && name == nil) else {
      throw ValidationError(
        "--school is for rows that are pupils; --name, --pupils, --percent and --spread are for rows that are schools."
      )
    }
    guard school != nil || (name != nil && pupils != nil && percent != (spread != nil)) else {
      throw ValidationError(
        "Rows that are schools need --name, --pupils and one of --percent and --spread; rows that are pupils need --school."
      )
    }
    if let spread, !(spread > 0) { throw ValidationError("--spread is above 0.") }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try required(input)
    let outcome = try rows.demandNumbers(outcome)
    let intake = try over.map(rows.demand)
    let characteristics: [SQL] = intake.map { $0.kind.isNumeric ? SQL.number($0) : SQL.text($0) }
    let unit = try rows.demand(school ?? name ?? self.outcome)
    let size: SQL = try pupils.map { try SQL.number(rows.demandNumbers($0)) } ?? "1.0"
    let complete = try await session.complete(
      rows, [SQL.text(unit), SQL.number(outcome), size] + characteristics)
    let design = Design(
      intake.enumerated().map { index, column in (column, complete.rows.map { $0[index + 3] }) })
    let found =
      school == nil ? try ofSchools(complete, design) : try ofPupils(complete, design)
    let notices =
      [
        complete.notice(
          school == nil ? "a number, a name or a characteristic" : "an outcome, a school or a characteristic"),
        .note(
          "Standard deviation between \(school == nil ? "rows" : "schools") beyond intake and chance: "
            + "\(found.model.varianceBetween.squareRoot().text(decimals: (outcome.decimals ?? 1) + 1)) \(outcome.differenceUnit.isEmpty ? "points" : outcome.differenceUnit)."
        ),
        .note(
          "\(found.units.count.grouped) compared: chance alone would put about \(Int((0.05 * Double(found.units.count)).rounded())) "
            + "beyond 95% and \((0.002 * Double(found.units.count)).text(decimals: 1)) beyond 99.8%."),
        .warning(
          "Not a league table: the order is that of the names. What the columns of --over do not say of the intake counts as the school's."
        ),
      ] + found.notices
    return .relation(
      try await session.relation(of: table(found, outcome, unit), sources: rows.sources).drawn(
        ChartHint(
          .funnel, x: "pupils", y: ["difference"],
          title: "\(outcome.label), less what the intake leads to expect")),
      notices: notices)
  }

  private typealias Found = (units: [Unit], variances: [Double], model: ShrunkenEffects, notices: [Notice])

  private func failure() -> SlateError {
    SlateError(
      "The regression cannot be had: one column of --over follows from the others, or there are too few rows.",
      hint: "Leave out one of the columns of --over.")
  }

  private func ofSchools(_ complete: CompleteRows, _ design: Design) throws -> Found {
    let units = complete.rows.map {
      Unit(name: $0[0].text ?? "", pupils: $0[2].double ?? 0, outcome: $0[1].double ?? 0, expected: 0)
    }
    if let wrong = units.first(where: { $0.pupils <= 0 }) {
      throw SlateError(
        "\(wrong.name) has no pupils.", at: pupils.map { .argument($0.text) },
        hint: "Leave such rows out with 'where'.")
    }
    if percent, let wrong = units.first(where: { !(0...100).contains($0.outcome) }) {
      throw SlateError(
        "\(wrong.name) has an outcome of \(wrong.outcome.text(decimals: 1)), which is no percentage.",
        at: .argument(outcome.text), hint: "--spread says how far pupils' outcomes lie apart.")
    }
    var variances = units.map { (spread ?? 0) * (spread ?? 0) / $0.pupils }
    if percent {
      guard
        let first = LeastSquares(units.map(\.outcome), on: design.columns, weights: units.map(\.pupils))
      else { throw failure() }
      variances = zip(units, first.residuals).map { unit, residual in
        // An expected share of 0 or 1 would leave no chance: half a pupil is the least on either side.
        let least = 50 / unit.pupils
        let expected = min(max(unit.outcome - residual, min(least, 50)), max(100 - least, 50))
        return expected * (100 - expected) / unit.pupils
      }
    }
    guard let model = ShrunkenEffects(units.map(\.outcome), variances: variances, on: design.columns)
    else { throw failure() }
    return (units, variances, model, [])
  }

  private func ofPupils(_ complete: CompleteRows, _ design: Design) throws -> Found {
    let outcomes = complete.rows.map { $0[1].double ?? 0 }
    guard let model = LeastSquares(outcomes, on: design.columns) else { throw failure() }
    var groups: [String: [Int]] = [:]
    for (index, row) in complete.rows.enumerated() { groups[row[0].text ?? "", default: []].append(index) }
    let names = groups.keys.sorted()
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    var squares = 0.0
    let units = names.map { name -> Unit in
      let members = groups[name] ?? []
      let rest = mean(members.map { model.residuals[$0] })
      squares += members.reduce(0) { $0 + (model.residuals[$1] - rest) * (model.residuals[$1] - rest) }
      let own = mean(members.map { outcomes[$0] })
      return Unit(name: name, pupils: Double(members.count), outcome: own, expected: own - rest)
    }
    let freedom = Double(outcomes.count - units.count)
    guard freedom > 0, squares > 0 else {
      throw SlateError(
        "Every school has one pupil, so nothing says how far pupils lie apart.",
        at: school.map { .argument($0.text) },
        hint: "Where rows are schools, --name, --pupils and --spread say it.")
    }
    let variances = units.map { squares / freedom / $0.pupils }
    // What the pupils' regression leaves of a school is around 0 already, up to a constant.
    guard
      let shrunken = ShrunkenEffects(
        units.map { $0.outcome - $0.expected }, variances: variances, on: [units.map { _ in 1 }])
    else { throw failure() }
    let spread = (squares / freedom).squareRoot()
    return (
      units, variances, shrunken,
      [.note("Standard deviation of pupils within schools: \(spread.text(decimals: 2)).")]
    )
  }

  private func table(_ found: Found, _ outcome: Column, _ unit: Column) -> Table {
    let decimals = max(outcome.decimals ?? 1, 1)
    let numbers = [
      ("outcome", "Outcome"), ("expected", "Expected"), ("difference", "Difference"),
      ("error", "Chance error"),
      ("drawn", "Chance taken off"), ("low", "From"), ("high", "To"),
    ].map { name, label in
      let isLevel = name == "outcome" || name == "expected"
      let column = Column(
        name, .number, label: label, unit: isLevel ? outcome.unit : outcome.differenceUnit, decimals: decimals
      )
      // The standing says what the chance error is for, and outcome less difference is what was expected.
      return name == "error" || name == "expected" ? column.asDetail : column
    }
    let order = found.units.indices.sorted { found.units[$0].name < found.units[$1].name }
    let rows = order.compactMap { index -> [Value]? in
      let unit = found.units[index]
      let difference = found.model.differences[index]
      let error = found.variances[index].squareRoot()
      let reach = Normal.quantile(0.975) * found.model.standardErrors[index]
      let effect = found.model.effects[index]
      let distance = abs(difference) / error
      let limits = [0.975, 0.999].count { distance > Normal.quantile($0) }
      if beyond, limits == 0 { return nil }
      let side = difference < 0 ? "below" : "above"
      return [
        .text(unit.name), .number(unit.pupils), .number(unit.outcome), .number(unit.outcome - difference),
        .number(difference), .number(error), .number(effect), .number(effect - reach),
        .number(effect + reach),
        .text(limits == 0 ? "within the limits" : "\(side), beyond \(limits == 1 ? "95" : "99.8")%"),
      ]
    }
    let name =
      ["pupils", "outcome", "expected", "difference", "error", "drawn", "low", "high", "standing"]
        .contains(unit.name) ? "school" : unit.name
    return Table(
      columns: [
        Column(name, .text, label: unit.label, role: .dimension),
        Column("pupils", .number, label: "Pupils", unit: "pupils", decimals: 0),
      ] + numbers + [Column("standing", .text, label: "Standing", role: .dimension)], rows: rows)
  }
}
