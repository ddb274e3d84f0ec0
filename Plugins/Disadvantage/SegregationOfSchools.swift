import SlateKit
import Statistics

/// `disadvantage segregation`: how unevenly disadvantaged pupils are spread over schools.
struct SegregationOfSchools: Command {
  static let configuration = CommandConfiguration(
    commandName: "segregation",
    abstract: "How unevenly disadvantaged pupils are spread over the schools of the table before it.",
    discussion: """
      The table has a row for each school, with its pupils and those of them who are disadvantaged. With d of n pupils \
      disadvantaged in a school, D of N in all, P = D / N, o = n - d and O = N - D:

      Dissimilarity = half the sum of |d/D - o/O|. Gorard = half the sum of |d/D - n/N| = dissimilarity * (1 - P): the \
      share of disadvantaged pupils who would have to exchange schools. Isolation = sum of d/D * d/n, the mean share \
      of disadvantaged pupils where they are; exposure = 1 - isolation. Variance ratio = (isolation - P) / (1 - P). \
      Theil's H = mutual information of school and group over the entropy of the groups.

      Small schools look segregated by chance alone. --randomisations draws every school's disadvantaged pupils at random \
      with the share P, as often as that; each index then has a row, with the mean of what comes out beside it.

      --levels splits mutual information (Mora and Ruiz-Castillo 2011): between regions, between authorities within a region, \
      between schools within an authority; the parts sum to the whole, as those of no other index here do.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "select unnest([100,100,200,100,100]) as n, unnest([40,20,20,10,10]) as fsm6"
        + " | disadvantage segregation --pupils n --disadvantaged fsm6", "five schools",
      shows: ["0.3200", "0.2667", "0.2400", "0.0880", "0.0849"])
  ]

  @Option(help: "The column of each school's pupils.") var pupils: ColumnName?
  @Option(help: "The column of those of them who are disadvantaged.") var disadvantaged: ColumnName
  @Option(
    help: "A row for each value of this column, such as the authority; the split between and within is said.")
  var by: ColumnName?
  @Option(
    parsing: .upToNextOption,
    help: "Columns of groups, each within the one before, such as region authority: what lies between them.")
  var levels: [ColumnName] = []
  @Option(help: "How often disadvantaged pupils are spread at random.") var randomisations = 0

  func validate() throws {
    guard (0...10_000).contains(randomisations) else {
      throw ValidationError("--randomisations is a number from 0 to 10000.")
    }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let schools = try required(input)
    guard let pupils else {
      throw SlateError(
        "It must be said which column counts each school's pupils: a share alone does not say how many there are.",
        hint: "Name it with --pupils COLUMN. A table without it cannot give an index of segregation.")
    }
    let columns = try (schools.demandNumbers(pupils), schools.demandNumbers(disadvantaged))
    let by = try by.map(schools.demand)
    let complete = try await session.complete(
      schools, [SQL.number(columns.0), SQL.number(columns.1), by.map(SQL.text) ?? "''"])
    if !levels.isEmpty { return try await nested(schools, columns, session) }
    var groups: [String: [Segregation.School]] = [:]
    for row in complete.rows {
      groups[row[2].text ?? "", default: []]
        .append(.init(pupils: row[0].double ?? 0, disadvantaged: row[1].double ?? 0))
    }
    let names = groups.keys.sorted()
    let all = names.flatMap { groups[$0] ?? [] }
    guard let whole = Segregation(all) else {
      let wrong = all.count { $0.disadvantaged < 0 || $0.disadvantaged > $0.pupils }
      throw SlateError(
        wrong > 0
          ? "In \(wrong.grouped) rows '\(columns.1.name)' is below 0 or above '\(columns.0.name)'."
          : "One of the two groups of pupils is empty.", at: .argument(disadvantaged.text))
    }
    var rows = rows(by == nil ? "all schools" : "All", all, whole, seed: session.seed)
    var without: [String] = []
    for name in names where by != nil {
      guard let part = groups[name], let indices = Segregation(part) else {
        without.append(name)
        continue
      }
      rows += self.rows(name, part, indices, seed: session.seed)
    }
    var notices = [complete.notice("one of the numbers")]
    if by != nil, let levels = Segregation.levels(names.compactMap { groups[$0] }) {
      let share = 100 * levels.between / levels.total
      notices.append(
        .note(
          "Of the mutual information, \(share.text(decimals: 1))% lies between the values of '\(by?.name ?? "")' and the "
            + "rest within them; no other index here adds up."))
    }
    if !without.isEmpty {
      notices.append(
        .warning(
          "\(without.count.grouped) values have pupils of one group only, so no index: "
            + without.prefix(10).joined(separator: ", ") + (without.count > 10 ? ", ..." : "") + "."))
    }
    return .relation(
      try await session.relation(of: Table(columns: resultColumns(by), rows: rows), sources: schools.sources),
      notices: notices)
  }

  private static let indices: [(name: String, label: String, value: @Sendable (Segregation) -> Double)] = [
    ("dissimilarity", "Dissimilarity", \.dissimilarity), ("gorard", "Gorard", \.gorard),
    ("isolation", "Isolation", \.isolation), ("exposure", "Exposure", \.exposure),
    ("variance_ratio", "Variance ratio", \.varianceRatio), ("theil", "Theil's H", \.theil),
    ("mutual_information", "Mutual information", \.mutualInformation),
  ]

  private func resultColumns(_ by: Column?) -> [Column] {
    let group = Column(by?.name ?? "schools_of", .text, label: by?.label ?? "Schools of", role: .dimension)
    if randomisations > 0 {
      return [
        group, Column("index", .text, label: "Index"), Column("value", .number, label: "Value", decimals: 4),
        Column("at_random", .number, label: "At random", decimals: 4),
        Column("beyond_chance", .number, label: "Beyond chance", decimals: 4),
      ]
    }
    return [
      group, Column("schools", .integer, label: "Schools", decimals: 0),
      Column("pupils", .number, label: "Pupils", decimals: 0),
      Column("share", .number, label: "Disadvantaged", unit: "%", decimals: 1),
    ]
      + Self.indices.map { index in
        let isInformation = index.name == "mutual_information"
        let column = Column(
          index.name, .number, label: index.label, unit: isInformation ? "nats" : "",
          decimals: isInformation ? 5 : 4)
        // Exposure is 1 - isolation, and mutual information is what Theil's H has over it.
        return isInformation || index.name == "exposure" ? column.asDetail : column
      }
  }

  /// The rows of one group of schools: one with all indices, or one for each index beside what chance gives.
  private func rows(_ name: String, _ schools: [Segregation.School], _ found: Segregation, seed: UInt64)
    -> [[Value]]
  {
    guard randomisations > 0 else {
      let pupils = schools.reduce(0) { $0 + $1.pupils }
      return [
        [
          .text(name), .integer(schools.count { $0.pupils > 0 }), .number(pupils), .number(100 * found.share),
        ] + Self.indices.map { .number($0.value(found)) }
      ]
    }
    var stream = RandomStream(seed: seed)
    let random = (0..<randomisations).compactMap { _ in
      Segregation(
        schools.map {
          .init(
            pupils: $0.pupils, disadvantaged: Double(stream.binomial(Int($0.pupils), found.share)))
        })
    }
    return Self.indices.map { index in
      let value = index.value(found)
      guard !random.isEmpty else { return [.text(name), .text(index.label), .number(value)] }
      let mean = random.reduce(0) { $0 + index.value($1) } / Double(random.count)
      return [.text(name), .text(index.label), .number(value), .number(mean), .number(value - mean)]
    }
  }
}
