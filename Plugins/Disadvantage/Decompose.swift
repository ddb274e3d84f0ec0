import SlateKit
import Statistics

/// `disadvantage decompose`: how much of a gap lies between schools, in composition, or in characteristics.
struct Decompose: Command {
  static let configuration = CommandConfiguration(
    abstract: "Splits the gap between disadvantaged pupils and others, in one of three ways.",
    discussion: """
      --method schools: between and within schools, as FFT Education Datalab does it. The others are weighted anew to the \
      schools that disadvantaged pupils attend: within = sum of n_dis / N_dis * (others' mean - disadvantaged mean), \
      between = the rest, which can be negative. Schools without other pupils have no gap within and are left out, by name.

      --method composition: the gap between two means over the values of --over, as Kitagawa (1955) does it: what \
      different shares of each value do, sum of (w2 - w1)(r1 + r2) / 2, and what different means within each value do, \
      sum of (r2 - r1)(w1 + w2) / 2.

      --method characteristics: as Oaxaca and Blinder (1973) do it: regressions of the outcome in each group on the \
      columns of --over split the gap into what different characteristics explain, at the coefficients of \
      disadvantaged pupils, and what the same characteristics being worth more or less leaves unexplained.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select * from (values (40,1,'A'),(50,0,'A'),(45,1,'B'),(52,0,'B')) t(y,d,s)"
        + " | disadvantage decompose --outcome y --group d --school s",
      "two schools with one pupil of each group: all of the gap is within", shows: ["8.50", "100.0"]),
    Example(
      "select * from (values (10,1,'l'),(20,1,'h'),(12,0,'l'),(24,0,'h')) t(y,d,p)"
        + " | disadvantage decompose --outcome y --group d --method composition --over p",
      "equal shares of each: all of the gap is in the means", shows: ["3.00"]),
  ]

  enum Method: String, CaseIterable, ExpressibleByArgument, Sendable {
    case schools, composition, characteristics
  }

  @Option(help: "The column of the outcome, such as a score.") var outcome: ColumnName
  @OptionGroup var group: DisadvantagedGroup
  @Option(help: "How the gap is split.") var method: Method = .schools
  @Option(help: "The column of the schools, for --method schools.") var school: ColumnName?
  @Option(
    parsing: .upToNextOption,
    help: "The columns of the characteristics, for the other two methods; composition takes one.")
  var over: [ColumnName] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let pupils = try required(input)
    let outcome = try pupils.demandNumbers(outcome)
    let flag = try group.flag(in: pupils)
    switch method {
    case .schools:
      guard let school else {
        throw SlateError(
          "Between and within schools needs the column of the schools.", hint: "Name it with --school COLUMN."
        )
      }
      return try await schools(pupils, outcome, flag, pupils.demand(school), session)
    case .composition:
      guard over.count == 1, let name = over.first else {
        throw SlateError(
          "Composition is over one column, and \(over.isEmpty ? "none is" : "\(over.count) are") named.",
          hint: "Name it with --over COLUMN; several can be joined into one with 'derive'.")
      }
      return try await composition(pupils, outcome, flag, pupils.demand(name), session)
    case .characteristics:
      guard !over.isEmpty else {
        throw SlateError(
          "Characteristics need at least one column.", hint: "Name them with --over COLUMN COLUMN ...")
      }
      return try await characteristics(pupils, outcome, flag, over.map(pupils.demand), session)
    }
  }

  /// The gap's parts as a table: what each is, and its share of the whole.
  static func table(_ parts: [(name: String, value: Double)], of whole: Double, unit: String) -> Table {
    Table(
      columns: [
        Column("part", .text, label: "Part"),
        Column("gap", .number, label: "Gap", unit: unit, decimals: 2),
        Column("share", .number, label: "Share of the gap", unit: "%", decimals: 1, symbols: "share_symbol"),
      ],
      rows: parts.map { part in
        [
          .text(part.name), .number(part.value),
          whole == 0 ? .missing(.notApplicable) : .number(100 * part.value / whole),
        ]
      })
  }
}
