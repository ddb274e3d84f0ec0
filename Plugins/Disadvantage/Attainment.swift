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
      performance tables of an authority, or the data of the local authority interactive tool (bds_long). The tool prints \
      rates and means of every authority without the pupils behind them, so numerators and denominators are then x; it alone has \
      Progress 8, a good level of development at 5, and levels 2 and 3 by 19, the last three of which compare pupils eligible \
      for free school meals with others. With performance tables, --schools gives the gap among the schools of the file, with \
      an interval from drawing whole schools again and again with replacement.
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
    help:
      "What is measured: english-maths is grade 5, reading-writing-maths is at 11. Those after it need a file."
  )
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
    let (known, differences) = try await figures(in: session)
    // A year in which nobody has a figure is not shown; where others have one, an area keeps its symbol.
    let rows = known.filtered([
      "period in (select period from \(known.everyYear) where printed is not null)"
    ])
    let found = try await session.connection.collect(
      "select coalesce(bool_or(\(column: "group") = 'Total'), false) from \(rows.relation) having count(*) > 0"
    )
    guard found.rowCount > 0 else { throw try await noFigures(known, session) }
    let hasTotal = found.row(0)[0] == .boolean(true)
    let places: [SQL] = hasPlaces ? ["area_code", "area"] : []
    let groups = group("disadvantaged", "Disadvantaged") + group("others", "Others")
    let gap: SQL = "\(value("Others")) - \(value("Disadvantaged"))"
    let relation = try await session.connection.relation(
      """
      select \(["period"] + places + groups + (hasTotal ? group("total", "Total") : [])), \(gap) as gap,
        case when \(gap) is null then coalesce(\(symbol("Disadvantaged")), \(symbol("Others")), 'x') end as gap_symbol
      from (select *, \(figure) as figure from \(rows.relation)) group by \(["period"] + places) order by \(["period"] + places.reversed())
      """, describing: columns, sources: rows.relation.sources)
    var notices = [rows.origin, Notice.note(measure.meaning), measure.groups] + differences
    notices += try await uncounted(relation, session)
    if measure.hasGrades {
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

  /// The error for years without figures of the measure.
  func noFigures(_ rows: InputRows, _ session: Session) async throws -> SlateError {
    let known = try await session.connection.collect(
      "select min(period), max(period) from \(rows.everyYear) where printed is not null"
    ).row(0)
    return SlateError(
      "There are no figures of '\(measure.rawValue)' in these years and areas.",
      at: selection.years.map { .argument($0.range.text) },
      hint: known[0].text.flatMap { first in known[1].text.map { "It has \(first) to \($0)." } }
        ?? "It has none of these areas: their symbols stand in the file.")
  }

  /// Says that gaps stand there whose numbers of pupils the file does not print.
  private func uncounted(_ relation: Relation, _ session: Session) async throws -> [Notice] {
    let without = try await session.connection.collect(
      "select count(*) from \(relation) where gap is not null and disadvantaged_pupils is null")
    guard let count = without.row(0)[0].integer, count > 0 else { return [] }
    return [
      .warning(
        "\(count.grouped) of the gaps are of printed figures without numbers of pupils (x): how far chance moves them cannot be said."
      )
    ]
  }

  /// Whether several areas may stand beside each other.
  var hasPlaces: Bool { !selection.areas.isEmpty || selection.by != nil || selection.region != nil }

  /// The figure from its numerator and denominator, or as printed where these are not held.
  private var figure: SQL {
    guard let numerator = measure.numerator else { return "printed" }
    return
      "coalesce(\(measure.factor) * cast(\(numerator) as double) / nullif(pupils, 0), printed)"
  }

  private func value(_ group: String) -> SQL { "max(figure) filter (where \(column: "group") = \(group))" }

  /// Why a group has no figure.
  private func symbol(_ group: String) -> SQL {
    "max(printed_symbol) filter (where \(column: "group") = \(group))"
  }

  /// The columns of one group of pupils.
  private func group(_ name: String, _ group: String) -> [SQL] {
    var items: [SQL] = [
      "\(value(group)) as \(column: name)",
      """
      case when \(value(group)) is null then coalesce(\(symbol(group)), 'x') end as \(column: Column.symbolName(of: name))
      """,
    ]
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
    let first = measure.isOfFreeMeals ? "Eligible for free meals" : "Disadvantaged"
    let groups = [("disadvantaged", first), ("others", "Others"), ("total", "All pupils")].flatMap {
      (name: String, label: String) -> [Column] in
      let value = Column(name, .number, label: label, unit: measure.unit, decimals: measure.decimals)
      let all = Column(name + "_pupils", .integer, label: "\(label), all", unit: "pupils", decimals: 0)
      return [
        name == "total" ? value.asDetail : value,
        Column(
          name + measure.numeratorSuffix, .decimal, label: "\(label), \(measure.numeratorLabel)",
          unit: measure == .attainment8 ? "points" : "pupils", decimals: measure == .attainment8 ? 2 : 0
        ).asDetail, name == "total" ? all.asDetail : all,
      ]
    }
    let unit = measure.isInPoints ? "points" : "percentage points"
    let places =
      hasPlaces
      ? [Column("area_code", .text, label: "Area code").asDetail, Column("area", .text, label: "Area")] : []
    return [Column("period", .text, label: "Period")] + places + groups
      + [Column("gap", .number, label: "Gap", unit: unit, decimals: measure.decimals)]
  }
}
