import SlateKit

/// `sample`: makes a fictional England.
struct SampleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Makes a fictional England whose true effects are known.",
    discussion: """
      Regions, authorities, schools, pupils over several years, plans for special educational needs, teachers, vacancies, \
      applications, forecasts, buildings and initiatives, as tables sample_... that lines use like imported files. Nothing in \
      them is real: names end in '(fictional)', and every result that reads them says so.

      The tables: sample_regions, sample_authorities, sample_planning_areas, sample_schools, sample_pupils, \
      sample_send_transitions, sample_send_population, sample_send_costs, sample_careers, sample_teachers, sample_vacancies, \
      sample_applications, sample_preferences, sample_rolls, sample_capacity, sample_births, sample_transfers, \
      sample_forecasts, sample_blocks, sample_initiatives, sample_outcomes and sample_truth. 'describe sample_pupils' lists a table's columns.

      'from sample_truth' lists the effects that were put in, so that a method can be tested against the truth. The same \
      arguments give the same data; others take the place of the former sample. --forget takes it away.
      """)
  static let kind = CommandKind.effect
  static let examples = [
    Example(
      "sample --authorities 3 --pupils 2000 --span 2", "a small one: its tables and their sizes",
      shows: ["4000"])
  ]

  @Option(help: "How many authorities.") var authorities = 24
  @Option(help: "How many pupils in a year, Reception to Year 11.") var pupils = 50_000
  @Option(help: "How many school years; the last is 2024/25.") var span = 5
  @Option(help: "Where the randomness begins; without it, the session's seed.") var seed: Int?
  @Flag(help: "Takes the sample away.") var forget = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if session.workspace.isReadOnly {
      throw SlateError(
        "This workspace is only read, so no sample can be made or taken away in it.",
        hint: "Open it without --read-only, or use --memory.")
    }
    if let seed, seed < 0 {
      throw SlateError("A seed is not negative.", at: .argument(String(seed)), hint: "It takes 0 or more.")
    }
    let size = try SampleSize(
      authorities: authorities, pupils: pupils, span: span, seed: seed.map(UInt64.init) ?? session.seed)
    let generator = Generator(size: size, session: session)
    if forget {
      let count = try await generator.forget()
      return .report(count == 0 ? "There is no sample." : "The \(count) tables of the sample are gone.")
    }
    let datasets = try await generator.generate()
    let summaries = Dictionary(generator.tables.map { ($0.name, $0.summary) }) { first, _ in first }
    let table = Table(
      columns: [
        Column("name", .text, label: "Table"), Column("rows", .integer, label: "Rows"),
        Column("holds", .text, label: "A row is"),
      ],
      vectors: [
        Vector(.text(datasets.map(\.name))), Vector(.integer(datasets.map(\.rows))),
        Vector(.text(datasets.map { summaries[$0.name] ?? "an effect that was put in" })),
      ])
    return .relation(try await session.relation(of: table, sources: datasets.map(\.table)))
  }
}
