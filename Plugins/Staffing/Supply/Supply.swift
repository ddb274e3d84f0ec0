import SlateKit
import Statistics

/// `staffing supply`: how many trainees are needed, and what would change that.
struct Supply: Command {
  static let configuration = CommandConfiguration(
    abstract: "How many trainees are needed, from demand, leavers and joiners, and what would change that.",
    discussion: """
      The teacher workforce model of the Department for Education, on its published numbers and trajectories. Supply goes from \
      census to census as teachers - leavers - hours lost + returners + new to state schools + newly qualified. In the target \
      year entrants = demand - base + leavers + hours lost, where base is the supply of the year before, or its demand where \
      supply is above that: past under-supply is made good, a surplus is not netted off. Newly qualified teachers are entrants \
      less returners and those new to state schools, and trainees are those over the full-time equivalents that come of a trainee.

      The published need cannot be computed from what is published without this step. Published are pupils and teachers by phase \
      (of one edition), leaver rates and entrants by subject. Not published are, for each subject: how many full-time equivalents \
      of teachers come of a trainee (completion x employment x hours), the newly qualified of other routes, the hours lost (here: \
      the mean of what past flows leave unexplained, moves between phases with it), teachers since 2016 (here: carried forward \
      with their own flows, scaled to all secondary teachers), and the demand of the edition that the trajectories are of. So \
      the yield of a trainee is the one that reproduces the published need, and holds all of them; or it is yours: --full-time, \
      --completing, --employed and --other-routes, and the need then stands beside the published one with its difference. What \
      moved the published need from one year to the next is published, and closes: 'staffing drivers --subjects'.

      Demand follows pupils as the model's own projection does. Low and high hold 95% of simulations in which each rate is \
      moved as far as it moved in the published history over as many years (and as uncertainly as so few years say), 2020/21 with it unless --leave-out 2021 says otherwise; \
      the yield stays. A year is the school year that \
      ends in it, by the model's label: the census at which they arrive.
      """)
  static let examples = [
    Example("staffing supply", "primary schools", shows: ["7650"]),
    Example(
      "staffing supply --scenario 'leavers -10% from 2026' --scenario 'pupils -2%'",
      "scenarios side by side", shows: ["7650"]),
    Example(
      "staffing supply --full-time 0.95 --completing 0.9 --employed 0.8", "with a yield of your own"),
    Example("staffing supply --path", "supply and demand on the way there", shows: ["215631"]),
  ]

  @Option(help: "A subject, or Primary or Secondary. Secondary subjects need the imported trajectories.")
  var subject = SubjectName(text: SupplyData.primary)
  @Flag(help: "A row for every subject.") var subjects = false
  @Option(help: "A change of rates, such as 'leavers -10% from 2026'. May be given several times.")
  var scenario: [String] = []
  @Flag(help: "Supply and demand of every year, in place of the need.") var path = false
  @Option(help: "The edition of the trajectories, as a year.") var edition: Int?
  @Option(help: "Full-time equivalents of a newly qualified teacher.") var fullTime: Double?
  @Option(help: "The share of trainees who qualify, 0 to 1.") var completing: Double?
  @Option(help: "The share of the qualified who begin to teach, 0 to 1.") var employed: Double?
  @Option(help: "Newly qualified teachers of other routes than postgraduate training, FTE.")
  var otherRoutes: Double?
  @Option(help: "Years whose flows say nothing of the variation to come, such as 2021-2022.")
  var leaveOut: Years?
  @Option(help: "How many simulations.") var simulations = 1000

  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard (2...100_000).contains(simulations) else {
      throw SlateError(
        "\(simulations) simulations cannot be made.", at: .argument("\(simulations)"),
        hint: "Choose 2 to 100000.")
    }
    let yield = try SupplyYield(
      fullTime: fullTime, completing: completing, employed: employed, otherRoutes: otherRoutes)
    let scenarios = [SupplyScenario.published] + (try scenario.map { try SupplyScenario($0) })
    let data = try await SupplyData(edition: edition, in: session)
    let years = data.start...data.target
    if let idle = scenarios.first(where: { $0.changes.contains { !years.contains(where: $0.span.holds) } }) {
      throw SlateError(
        "'\(idle.name)' changes nothing: the model goes from \(SupplyRows.label(data.start)) to \(SupplyRows.label(data.target)).",
        at: .argument(idle.name), hint: "A year is the one in which the school year ends.")
    }
    var models: [SupplyModel] = []
    if subjects {
      models.append(try SupplyModel(SupplyData.primary, data))
      models += try ([SupplyData.secondary] + data.subjectStocks.teachers.keys.sorted()).map {
        try SupplyModel($0, data)
      }
    } else {
      models.append(try SupplyModel(try name(data), data))
    }
    if path { return try await paths(models, scenarios, data, session) }
    var rows: [[Value]] = []
    for model in models {
      session.report("Simulating \(model.subject)")
      rows += try SupplyRows(
        model, yield, simulations: simulations, leavingOut: leaveOut, seed: session.seed
      ).rows(scenarios)
    }
    let table = Table(columns: SupplyRows.columns, rows: rows)
    let hint = ChartHint(
      .bar, x: subjects && scenario.isEmpty ? "subject" : "scenario", y: ["trainees"],
      by: subjects && !scenario.isEmpty ? "subject" : nil, title: "Trainees needed")
    return .relation(
      try await session.relation(of: table).drawn(hint), notices: notices(models, data, yield))
  }

  private func name(_ data: SupplyData) throws -> String {
    let names = [SupplyData.primary, SupplyData.secondary] + data.subjectStocks.teachers.keys.sorted()
    return try subject.resolved(among: names)
  }

  private func paths(
    _ models: [SupplyModel], _ scenarios: [SupplyScenario], _ data: SupplyData, _ session: Session
  ) async throws -> Output {
    var rows: [[Value]] = []
    for model in models {
      for scenario in scenarios {
        guard let supply = model.supply(scenario) else { continue }
        for (offset, teachers) in supply.supply.enumerated() {
          let year = data.start + offset
          let demand = model.demand(scenario, in: year)
          rows.append([
            .text(model.subject), .text(scenario.name), .text(SupplyRows.label(year)), .number(teachers),
            .number(demand), .number(teachers - demand),
          ])
        }
      }
    }
    func full(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "FTE", decimals: 0)
    }
    let columns = [
      Column("subject", .text, label: "Subject"), Column("scenario", .text, label: "Scenario"),
      Column("period", .text, label: "Period"), full("supply", "Supply"), full("demand", "Demand"),
      full("difference", "Supply less demand"),
    ]
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: rows)).drawn(
        ChartHint(y: ["supply", "demand"], title: "Teachers: supply and demand")),
      notices: data.notices + [
        .note(
          "The first year is the census, taken as sufficient; later ones are supply with the newly qualified teachers of the trajectories."
        )
      ])
  }

  private func notices(_ models: [SupplyModel], _ data: SupplyData, _ yield: SupplyYield) -> [Notice] {
    let training = SupplyRows.label(data.target - 1)
    let lost = models.map { "\((100 * $0.meanLost).text(decimals: 2))%" }
    var notices =
      data.notices + [
        .note(
          "Trainees who start in \(training) teach in \(SupplyRows.label(data.target)). Trajectories are those of the edition of \(data.edition), pupils and teachers those of a later one: where a need differs from the published one, that, hours, routes and yield are why."
        ),
        .note(
          "Hours lost: \(Set(lost).sorted().joined(separator: " and ")) of teachers a year, the mean of \(models[0].lost.count) years of history. Demand moves by \(models[0].elasticity.text(decimals: 2))% for 1% of pupils (\(models[0].phase))."
        ),
      ]
    notices.append(yield.notice(training))
    if models.contains(where: { $0.phase == SupplyData.secondary }) {
      notices.append(
        .warning(
          "Teachers by subject are an estimate: last published for \(SupplyRows.label(data.subjectStocks.year)), carried forward since, and taken as sufficient in \(SupplyRows.label(data.start)): what the model makes good of earlier under-supply is in 'staffing drivers', and here in the yield."
        ))
    }
    return notices
  }
}
