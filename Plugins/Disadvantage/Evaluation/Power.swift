import SlateKit
import Statistics

/// `disadvantage power`: what effect a trial could find at all.
struct Power: Command {
  static let configuration = CommandConfiguration(
    abstract: "The smallest effect that a trial in whole schools could find.",
    discussion: """
      The smallest detectable effect in standard deviations of the outcome (Bloom, Richburg-Hayes and Black 2007): a multiple \
      of the root of icc (1 - R2 of schools) / (P (1 - P) J) + (1 - icc) (1 - R2 of pupils) / (P (1 - P) J n), for J schools \
      with n pupils each, a share P of them reached. The multiple is the sum of the quantiles of Student's t for 5% on both sides \
      and for --power. Months are those of 'disadvantage effect'. Several numbers of schools give a row each.
      """)
  static let examples = [
    Example(
      "disadvantage power --schools 40 80 160 --pupils 50 --icc 0.15", "three sizes of a trial",
      shows: ["40", "160"])
  ]

  @Option(
    parsing: .upToNextOption, help: "How many schools take part, in both arms; several give a row each.")
  var schools: [Int]
  @Option(help: "How many pupils are tested in each.") var pupils: Double
  @Option(help: "The share of the outcome's variance that lies between schools, 0 to 1.") var icc: Double
  @Option(help: "The share of the schools that are reached.") var share = 0.5
  @Option(help: "The share of the variance between schools that earlier tests explain.") var schoolR2 = 0.0
  @Option(help: "The share of the variance within schools that earlier tests explain.") var pupilR2 = 0.0
  @Option(help: "How often a true effect of that size is found.") var power = 0.8

  func validate() throws {
    guard pupils >= 1 else { throw ValidationError("--pupils is 1 or more.") }
    for (name, value) in [("--icc", icc), ("--school-r2", schoolR2), ("--pupil-r2", pupilR2)]
    where !(0...1).contains(value) {
      throw ValidationError("\(name) is a number from 0 to 1.")
    }
    for (name, value) in [("--share", share), ("--power", power)] where !(value > 0 && value < 1) {
      throw ValidationError("\(name) lies between 0 and 1.")
    }
    guard schools.allSatisfy({ (4...100_000).contains($0) }) else {
      throw ValidationError("--schools are numbers from 4 to 100000.")
    }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = schools.map { count -> [Value] in
      let trial = ClusterTrial(
        schools: count, pupils: pupils, icc: icc, share: share, explainedBetween: schoolR2,
        explainedWithin: pupilR2)
      let size = trial.detectable(power: power)
      return [
        .integer(count), .number(Double(count) * pupils), .number(trial.standardError),
        size.map(Value.number) ?? .missing(.notApplicable),
        size.map { .integer(EffectSize.months($0)) } ?? .missing(.notApplicable),
      ]
    }
    let table = Table(
      columns: [
        Column("schools", .integer, label: "Schools", decimals: 0, role: .dimension),
        Column("pupils", .number, label: "Pupils", unit: "pupils", decimals: 0),
        Column("error", .number, label: "Standard error", unit: "sd", decimals: 3),
        Column("detectable", .number, label: "Smallest detectable effect", unit: "sd", decimals: 3),
        Column("months", .integer, label: "Months", decimals: 0),
      ], rows: rows)
    return .relation(
      try await session.relation(of: table).drawn(
        ChartHint(.line, x: "schools", y: ["detectable"], title: "Smallest detectable effect")),
      notices: [
        .note(
          "Found in \(Int((power * 100).rounded()))% of such trials, at 5% on both sides. The icc of an outcome is known from earlier tests; it is not guessed here."
        )
      ])
  }
}
