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
      Doorslaer 1991). Fifths of the schools' weight stand beside them.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select * from (values (9,1,1.0),(9,2,2.0),(9,3,3.0),(9,4,4.0)) t(n,fsm,rate)"
        + " | staffing exposure --outcome rate --disadvantage fsm --weight n",
      "four schools on a straight line", shows: ["4.000", "0.2500"])
  ]

  @Option(help: "The column of the outcome, such as a vacancy rate.") var outcome: ColumnName
  @Option(
    help: "The column that says how disadvantaged a school is, such as the share of pupils on free meals.")
  var disadvantage: ColumnName
  @Option(
    help: "The column of what a school counts, such as its teachers; without it all schools count alike.")
  var weight: ColumnName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let schools = try required(input)
    let outcome = try schools.demandNumbers(outcome)
    let weight = try weight.map(schools.demandNumbers)
    let complete = try await session.complete(
      schools,
      [
        weight.map(SQL.number) ?? "1.0", SQL.number(schools.demandNumbers(disadvantage)), SQL.number(outcome),
      ])
    let units = complete.rows.map { row in
      Concentration.Unit(
        weight: row[0].double ?? 0, disadvantage: row[1].double ?? 0, outcome: row[2].double ?? 0)
    }
    guard let found = Concentration(units) else {
      throw SlateError(
        "There is no slope: schools have fewer than two degrees of disadvantage, a weight is below 0, or the mean outcome "
          + "is 0.")
    }
    let fifths = Exposure.fifths(units)
    let columns =
      [
        Column("schools", .integer, label: "Schools", decimals: 0),
        Column("mean", .number, label: "Mean \(outcome.label)", unit: outcome.unit, decimals: 3),
        Column("slope_index", .number, label: "Slope index", unit: outcome.unit, decimals: 3),
        Column("concentration_index", .number, label: "Concentration index", decimals: 4),
      ]
      + (1...5).map { fifth in
        let words = [1: ", least", 5: ", most"][fifth] ?? ""
        return Column(
          "fifth_\(fifth)", .number, label: "Fifth \(fifth)\(words)", unit: outcome.unit, decimals: 3)
      }
    let row: [Value] =
      [.integer(units.count), .number(found.mean), .number(found.slope), .number(found.index)]
      + fifths.map { $0.map(Value.number) ?? .missing(.notAvailable) }
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: [row]), sources: schools.sources),
      notices: [
        complete.notice("an outcome, a degree of disadvantage or a weight"),
        .note(
          "Fifths hold a fifth of the weight each; a school on the border counts on both sides by its share."),
      ])
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
