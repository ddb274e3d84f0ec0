import SlateKit
import Statistics

/// `staffing hazards`: who leaves sooner, from records of careers.
struct Hazards: Command {
  static let configuration = CommandConfiguration(
    abstract:
      "What goes with leaving sooner: a discrete-time hazard model of the careers in the table before it.",
    discussion: """
      The table has a row for each career: how many whole years it was seen, whether it ended then, and what the teacher and \
      school are like. Each year in which a teacher is at risk is one trial, h(k) = leavers / at risk, and each year has a level \
      of its own. With the complementary log-log link (the default) exp(effect) is the ratio of hazards of a proportional \
      hazards model whose time is grouped in years (Prentice and Gloeckler 1978); with --link logit it is the ratio of the odds \
      of leaving in a year (Singer and Willett 1993). Intervals are those of the normal approximation. A covariate of text \
      gets an effect for each value but the first in alphabetical order.

      A career ends at its first exit. Effects go with leaving; nothing here says that they cause it.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from (values (1,1,0,1),(1,0,0,9),(1,1,1,3),(1,0,1,7)) t(y,e,x,n)"
        + " | staffing hazards x --duration y --ended e --weight n --link logit",
      "1 of 10 teachers leaves, or 3 of 10: odds of 1 to 9 and 3 to 7", shows: ["3.857"])
  ]

  @Argument(help: "The columns that may go with leaving.") var covariates: [ColumnName] = []
  @Option(help: "The column that says how many whole years a career was seen.") var duration: ColumnName
  @Option(help: "The column that says whether it ended then: true or 1.") var ended: ColumnName
  @Option(help: "The column that says how many careers a row stands for.") var weight: ColumnName?
  @Option(help: "cloglog for ratios of hazards, logit for ratios of odds.")
  var link: BinomialRegression.Link = .cloglog
  @Flag(help: "The hazard of each year where every covariate is 0, in place of the effects.")
  var baseline = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let careers = try required(input)
    let columns = try covariates.map(careers.demand)
    let ended = try careers.demand(ended)
    guard ended.kind == .boolean || ended.kind.isNumeric else {
      throw SlateError(
        "'\(ended.name)' is neither true or false nor a number.", at: .argument(ended.name),
        hint: "Make it so with derive: derive ended = status = 'left'.")
    }
    let weight: SQL = try weight.map { SQL.number(try careers.demandNumbers($0)) } ?? "1.0"
    let items = columns.map { column -> SQL in
      column.kind.isNumeric || column.kind == .boolean ? SQL.number(column) : SQL.text(column)
    }
    let names = items.indices.map { "c\($0)" }
    let source: SQL = """
      (select \(SQL.number(try careers.demandNumbers(duration))) as t, cast(\(column: ended.name) as boolean) as e,
        \(weight) as n\(zip(items, names).map { ", \($0) as \(column: $1)" as SQL }, separator: "") from \(careers))
      """
    let missing = (["t", "e", "n"] + names).map { "\(column: $0) is null" as SQL }
    let complete: SQL = "not (\(missing, separator: " or ")) and t >= 0"
    let counts = try await session.connection.collect(
      """
      select count(*), count(*) filter (where \(complete)), count(*) filter (where \(complete) and t <> floor(t)) from \(source)
      """
    ).row(0).map { $0.integer ?? 0 }
    guard counts[2] == 0 else {
      throw SlateError(
        "\(counts[2].grouped) careers were not seen for a whole number of years.",
        at: .argument(duration.text),
        hint: "Round them down first: derive years = floor(\(duration.text)).")
    }
    let grouped = try await session.connection.collect(
      """
      select t, e, sum(n)\(names.map { ", \(column: $0)" as SQL }, separator: "") from \(source)
      where \(complete) group by all order by all
      """)
    let model = try HazardModel(
      (0..<grouped.rowCount).map(grouped.row), columns: columns, link: link)
    let table = baseline ? model.baselineTable : model.effectTable
    let notices =
      [
        CompleteRows.notice(
          leftOut: counts[0] - counts[1], of: counts[0], "a duration, an end, a weight or a covariate"),
        .note(
          "\(Int(model.trials).grouped) years at risk, \(Int(model.leavers).grouped) exits. Link: \(link == .cloglog ? "complementary log-log, ratios of hazards" : "logit, ratios of odds"). Log-likelihood \(model.fit.logLikelihood.text(decimals: 2)). Intervals: 95%."
        ),
        .note("Effects go with leaving; they are no proof of a cause."),
      ] + model.notices
    return .relation(
      try await session.relation(of: table, sources: careers.sources).drawn(
        baseline
          ? ChartHint(.line, x: "year", y: ["hazard"], title: "Chance of leaving in a year")
          : ChartHint(.dot, x: "term", y: ["ratio"], title: "Ratios of leaving")), notices: notices)
  }
}

extension BinomialRegression.Link: ExpressibleByArgument {}
