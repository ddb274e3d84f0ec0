import SlateKit
import Statistics

/// `disadvantage evaluate`: whether an initiative changed an outcome in the schools that it reached.
struct Evaluate: Command {
  static let configuration = CommandConfiguration(
    abstract: "Did an initiative work? The schools it reached beside others, over the years.",
    discussion: """
      The table has a row for each school and year, with the outcome and the first year in which the school was reached; \
      nothing there for a school that never was. Designs:

      differences: the change from the mean of the years before a school's start to the mean of those since, less the same \
      change of comparison schools. Schools that start in one year are a cohort and are compared for themselves, never with \
      schools reached before (Callaway and Sant'Anna 2021); each reached school counts once. --comparison later adds schools \
      that are reached later, as long as they are not.
      two-way: the regression on effects of schools and years; refused where schools start in different years, for there it \
      compares schools with others already reached.
      matched: each reached school beside the --neighbours schools never reached that are most like it in the --match columns \
      before its start, each used once; errors by these sets (Abadie and Spiess 2022).
      series: one series with a straight line before --since, a step and a change of slope (segmented regression).

      Errors are clustered by --cluster, or else by school. --over-time shows the effects by years since the start, against the \
      year before it: those before it ought to be 0. A design that the data cannot bear is refused, and the reason said.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select s as school, y as year from range(40) a(s), range(2018, 2024) b(y)"
        + " | derive start = case when school < 20 then 2021 end"
        + " | derive reached = case when year >= start then 1 else 0 end"
        + " | derive score = school * year % 5 / 9 + 2 * reached | disadvantage evaluate --outcome score",
      "twenty schools reached in 2021: two points were put in", shows: ["20"]),
    Example(
      "select y as year, 50 + y % 2 / 9 as base from range(2010, 2022) b(y)"
        + " | derive score = base + case when year > 2015 then 3 else 0 end"
        + " | disadvantage evaluate --outcome score --design series --since 2016",
      "one series in which something began in 2016"),
  ]

  enum Design: String, CaseIterable, ExpressibleByArgument, Sendable {
    case differences, twoWay = "two-way", matched, series
  }

  /// The columns that an evaluation reads.
  struct Columns {
    var outcome: Column
    var school: Column
    var year: Column
    var start: Column?
    var cluster: Column?
  }

  @Option(help: "The column of the outcome.") var outcome: ColumnName
  @Option(help: "The column of the schools, or of the areas.") var school = ColumnName(text: "school")
  @Option(help: "The column of the years.") var year = ColumnName(text: "year")
  @Option(help: "The column of the first year in which a school was reached.")
  var start = ColumnName(text: "start")
  @Option(help: "How the effect is found.") var design: Design = .differences
  @Option(help: "Schools never reached, or also those reached later.")
  var comparison: DifferenceInDifferences.Comparison = .never
  @Option(help: "The column whose values have errors that go together, such as the authority.")
  var cluster: ColumnName?
  @Option(parsing: .upToNextOption, help: "For matched: the columns in which schools must be alike.")
  var match: [ColumnName] = []
  @Option(help: "For matched: how many schools each is compared with.") var neighbours = 1
  @Option(help: "For matched: the largest distance, in standard deviations.") var caliper: Double?
  @Option(help: "For series: the first year since it began.") var since: String?
  @Flag(help: "The effects by years since the start, or the series beside what was expected.")
  var overTime = false
  @Flag(help: "For matched: how alike the schools are, before matching and after.") var balance = false

  func validate() throws {
    guard (1...20).contains(neighbours) else {
      throw ValidationError("--neighbours is a number from 1 to 20.")
    }
    if let caliper, !(caliper > 0) { throw ValidationError("--caliper is above 0.") }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try required(input)
    if design == .series { return try await series(rows, session) }
    let columns = try Columns(
      outcome: rows.demandNumbers(outcome), school: rows.demand(school), year: rows.demand(year),
      start: rows.demand(start), cluster: cluster.map(rows.demand))
    let others = try match.map(rows.demandNumbers)
    let panel = try await SchoolPanel(rows, columns, others: others, in: session)
    try demandStarts(panel)
    let output =
      switch design {
      case .differences: try await differences(panel, columns.outcome, session, rows.sources)
      case .twoWay: try await twoWay(panel, columns.outcome, session, rows.sources)
      case .matched: try await matched(panel, columns.outcome, others, session, rows.sources)
      case .series: try await series(rows, session)
      }
    return Output(output.contents, notices: output.notices + panel.notices)
  }

  /// Refuses a panel in which nothing can have an effect that is seen.
  private func demandStarts(_ panel: SchoolPanel) throws {
    guard !panel.starts.isEmpty else {
      throw SlateError(
        "No school of the table was reached: '\(start.text)' is empty in every row, or lies after the last year.",
        at: .argument(start.text))
    }
    guard panel.starts.contains(where: { $0 > 0 }) else {
      throw SlateError(
        "Every school that was reached starts in \(panel.years.first ?? "the first year") or before, the first year of the "
          + "table: there is no year before the start, so no change can be seen.",
        hint: "Add the outcomes of earlier years.")
    }
  }

  /// Refuses a design with too few clusters on a side for errors that mean something.
  func demandClusters(_ panel: SchoolPanel, _ reached: [Int], _ others: [Int]) throws {
    let sides = [reached, others].map { side in Set(side.map { panel.units[$0].cluster }).count }
    guard sides[0] >= Evaluate.leastClusters, sides[1] >= Evaluate.leastClusters else {
      let what = cluster == nil ? "schools" : "values of '\(cluster?.text ?? "")'"
      throw SlateError(
        "There are \(sides[0].grouped) \(what) that were reached and \(sides[1].grouped) to compare them with. Errors "
          + "estimated from fewer than \(Evaluate.leastClusters) on either side are too small, and would find effects that are not there.",
        hint: cluster == nil
          ? "More schools, or the single case described as it is: 'plot' draws it."
          : "Leave --cluster out only if errors do not go together within its values.")
    }
  }

  /// Slate's own bound for what is refused: with fewer clusters on a side, errors rest on next to nothing.
  static let leastClusters = 5
}

extension DifferenceInDifferences.Comparison: ExpressibleByArgument {}
