import SlateKit
import Statistics

/// `staffing exposure`: whether an outcome gathers in the schools of disadvantaged pupils.
struct Exposure: Command {
  static let configuration = CommandConfiguration(
    abstract: "Whether vacancies, turnover or another outcome gather in the schools of disadvantaged pupils.",
    discussion: """
      The table before it has a row for each school. Schools are ranked from the least to the most disadvantaged, each at \
      the middle of its share of the weight (its teachers or pupils). The slope index is the outcome at the most \
      disadvantaged end less that at the least, along the straight line through all schools; the concentration index \
      runs from -1 to 1 and is above 0 where the outcome gathers in disadvantaged schools (Wagstaff, Paci and van \
      Doorslaer 1991). Fifths of the schools' weight stand beside them. The interval of the slope is that of a weighted \
      regression on the rank with robust errors; that of the concentration index follows from it, ranks and mean held.

      --outcome may be given several times, for vacancies, turnover, the share of teachers in their first years, or that of \
      lessons taught by teachers without a qualification in the subject.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select * from (values (9,1,1.0),(9,2,2.0),(9,3,3.0),(9,4,4.0)) t(n,fsm,rate)"
        + " | staffing exposure --outcome rate --disadvantage fsm --weight n",
      "four schools on a straight line", shows: ["4.000", "0.2500"])
  ]

  @Option(help: "The column of the outcome, such as a vacancy rate. May be given several times.")
  var outcome: [ColumnName]
  @Option(
    help: "The column that says how disadvantaged a school is, such as the share of pupils on free meals.")
  var disadvantage: ColumnName
  @Option(
    help: "The column of what a school counts, such as its teachers; without it all schools count alike.")
  var weight: ColumnName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let schools = try required(input)
    let outcomes = try outcome.map(schools.demandNumbers)
    let weight = try weight.map(schools.demandNumbers)
    let disadvantage = try schools.demandNumbers(disadvantage)
    var rows: [[Value]] = []
    var notices: [Notice] = []
    for outcome in outcomes {
      let complete = try await session.complete(
        schools, [weight.map(SQL.number) ?? "1.0", SQL.number(disadvantage), SQL.number(outcome)])
      let units = complete.rows.map { row in
        Concentration.Unit(
          weight: row[0].double ?? 0, disadvantage: row[1].double ?? 0, outcome: row[2].double ?? 0)
      }
      guard let found = Concentration(units) else {
        throw SlateError(
          "\(outcome.label) has no slope: schools have fewer than two degrees of disadvantage, a weight is below 0, or the mean "
            + "is 0.", at: .argument(outcome.name))
      }
      let notice = complete.notice("an outcome, a degree of disadvantage or a weight")
      if !notices.contains(notice) { notices.append(notice) }
      rows.append(Exposure.row(outcome, units, found))
    }
    let unit = Set(outcomes.map(\.unit)).count == 1 ? outcomes[0].unit : ""
    return .relation(
      try await session.relation(
        of: Table(columns: Exposure.columns(unit), rows: rows), sources: schools.sources
      ).drawn(
        ChartHint(.bar, x: "outcome", y: ["slope_index"], title: "Most less least disadvantaged schools")),
      notices: notices + [
        .note(
          "Fifths hold a fifth of the weight each; a school on the border counts on both sides by its share.")
      ])
  }

  private static func row(_ outcome: Column, _ units: [Concentration.Unit], _ found: Concentration) -> [Value]
  {
    func value(_ number: Double?) -> Value { number.map(Value.number) ?? .missing(.notAvailable) }
    let slope = found.slopeInterval
    // The index is the slope times what ranks and mean fix.
    let factor = found.slope == 0 ? nil : found.index / found.slope
    let ends = slope.flatMap { slope in
      factor.map { [slope.lowerBound * $0, slope.upperBound * $0].sorted() }
    }
    return [
      .text(outcome.name), .integer(units.count), .number(found.mean), .number(found.slope),
      value(slope?.lowerBound), value(slope?.upperBound), .number(found.index), value(ends?[0]),
      value(ends?[1]),
    ] + fifths(units).map(value)
  }

  private static func columns(_ unit: String) -> [Column] {
    func number(_ name: String, _ label: String, _ decimals: Int = 3) -> Column {
      Column(name, .number, label: label, unit: decimals == 3 ? unit : "", decimals: decimals)
    }
    return [
      Column("outcome", .text, label: "Outcome"),
      Column("schools", .integer, label: "Schools", decimals: 0), number("mean", "Mean"),
      number("slope_index", "Slope index"), number("slope_low", "From"), number("slope_high", "To"),
      number("concentration_index", "Concentration index", 4),
      number("concentration_low", "From", 4).asDetail, number("concentration_high", "To", 4).asDetail,
    ]
      + (1...5).map { fifth in
        number("fifth_\(fifth)", "Fifth \(fifth)\([1: ", least", 5: ", most"][fifth] ?? "")").asDetail
      }
  }

  /// The mean outcome in each fifth of the weight, from the least to the most disadvantaged.
  private static func fifths(_ units: [Concentration.Unit]) -> [Double?] {
    let sorted = units.filter { $0.weight > 0 }.sorted { $0.disadvantage < $1.disadvantage }
    let all = sorted.reduce(0) { $0 + $1.weight }
    var sums = [Double](repeating: 0, count: 5)
    var weights = sums
    var below = 0.0
    for unit in sorted {
      let (start, end) = (below / all * 5, (below + unit.weight) / all * 5)
      for fifth in 0..<5 {
        let part = max(0, min(end, Double(fifth + 1)) - max(start, Double(fifth)))
        sums[fifth] += part * unit.outcome
        weights[fifth] += part
      }
      below += unit.weight
    }
    return zip(sums, weights).map { $1 > 0 ? $0 / $1 : nil }
  }
}
