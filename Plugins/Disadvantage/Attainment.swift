import SlateKit

/// `disadvantage attainment`: the attainment of disadvantaged pupils, of others, and the gap.
struct Attainment: Command {
  static let configuration = CommandConfiguration(
    abstract: "Attainment of disadvantaged pupils and others, with the gap in points or percentage points.",
    discussion: """
      Published by the Department for Education in 'Key stage 4 performance' (Attainment 8 and grade 5 in English and \
      maths, 2018/19 onwards) and 'Key stage 2 attainment' (2015/16 onwards), England, state-funded schools. Each group \
      has its own numerator and denominator: points or pupils achieving over the pupils of the group. Where they are held, \
      the figure is computed from them and rounded last, the gap too.

      Authorities and regions, and further years, come from imported files: 'Key stage 4 performance', the key stage 2 \
      performance tables of an authority. With the latter, --schools gives the gap among the schools of the file, with an interval \
      from drawing whole schools again and again with replacement.
      """)
  static let examples = [
    Example(
      "disadvantage attainment --years 2019-2024", "grade 5 in English and maths",
      shows: ["24.7", "49.9", "31.7", "59.2", "25.8", "53.1"]),
    Example(
      "disadvantage attainment --measure attainment-8 --years 2023-2024", "Attainment 8",
      shows: ["35.0", "50.3", "34.6", "50.0"]),
    Example(
      "disadvantage attainment --measure reading-writing-maths --years 2024-", "at the end of primary school",
      shows: ["46", "67", "47", "69"]),
  ]

  @Option(
    help: "The measure: Attainment 8, grade 5 in English and maths, or reading, writing and maths at 11.")
  var measure: Measure = .englishMaths
  @OptionGroup var selection: Selection
  @Flag(help: "From imported schools' results: the gap with an interval, by drawing schools.") var schools =
    false
  @Option(help: "How many times the schools are drawn.") var replicates = 1000

  func validate() throws {
    guard (100...100_000).contains(replicates) else {
      throw ValidationError("--replicates is a number from 100 to 100000.")
    }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if schools { return try await ofSchools(in: session) }
    let rows = try await figures(in: session).filtered(["\(measure.printed) is not null"])
    guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0 else {
      let known = try await session.connection.collect(
        "select min(period), max(period) from \(rows.everyYear)"
      ).row(0)
      throw SlateError(
        "There are no figures of '\(measure.rawValue)' in these years.",
        at: selection.years.map { .argument($0.range.text) },
        hint: "It has \(known[0].text ?? "none") to \(known[1].text ?? "none").")
    }
    let places: [SQL] = hasPlaces ? ["area_code", "area"] : []
    let relation = try await session.connection.relation(
      """
      select \(["period"] + places + group("disadvantaged", "Disadvantaged") + group("others", "Others")),
        \(value("Others")) - \(value("Disadvantaged")) as gap
      from (select *, \(figure) as figure from \(rows.relation)) group by \(["period"] + places) order by \(["period"] + places.reversed())
      """, describing: columns, sources: rows.relation.sources)
    var notices = [rows.origin, Notice.note(measure.meaning), DisadvantagePlugin.definition]
    if measure.stage == .ks4 {
      notices += try await DisadvantagePlugin.assessedGrades(in: rows.relation, session)
    }
    if hasPlaces { notices += try await fewPupils(in: relation, session) }
    return .relation(
      relation.drawn(ChartHint(y: ["gap"], title: "Disadvantage gap in " + measure.title)), notices: notices)
  }

  /// Names the areas with few pupils in one of the groups, whose gap chance moves far.
  private func fewPupils(in relation: Relation, _ session: Session) async throws -> [Notice] {
    let few = try await session.connection.collect(
      "select distinct area from \(relation) where least(disadvantaged_pupils, others_pupils) < 30 order by area"
    )
    let names = (0..<few.rowCount).compactMap { few.row($0)[0].text }
    guard !names.isEmpty else { return [] }
    return [
      .warning(
        "Fewer than 30 pupils in one of the groups, so that chance moves the gap far: "
          + names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", ..." : "") + ".")
    ]
  }

  /// Whether several areas may stand beside each other.
  private var hasPlaces: Bool { !selection.areas.isEmpty || selection.by != nil || selection.region != nil }

  /// The figures of both groups: from an imported file with counts, else from one with rates, else as embedded. What was asked
  /// for may be in the second where it is not in the first.
  private func figures(in session: Session) async throws -> InputRows {
    var failure: SlateError?
    if !selection.embedded {
      for input in measure.stage == .ks4 ? [Inputs.attainment, Inputs.rates] : [Inputs.rates] {
        guard measure != .attainment8 || input.id == Inputs.attainment.id,
          case .dataset = try await session.feed(of: input)
        else { continue }
        do {
          var rows = try await session.rows(of: input, selection)
          if input.id == Inputs.rates.id { rows = rows.filtered(["stage = \(measure.stage.code)"]) }
          rows.relation = named(rows.relation, input)
          rows.everyYear = named(rows.everyYear, input)
          guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0
          else { continue }
          return rows
        } catch let error as SlateError {
          failure = failure ?? error
        }
      }
    }
    do {
      return try await session.rows(
        of: Series.attainment, years: selection.years, areas: hasPlaces ? selection : nil
      ).filtered(["stage = \(measure.stage.code)"])
    } catch let error as SlateError {
      if let failure { throw failure }
      guard hasPlaces else { throw error }
      let publication = (measure.stage == .ks4 ? Inputs.attainment : Inputs.rates).publication
      var error = error
      error.hint =
        "Other areas are in the file itself, \(publication.title) (\(publication.address)): import it."
      throw error
    }
  }

  /// The rows of a file with the groups as the embedded figures name them.
  private func named(_ rows: Relation, _ input: Input) -> Relation {
    let isRates = input.id == Inputs.rates.id
    // A file of printed rates has no numerators; the other columns bear the names of the embedded figures.
    let rate: SQL = isRates ? ", rate as \(measure.printed)" : ""
    let numerator: SQL =
      isRates ? measure.numerator.map { ", cast(null as bigint) as \($0)" } ?? "" : ""
    return Relation(
      sql: """
        select * replace (case \(column: "group") when 'Disadvantaged all other' then 'Others' else \(column: "group") end
          as \(column: "group"))\(rate)\(numerator) from \(rows)
        """, columns: rows.columns, sources: rows.sources)
  }

  /// The figure from its numerator and denominator, or as printed where these are not held.
  private var figure: SQL {
    guard let numerator = measure.numerator else { return measure.printed }
    return
      "coalesce(\(measure.factor) * cast(\(numerator) as double) / nullif(pupils, 0), \(measure.printed))"
  }

  private func value(_ group: String) -> SQL { "max(figure) filter (where \(column: "group") = \(group))" }

  /// The columns of one group of pupils.
  private func group(_ name: String, _ group: String) -> [SQL] {
    var items: [SQL] = ["\(value(group)) as \(column: name)"]
    let counts =
      (measure.numerator.map { [(measure.numeratorSuffix, $0)] } ?? []) + [("_pupils", "pupils" as SQL)]
    for (suffix, count) in counts {
      let value: SQL = "max(\(count)) filter (where \(column: "group") = \(group))"
      items.append("\(value) as \(column: name + suffix)")
      items.append("case when \(value) is null then 'x' end as \(column: name + suffix + "_symbol")")
    }
    return items
  }

  private var columns: [Column] {
    let groups = [("disadvantaged", "Disadvantaged"), ("others", "Others")].flatMap {
      (name: String, label: String) -> [Column] in
      [
        Column(name, .number, label: label, unit: measure.unit, decimals: measure.decimals),
        Column(
          name + measure.numeratorSuffix, .decimal, label: "\(label), \(measure.numeratorLabel)",
          unit: measure == .attainment8 ? "points" : "pupils", decimals: measure == .attainment8 ? 2 : 0
        ).asDetail,
        Column(name + "_pupils", .integer, label: "\(label), all", unit: "pupils", decimals: 0),
      ]
    }
    let unit = measure == .attainment8 ? "points" : "percentage points"
    let places =
      hasPlaces
      ? [Column("area_code", .text, label: "Area code").asDetail, Column("area", .text, label: "Area")] : []
    return [Column("period", .text, label: "Period")] + places + groups
      + [Column("gap", .number, label: "Gap", unit: unit, decimals: measure.decimals)]
  }
}
