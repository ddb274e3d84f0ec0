import SlateKit
import Statistics

/// `send simulate`: plans in the coming years, by following children from state to state.
struct Simulate: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans in the coming years, simulated child by child from transitions.",
    discussion: """
      A cohort-component model with beta-binomial rates, of the kind that authorities use. The table of transitions has a row for each child and pair of Januaries: calendar-year, setting-1, need-1, \
      academic-year-1, setting-2, need-2, academic-year-2, with NONSEND where there is no plan, and may have a \
      column children with how many a row stands for. It comes before the command or by name. The population has \
      calendar-year, academic-year and population; without it, as many children join each year as before. The costs \
      have need, setting and cost. Valid states have setting, setting-group, min-academic-year, max-academic-year, \
      needs and setting->setting; without them the states are those that occur.

      From one January to the next: who is in no valid state leaves; of the others some leave, some of those who stay move \
      to another setting and keep their need, and all are an academic year older; then others join. A setting may so have a \
      child one academic year beyond its last. With valid states a child moves only if another setting takes the academic year \
      after the one it comes to.

      Rates are counts of all years together. Leaving and moving: those of the need, setting and academic year, and \
      as much as one child of all children of that academic year (one half where nobody was seen). Where movers go: the \
      moves of the need, setting and academic year, and as much as one move of all of that academic year. Joining: new plans \
      a year of the academic year, of its population in the January that labels the transition; applied to the population \
      of the January simulated. With --joiner-years seen, years in which nobody joined an academic year count neither as \
      joiners nor as population, as in some versions of the open-source model whose format this is; rare academic years then \
      have more joiners. Where joiners go: as before, and as much as one child in equal parts to all states valid \
      then. In each simulation every rate is drawn from its beta and every choice from its Dirichlet distribution, then the children \
      from a binomial or multinomial one. Sums are made within each simulation before quantiles are taken.

      A scenario changes rates, in the transitions that begin in January of its first year or later: 'joiners -10% from 2027', \
      'leavers in SETTING +5% from 2027 until 2029', 'movers +20% from 2028', 'move 5% of joiners from SETTING to SETTING \
      from 2027' (where the other setting takes that need and academic year). Several stand side by side. That model changes \
      counts of transitions instead, rounded up.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example(
      "\(fictional) | send simulate --years 2 --simulations 200", "180 fictional children, all plans"),
    Example(
      "\(fictional) | send simulate --years 2 --scenario 'leavers +50% from 2024'",
      "rates as before and a scenario"),
  ]
  private static let fictional =
    "select unnest([1,2,3]) as academic_year_1, 60 as children | derive calendar_year = 2023"
    + " | derive academic_year_2 = academic_year_1 + 1 | derive setting_1 = 'special'"
    + " | derive setting_2 = 'special' | derive need_1 = 'ASD' | derive need_2 = 'ASD'"

  @Option(help: "The table of transitions, where it does not stand before the command.")
  var transitions: TableName?
  @Option(help: "The table of the population, in the years of the transitions and those simulated.")
  var population: TableName?
  @Option(help: "The table of costs.") var costs: TableName?
  @Option(help: "The table of valid states.") var validStates: TableName?
  @Option(help: "How many years ahead.") var years = 5
  @Option(help: "How many simulations.") var simulations = 1000
  @Option(help: "By what: all, setting, need, academic-year, stage, group (of settings) or cost.")
  var by: SimulationView = .all
  @Option(help: "Years that the rate of joiners is of: all, or seen (those in which somebody joined).")
  var joinerYears: JoinerYears = .all
  @Option(help: "How much of the simulations lies between low and high, in percent.") var interval = 95
  @Option(help: "A change of rates, such as 'joiners -10% from 2027'. May be given several times.")
  var scenario: [String] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    try check()
    let source = try await source(session, input)
    let table = try await TransitionTable(source, in: session)
    let space =
      if let validStates {
        try await StateSpace(try await session.relation(named: validStates), for: table, in: session)
      } else { StateSpace(of: table) }
    var people: [Int: [Int: Int]]?
    if let population {
      people = try await TransitionTable.population(session.relation(named: population), in: session)
    }
    let rates = try TransitionRates(table, in: space, population: people, joinerYears: joinerYears)
    let gaps = try people.map { try demand($0, rates) } ?? []
    let scenarios =
      [SettledScenario(unchanged: space)]
      + (try scenario.map { try SettledScenario(try Scenario($0), in: space) })
    let weights = try await weights(space, rates, session)
    let rows = try await rows(rates, people, scenarios, weights.values, session)
    let answer = try await session.relation(
      of: Table(columns: columns(scenarios), rows: rows), sources: source.sources)
    let isPlain = scenarios.count == 1 && by.column == nil
    let chart = ChartHint(
      .line, x: "year", y: isPlain ? ["mean", "low", "high"] : ["mean"],
      by: scenarios.count == 1 ? by.column?.name : by.column == nil ? "scenario" : nil,
      title: by == .cost ? "Cost of plans, simulated" : "EHC plans, simulated")
    return .relation(
      answer.drawn(chart),
      notices: table.notices + rates.notices + gaps + weights.notices + notes(table, rates, session))
  }

  private func check() throws {
    guard (1...50).contains(years) else {
      throw SlateError(
        "\(years) years ahead cannot be simulated.", at: .argument("\(years)"), hint: "Choose 1 to 50.")
    }
    guard (2...100_000).contains(simulations) else {
      throw SlateError(
        "\(simulations) simulations cannot be made.", at: .argument("\(simulations)"),
        hint: "Choose 2 to 100000.")
    }
    guard (1...99).contains(interval) else {
      throw SlateError(
        "\(interval) is no interval.", at: .argument("\(interval)"), hint: "Choose 1 to 99 percent.")
    }
    if by == .group && validStates == nil {
      throw SlateError(
        "Groups of settings come from a table of valid states.", at: .argument("group"),
        hint: "Add --valid-states TABLE.")
    }
    if by == .cost && costs == nil {
      throw SlateError("Costs come from a table of costs.", at: .argument("cost"), hint: "Add --costs TABLE.")
    }
  }

  private func source(_ session: Session, _ input: Relation?) async throws -> Relation {
    if let transitions { return try await session.relation(named: transitions) }
    if let input { return input }
    throw SlateError(
      "There are no transitions to simulate from.",
      hint: "Add --transitions TABLE. 'sample' makes a fictional table of them, sample_send_transitions.")
  }

  /// A population without rows would let nobody join; with zeros it does, and says so.
  private func demand(_ people: [Int: [Int: Int]], _ rates: TransitionRates) throws -> [Notice] {
    var empty: Set<Int> = []
    for year in (rates.baseYear + 1)...(rates.baseYear + years) {
      for (index, joiners) in rates.joiners.enumerated() where joiners != nil {
        let academic = rates.space.years.lowerBound + index
        guard let size = people[year]?[academic] else {
          throw SlateError(
            "The population has no row for \(year), academic year \(academic).",
            hint:
              "It must have every January to \(rates.baseYear + years). Fewer --years, or no --population, work without."
          )
        }
        if size <= 0 { empty.insert(year) }
      }
    }
    guard !empty.isEmpty else { return [] }
    let names = empty.sorted().map(String.init).joined(separator: ", ")
    return [.warning("The population is 0 in some academic years of \(names): nobody joins them then.")]
  }

  private func weights(
    _ space: StateSpace, _ rates: TransitionRates, _ session: Session
  ) async throws -> (values: [Double]?, notices: [Notice]) {
    guard by == .cost, let costs else { return (nil, []) }
    let prices = try await TransitionTable.costs(session.relation(named: costs), in: session)
    var missing: Set<String> = []
    let values = (0..<space.cellCount).map { cell -> Double in
      let state = cell % space.stateCount
      let setting = space.settings[space.setting(of: state)].name
      let need = space.needs[space.need(of: state)]
      if let price = prices[TransitionTable.Plan(setting: setting, need: need)] { return price }
      if rates.opening[cell] > 0 || rates.joinerWeights[cell / space.stateCount][state] > 0 {
        missing.insert("\(setting), \(need)")
      }
      return 0
    }
    let names = missing.sorted()
    let notice: [Notice] =
      names.isEmpty
      ? []
      : [
        .warning(
          "\(names.count) of the settings and needs that can occur have no cost and count as 0: \(TransitionRates.some(of: names))."
        )
      ]
    return (values, notice)
  }

  private func rows(
    _ rates: TransitionRates, _ people: [Int: [Int: Int]]?, _ scenarios: [SettledScenario],
    _ weights: [Double]?,
    _ session: Session
  ) async throws -> [[Value]] {
    let parts = by.parts(of: rates.space)
    let summary = SimulationSummary(interval: interval)
    var rows: [[Value]] = []
    for (number, scenario) in scenarios.enumerated() {
      session.report("Simulating", Double(number) / Double(scenarios.count))
      let run = SimulationRun(
        simulator: Simulator(
          rates: rates, population: people, years: years, scenario: scenario, seed: session.seed),
        simulations: simulations, ofCell: parts.ofCell, partCount: parts.names.count, weights: weights)
      let sums = try await run.sums()
      for year in 0...years {
        for (part, name) in parts.names.enumerated() {
          let values = sums.map { $0[year * parts.names.count + part] }
          guard values.contains(where: { $0 != 0 }) || by.column == nil else { continue }
          var row: [Value] = scenarios.count > 1 ? [.text(scenario.name)] : []
          row.append(.integer(rates.baseYear + year))
          if by == .academicYear {
            row.append(.integer(Int(name) ?? 0))
          } else if by.column != nil {
            row.append(.text(name))
          }
          rows.append(row + summary.row(values))
        }
      }
    }
    return rows
  }

  private func columns(_ scenarios: [SettledScenario]) -> [Column] {
    var columns = scenarios.count > 1 ? [Column("scenario", .text, label: "Scenario")] : []
    columns.append(Column("year", .integer, label: "January", role: .dimension))
    if let part = by.column {
      columns.append(
        Column(part.name, by == .academicYear ? .integer : .text, label: part.label, role: .dimension))
    }
    return columns + SimulationSummary(interval: interval).columns(unit: by == .cost ? "£" : "plans")
  }

  private func notes(_ table: TransitionTable, _ rates: TransitionRates, _ session: Session) -> [Notice] {
    let years = table.years
    let span = years.first == years.last ? "\(years[0])" : "\(years.first ?? 0) to \(years.last ?? 0)"
    var notes: [Notice] = [
      .note(
        "\(simulations.grouped) simulations with seed \(session.seed), from transitions that begin in January \(span). January \(rates.baseYear) is as it was seen; between low and high lie \(interval)% of the simulations."
      )
    ]
    if population == nil {
      notes.append(
        .note(
          "Without a population, as many children join each year as on average before, as far as chance goes."
        ))
    }
    return notes
  }
}
