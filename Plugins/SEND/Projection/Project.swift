import SlateKit
import Statistics

/// `send project`: plans in the coming Januaries, from published stocks and flows.
struct Project: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in the coming Januaries, from published stocks, flows and ages.",
    discussion: """
      A cohort-component projection on 'Education, health and care plans' (SEN2, files caseload, newplans, ceased_plans) and \
      mid-year estimates of the Office for National Statistics. For each age: plans a year later = plans of the age before \
      + new plans - ceased plans + residual, with S(a+1,t+1) = S(a,t) x (1 - L) + J x P + R. New plans are a rate J of the \
      children aged 0 to 17 (single ages are not published there), ceased plans a rate L of the plans carried over, and \
      the residual R is what the published files leave over, held per child; it is shown. Rates are those of the last \
      --base years. Ages run from 2 (and under) to 20 (and over); plans that begin or end at an age count with those \
      who have it in the next January. Ages are published from January 2024, so that their rates are those of 2024; \
      with --totals, or where an age is missing, all ages are one group.

      The population stays as it was last estimated, but for --population-growth. Low and high hold 95% of simulations \
      in which numbers come by chance (binomial), rates are known only as well as their counts allow (beta), and the rate of \
      new plans and the share of plans kept move on each year by steps as large as those of the years before (a random walk; \
      at least three yearly changes). An authority has few years, so that half of the size of its steps (by their squares) is its own \
      and half that of a typical authority, the median: on the release of 2025 low and high, made for all authorities from \
      January 2023 and 2024, held 395 of the 421 Januaries that came (93.8%), one and two years ahead. Further ahead a \
      walk that never turns back is wide: take low and high five years ahead as what cannot be ruled out. --withhold says how far a projection of Januaries that are known would have been \
      off, beside a straight line, and whether low and high would have held them. A scenario \
      changes rates in the calendar years from its first on: 'new plans -10% from 2027', 'ceased +5% from 2027 until 2029'.

      --method prevalence is the simpler way of some published projections: plans = plans per child x children, with the share \
      of the last January held; --method trend moves the share on along the straight line of its past, and --cap stops it \
      at a percentage, as a projection for the County Councils Network did with its own share. Projections driven by \
      requests (requests per child x share agreed x share issued) move what is here the rate of new plans: Schools Week \
      and Mime had England at 920,000 by 2040 with rates as they were, which --to 2040 can be set beside.
      """)
  static let examples = [
    Example("send project --to 2030 --simulations 200", "England", shows: ["638745"]),
    Example(
      "send project --simulations 200 --scenario 'new plans -10% from 2027'", "a scenario beside it"),
    Example("send project --method trend --cap 6 --to 2030", "plans per child, capped", shows: ["638745"]),
    Example("send project --withhold 2", "how far off it would have been", shows: ["576474", "638745"]),
  ]

  @Argument(help: "An area, in place of England.") var area: AreaName?
  @Option(help: "The last January.") var to: Int?
  @Option(help: "A change of rates, such as 'new plans -10% from 2027'. May be given several times.")
  var scenario: [String] = []
  @Option(help: "cohort, prevalence (plans per child, held) or trend (on its straight line).")
  var method = ProjectionMethod.cohort
  @Option(help: "With --method trend: the most plans per 100 children.") var cap: Double?
  @Option(help: "How many years of flows the rates are of.") var base = 1
  @Option(help: "How the population grows, in percent a year.") var populationGrowth = 0.0
  @Option(help: "How many simulations.") var simulations = 1000
  @Option(help: "Projects this many known Januaries from the years before them.") var withhold: Int?
  @Flag(help: "All ages as one group.") var totals = false
  @Flag(help: "A row for each age.") var ages = false
  @Flag(help: "Leaves the residual out, as if the files closed.") var withoutResidual = false
  @Flag(help: "Read the embedded published figures, even where a file was imported.") var embedded = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let history = try await PlanHistory(of: area, embedded: embedded, in: session)
    let last = try history.lastJanuary()
    guard (1...10).contains(base) else {
      throw SlateError("Rates cannot be of \(base) years.", at: .argument("\(base)"), hint: "Choose 1 to 10.")
    }
    guard (2...100_000).contains(simulations) else {
      throw SlateError(
        "\(simulations) simulations cannot be made.", at: .argument("\(simulations)"),
        hint: "Choose 2 to 100000.")
    }
    try demandMethod()
    if let withhold { return try await backTest(history, withhold, last, session) }
    guard (-20.0...20.0).contains(populationGrowth) else {
      throw SlateError(
        "A population does not grow by \(populationGrowth.text(decimals: 0))% a year.",
        at: .argument(populationGrowth.text(decimals: 0)), hint: "Choose -20 to 20.")
    }
    let to = to ?? last + 5
    guard (last + 1...last + 30).contains(to) else {
      throw SlateError(
        "January \(to) cannot be projected.", at: .argument("\(to)"),
        hint: "The last one known is January \(last); choose \(last + 1) to \(last + 30).")
    }
    if method != .cohort { return try await prevalence(history, last, to, session) }
    let model = try ProjectionModel(
      history, last: last, base: base, totals: totals, growth: populationGrowth,
      withoutResidual: withoutResidual)
    if ages && model.projection.rates.groups.names.count == 1 {
      throw SlateError(
        "There are no ages to show: all ages are one group here.",
        hint: totals ? "Leave --totals out." : "Import caseload, newplans and ceased_plans, which have ages.")
    }
    let scenarios = try [nil] + scenario.map { try Self.scenario($0, in: last..<to) }
    var rows: [[Value]] = []
    for scenario in scenarios {
      session.report("Projecting")
      rows += try await model.rows(
        to: to, .init(scenario: scenario), named: scenarios.count > 1, byAge: ages, simulations: simulations,
        seed: session.seed)
    }
    let table = Table(columns: ProjectionModel.columns(named: scenarios.count > 1, byAge: ages), rows: rows)
    let test = [2, 1].lazy.compactMap { BackTest(history, withhold: $0, base: base, last: last) }.first
    let coverage = BackTest.Coverage(
      history, base: base, last: last, simulations: min(simulations, 400), seed: session.seed)
    let notices =
      history.notices + [SENDPlugin.population] + model.notices
      + Self.notices(scenarios.compactMap { $0 }, from: last)
      + [test?.notice(history.area, coverage)].compactMap { $0 }
    let chart = ChartHint(
      .line, x: "year", y: ages || scenarios.count > 1 ? ["plans"] : ["plans", "low", "high"],
      by: ages ? "age" : scenarios.count > 1 ? "scenario" : nil,
      title: "EHC plans of \(history.area), projected", source: Inputs.plans.publication.title)
    return .relation(try await session.relation(of: table).drawn(chart), notices: notices)
  }

  /// Options that belong to another method are slips of the pen.
  private func demandMethod() throws {
    if cap != nil && method != .trend {
      throw SlateError("Only a trend has a cap.", hint: "Type --method trend --cap 5.5.")
    }
    if let cap, !(0.1...100).contains(cap) {
      throw SlateError(
        "Plans cannot be capped at \(cap.text(decimals: 1))% of children.",
        at: .argument(cap == cap.rounded() ? cap.text(decimals: 0) : "\(cap)"),
        hint: "Choose 0.1 to 100.")
    }
    guard method != .cohort else { return }
    let others = [
      ("--scenario", !scenario.isEmpty), ("--withhold", withhold != nil), ("--totals", totals),
      ("--ages", ages),
      ("--without-residual", withoutResidual),
    ]
    if let other = others.first(where: \.1) {
      throw SlateError(
        "\(other.0) belongs to the cohort method; plans per child have no flows.",
        hint: "Leave it out, or leave --method out.")
    }
  }

  private func prevalence(_ history: PlanHistory, _ last: Int, _ to: Int, _ session: Session) async throws
    -> Output
  {
    let projection = try PrevalenceProjection(
      history, isTrended: method == .trend, cap: cap, growth: populationGrowth)
    let chart = ChartHint(
      .line, x: "year", y: ["plans"], title: "EHC plans of \(history.area), by plans per child",
      source: Inputs.plans.publication.title)
    return .relation(
      try await session.relation(of: projection.table(after: last, to: to)).drawn(chart),
      notices: history.notices + [SENDPlugin.population] + projection.notices(after: last))
  }

  /// What must be said of scenarios that begin before the years projected.
  private static func notices(_ scenarios: [Scenario], from last: Int) -> [Notice] {
    scenarios.compactMap { scenario in
      guard let first = scenario.changes.compactMap(\.span.from).min(), first < last else { return nil }
      return .note(
        "'\(scenario.text)' acts from \(last), the first year projected; what was published to January \(last) stays."
      )
    }
  }

  /// A scenario that changes what this model has: new plans and ceased plans of all settings.
  private static func scenario(_ text: String, in years: Range<Int>) throws -> Scenario {
    let scenario = try Scenario(text)
    for change in scenario.changes {
      guard years.contains(where: { change.holds(in: $0) }) else {
        throw SlateError(
          "The scenario changes nothing: the flows projected are those of \(years.lowerBound) to \(years.upperBound - 1).",
          at: .argument(text), hint: "Name a year among them, or a later January with --to.")
      }
      if case .scale(let flow, _, nil) = change.kind, flow != .moving { continue }
      throw SlateError(
        "Published flows have no settings to move between.", at: .argument(text),
        hint: "Type 'new plans -10% from 2027' or 'ceased +5% from 2027'. 'send simulate' has settings.")
    }
    return scenario
  }

  /// Why Januaries cannot be withheld, with the options that would work.
  private func cannotWithhold(_ withhold: Int, _ history: PlanHistory, _ last: Int) -> SlateError {
    func works(_ withhold: Int, _ base: Int) -> Bool {
      !(BackTest(history, withhold: withhold, base: base, last: last)?.rows.isEmpty ?? true)
    }
    let start = last - withhold
    let known =
      "Plans of \(history.area) are known from January \(history.stock.keys.min() ?? last) to \(last), new plans of \(history.new.keys.sorted().map(String.init).joined(separator: ", "))."
    if withhold > 0, let other = ((base + 1)..<11).first(where: { works(withhold, $0) }) {
      return SlateError(
        "Rates before January \(start) cannot be of \(base == 1 ? "\(start - 1)" : "\(base) years"): new plans, or plans of both Januaries, are missing.",
        at: .argument("\(withhold)"), hint: "With --base \(other) rates are of more years. \(known)")
    }
    let most = (1..<max(withhold, 2)).last { works($0, base) }
    return SlateError(
      withhold > 0
        ? "\(withhold) Januaries cannot be withheld: too few come before them."
        : "\(withhold) Januaries cannot be withheld.",
      at: .argument("\(withhold)"),
      hint: (most.map { "--withhold \($0) is the most that works. " } ?? "") + known)
  }

  private func backTest(_ history: PlanHistory, _ withhold: Int, _ last: Int, _ session: Session) async throws
    -> Output
  {
    guard let test = BackTest(history, withhold: withhold, base: base, last: last), !test.rows.isEmpty else {
      throw cannotWithhold(withhold, history, last)
    }
    let intervals = test.intervals(simulations: simulations, seed: session.seed)
    let held = zip(test.rows, intervals).filter { $1.low <= $0.plans && $0.plans <= $1.high }.count
    let rows = zip(test.rows, intervals).map { row, interval -> [Value] in
      [
        .integer(row.january), .text(history.area), .number(row.plans), .number(row.projected),
        .number(interval.low), .number(interval.high), .number(row.error),
        row.straight.map { .number($0) } ?? .missing(nil),
        row.straightError.map { .number($0) } ?? .missing(nil),
      ]
    }
    let columns = [
      Column("year", .integer, label: "January", role: .dimension), Column("area", .text, label: "Area"),
      Inputs.whole("plans", "EHC plans"), Inputs.whole("projected", "Projected"),
      Inputs.whole("low", "Low"), Inputs.whole("high", "High"),
      Column("error", .number, label: "Error", unit: "%", decimals: 1),
      Inputs.whole("straight_line", "Straight line"),
      Column("straight_line_error", .number, label: "Its error", unit: "%", decimals: 1),
    ]
    let rates = test.baseYears.map(String.init).joined(separator: ", ")
    let net =
      test.isNet
      ? " Ceased plans of those years are not published: leavers are plans before, and new ones, less plans after."
      : ""
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: rows)),
      notices: history.notices + [
        .note(
          "All ages together, with rates of \(rates) and the population held.\(net) The line is least squares through January \(test.lineYears.first ?? 0) to \(test.lineYears.last ?? 0). Errors are of what came."
        ),
        .note(
          "\(held) of \(rows.count) withheld Januaries lie between low and high. \(test.variation.sentence(history.area))"
        ),
      ])
  }
}

/// How plans are projected.
enum ProjectionMethod: String, ExpressibleByArgument, CaseIterable { case cohort, prevalence, trend }

extension Inputs {
  /// A column of numbers of plans that need not be whole and are shown as if they were.
  static func whole(_ name: String, _ label: String) -> Column {
    Column(name, .number, label: label, unit: "plans", decimals: 0)
  }
}
