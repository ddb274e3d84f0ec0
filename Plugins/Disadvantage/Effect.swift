import SlateKit
import Statistics

/// `disadvantage effect`: effect sizes in months of progress, and several trials pooled.
struct Effect: Command {
  static let configuration = CommandConfiguration(
    abstract: "Effect sizes as months of progress, and trials pooled.",
    discussion: """
      Months are looked up in the table of the Education Endowment Foundation ('Effect size: guidance'), after the size is \
      rounded to two decimal places: 0.02 to 0.09 is 1 month, 0.10 to 0.18 is 2, and so on to 12. The Foundation's table \
      for its Toolkit differs slightly. Trials with standard errors are pooled: one effect for all (fixed), each \
      counting by 1 / error^2; and effects that vary around a mean (random effects, DerSimonian and Laird 1986). Q and I^2 \
      say how much they vary.

      Sizes stand on the line, with --errors for their standard errors in the same order, or in the columns of the table \
      before it (--size, --error, --trial, --security, --cost). Security, in padlocks from 0 to 5, is shown beside the effect as it is \
      published; cost is divided by the months. 'plot' draws the effects with their intervals (a forest chart).
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example("disadvantage effect 0.15", "one effect size: 2 months", shows: ["2"]),
    Example(
      "disadvantage effect 0.10 0.30 0.05 0.25 --errors 0.08 0.10 0.06 0.12", "four trials, pooled",
      shows: ["0.127", "0.151"]),
  ]

  @Argument(help: "Effect sizes.") var sizes: [Double] = []
  @Option(parsing: .upToNextOption, help: "Their standard errors, in the same order.") var errors: [Double] =
    []
  @Option(help: "The column of the effect sizes.") var size: ColumnName?
  @Option(help: "The column of their standard errors.") var error: ColumnName?
  @Option(help: "The column of the trials' names.") var trial: ColumnName?
  @Option(help: "The column of the security of each trial's finding, in padlocks.") var security: ColumnName?
  @Option(help: "The column of each trial's cost for a pupil, in pounds.") var cost: ColumnName?

  private struct Trial {
    var name: String
    var size: Double
    var error: Double?
    var security: Double?
    var cost: Double?
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let (trials, notices, sources) = try await trials(session, input)
    let pooled = MetaAnalysis(
      effects: trials.map(\.size), standardErrors: trials.compactMap(\.error))
    var rows = trials.map { row($0.name, $0.size, $0.error, $0.security, $0.cost) }
    var said = notices
    if let pooled {
      rows.append(row("Pooled: one effect", pooled.fixed.effect, pooled.fixed.standardError, nil, nil))
      rows.append(row("Pooled: effects vary", pooled.random.effect, pooled.random.standardError, nil, nil))
      said += [
        .note(
          "Q = \(pooled.heterogeneity.text(decimals: 3)) with \(pooled.degrees) degrees of freedom (p = "
            + "\(pooled.heterogeneityProbability.text(decimals: 3))); variance between trials "
            + "\(pooled.varianceBetween.text(decimals: 5)); I^2 = \((100 * pooled.inconsistency).text(decimals: 1))%."
        ),
        .note("Intervals: 95%. The months of an interval's ends are those of its ends as effect sizes."),
      ]
    }
    said.append(
      .note("Months: the Education Endowment Foundation's table; a size is rounded to two places first."))
    var columns = Self.columns
    if !trials.contains(where: { $0.security != nil }) { columns.removeAll { $0.name == "security" } }
    if !trials.contains(where: { $0.cost != nil }) { columns.removeAll { $0.name.hasPrefix("cost") } }
    if !trials.contains(where: { $0.error != nil }) {
      columns.removeAll { ["error", "low", "high", "months_low", "months_high"].contains($0.name) }
    }
    let kept = Set(columns.map(\.name))
    let places = Self.columns.indices.filter { kept.contains(Self.columns[$0].name) }
    let table = Table(columns: columns, rows: rows.map { row in places.map { row[$0] } })
    let relation = try await session.relation(of: table, sources: sources)
    return .relation(
      relation.drawn(ChartHint(.dot, x: "trial", y: ["size"], title: "Effect sizes")), notices: said)
  }

  private func trials(_ session: Session, _ input: Relation?) async throws -> ([Trial], [Notice], [String]) {
    if let input {
      guard let size else {
        throw SlateError(
          "It must be said which column holds the effect sizes.", hint: "Name it with --size COLUMN.")
      }
      guard sizes.isEmpty, errors.isEmpty else {
        throw SlateError("Effect sizes stand either on the line or in the table before it, not in both.")
      }
      func optional(_ column: Column?) -> SQL { column.map { "coalesce(\(SQL.number($0)), -1)" } ?? "-1.0" }
      let columns = try (
        error: error.map(input.demandNumbers), security: security.map(input.demandNumbers),
        cost: cost.map(input.demandNumbers)
      )
      let name = try trial.map(input.demand)
      let complete = try await session.complete(
        input,
        [
          SQL.number(input.demandNumbers(size)), columns.error.map(SQL.number) ?? "-1.0",
          optional(columns.security), optional(columns.cost),
          name.map { "coalesce(\(SQL.text($0)), '')" } ?? "''",
        ])
      func part(_ value: Value) -> Double? { value.double.flatMap { $0 < 0 ? nil : $0 } }
      let trials = complete.rows.enumerated().map { index, row in
        let name = row[4].text ?? ""
        return Trial(
          name: name.isEmpty ? "\(index + 1)" : name, size: row[0].double ?? 0, error: part(row[1]),
          security: part(row[2]), cost: part(row[3]))
      }
      guard !trials.isEmpty else { throw SlateError("The table before it has no row with an effect size.") }
      return (trials, [complete.notice("an effect size or its error")], input.sources)
    }
    guard !sizes.isEmpty else {
      throw SlateError(
        "There is no effect size.",
        hint: "Type one, as in 'disadvantage effect 0.15', or name the column with --size.")
    }
    guard errors.isEmpty || errors.count == sizes.count else {
      throw SlateError("There are \(sizes.count) effect sizes and \(errors.count) standard errors.")
    }
    guard errors.allSatisfy({ $0 > 0 }) else { throw SlateError("A standard error is above 0.") }
    let trials = sizes.indices.map { index in
      Trial(name: "\(index + 1)", size: sizes[index], error: errors.isEmpty ? nil : errors[index])
    }
    return (trials, [], [])
  }

  private static let columns = [
    Column("trial", .text, label: "Trial"),
    Column("size", .number, label: "Effect size", decimals: 3),
    Column("error", .number, label: "Standard error", decimals: 3),
    Column("low", .number, label: "From", decimals: 3), Column("high", .number, label: "To", decimals: 3),
    Column("months", .integer, label: "Months", decimals: 0),
    Column("months_low", .integer, label: "Months, from", decimals: 0),
    Column("months_high", .integer, label: "Months, to", decimals: 0),
    Column("security", .number, label: "Security", unit: "padlocks", decimals: 0),
    Column("cost", .number, label: "Cost per pupil", unit: "£", decimals: 0),
    Column(
      "cost_per_month", .number, label: "Cost per month", unit: "£", decimals: 0,
      symbols: "cost_per_month_symbol"),
  ]

  private func row(_ name: String, _ size: Double, _ error: Double?, _ security: Double?, _ cost: Double?)
    -> [Value]
  {
    let months = EffectSize.months(size)
    let reach = error.map { Normal.quantile(0.975) * $0 }
    func number(_ value: Double?) -> Value { value.map(Value.number) ?? .missing(nil) }
    func whole(_ value: Int?) -> Value { value.map(Value.integer) ?? .missing(nil) }
    return [
      .text(name), .number(size), number(error), number(reach.map { size - $0 }),
      number(reach.map { size + $0 }),
      .integer(months), whole(reach.map { EffectSize.months(size - $0) }),
      whole(reach.map { EffectSize.months(size + $0) }), number(security), number(cost),
      cost.map { months > 0 ? .number($0 / Double(months)) : .missing(.notApplicable) } ?? .missing(nil),
    ]
  }
}
