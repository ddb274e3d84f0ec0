import SlateKit
import Statistics

/// `places viability`: what falling rolls do to schools.
struct Viability: Command {
  static let configuration = CommandConfiguration(
    abstract: "Falling rolls by school: income, surplus places, and what merging or reducing changes.",
    discussion: """
      Each school keeps its share of its planning area's pupils of the last January, and the area's pupils are those of \
      'places forecast'. Surplus = max(0, capacity - pupils) over capacity. Income is pupils x --per-pupil; without it £5,115, \
      what the National Audit Office's 2026 report gives for primary schools: £288 million less for 56,300 fewer pupils.

      --merge 'A into B' closes A: its pupils go to B, its places are gone. --reduce 'A by 30' takes 30 from the places of each \
      year group, beginning with the first forecast January's entry; pupils who no longer fit go to the nearest schools of \
      the planning area that have room. The price is distance: moved pupils x kilometres between the two schools, which is \
      the most that their ways can grow by.

      The table of rolls is that of 'places forecast'. Where it is by school, with the columns school and capacity, the schools \
      are its own (easting_km and northing_km say where they are); else those of a file of 'School capacity'. Without a \
      table both are those of a sample: type 'sample' first. A surplus threshold is a choice: no publication defines one.
      """)
  static let examples = [
    Example(
      "sql \"select 'Oak' school, 2024+i as year, 60-6*i pupils from range(2) t(i)\""
        + " | derive planning_area = 'North' | derive ncy = 0 | derive capacity = 75"
        + " | places viability --method naive", "54 pupils in 75 places: above the threshold",
      shows: ["28.0", "2025"])
  ]
  static let place = CommandPlace.anywhere

  @Option(help: "Surplus places in percent of capacity from which a school is said to be at risk.")
  var surplus = 25.0
  @Option(help: "Income for each pupil, in £ a year.") var perPupil: Double?
  @Option(help: "A school that closes into another: 'A into B'. May be given several times.") var merge:
    [String] = []
  @Option(help: "Fewer places in each year group: 'A by 30'. May be given several times.") var reduce:
    [String] = []
  @Option(help: "Only the schools of these planning areas, by a part of the name.") var planningArea:
    [String] = []
  @Option(help: "Only this phase.") var phase: Phase?
  @Option(help: "How forecasts are made.") var method = CohortSeries.Method.pooled
  @OptionGroup var columns: RollColumns
  @Option(help: "The last January; without it 5 years ahead.") var to: Int?
  @Flag(help: "A row for each planning area and January, in place of each school.") var totals = false

  func validate() throws {
    guard (0...100).contains(surplus), perPupil ?? 1 > 0 else {
      throw ValidationError("--surplus is 0 to 100, and --per-pupil is above 0.")
    }
  }

  /// £288 million over 56,300 pupils.
  static let publishedPerPupil = 288_000_000.0 / 56_300

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let read = try await RollModel.read(columns, for: .planningArea, only: [], input: input, in: session)
    var estate = try await SchoolEstate.read(
      read.model, method: method, to: to, phase: phase, planningAreas: planningArea, rolls: input, in: session
    )
    let before = estate
    for text in merge { try estate.merge(text) }
    for text in reduce { try estate.reduce(text) }
    let isChanged = !merge.isEmpty || !reduce.isEmpty
    let report = ViabilityReport(
      before: before, after: isChanged ? estate : nil, surplus: surplus,
      perPupil: perPupil ?? Viability.publishedPerPupil)
    var relation = try await session.relation(
      of: totals ? report.areas : report.schools, sources: read.sources + estate.sources)
    relation = relation.drawn(
      totals
        ? ChartHint(.line, x: "year", y: ["surplus_rate"], title: "Surplus places of planning areas")
        : ChartHint(.histogram, y: ["surplus_then"], title: "Surplus places of schools"))
    return .relation(relation, notices: read.notices + estate.notices + report.notices)
  }
}
