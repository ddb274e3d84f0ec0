import SlateKit

/// `exclusions rates`: suspensions, permanent exclusions and suspended pupils, as numbers and rates.
struct Rates: Command {
  static let configuration = CommandConfiguration(
    abstract: "Suspensions or permanent exclusions per 100 pupils, by characteristic.",
    discussion: """
      Published by the Department for Education in 'Suspensions and permanent exclusions in England', by school year. A \
      rate is suspensions, or permanent exclusions, per 100 pupils on roll (headcount); a pupil with two suspensions \
      counts twice. --kind pupils is pupils with one or more suspension as a percentage of pupils. The rate is the file's \
      own, which counts that the file rounds need not give; on a footing, which sums counts, it is number / pupils. \
      Files to 2018/19 call suspensions fixed-period exclusions.
      """)
  static let examples = [
    Example(
      "exclusions rates", "suspensions in England, year by year",
      shows: ["381865", "8025075", "4.76", "3.50"]),
    Example(
      "exclusions rates --kind permanent --years 2013-2017", "permanent exclusions", shows: ["7720", "0.10"]),
    Example(
      "exclusions rates --kind pupils", "pupils with one or more suspension", shows: ["183475", "2.29"]),
  ]

  /// What is counted.
  enum Measure: String, CaseIterable, ExpressibleByArgument {
    case suspension, permanent, pupils

    /// The input's column of the number.
    var column: String { self == .pupils ? "suspended" : rawValue }

    /// What stands above it.
    var label: String {
      switch self {
      case .suspension: "Suspensions"
      case .permanent: "Exclusions"
      case .pupils: "Suspended"
      }
    }
  }

  @OptionGroup var selection: Selection
  @Option(help: "Suspensions, permanent exclusions, or pupils with one or more suspension.")
  var kind = Measure.suspension
  @Option(
    help: "A group of characteristics as the file names it, such as Gender or 'SEN provision'.",
    completion: .list(["Age", "Ethnicity", "Gender", "'FSM eligible'", "'SEN provision'"]))
  var characteristic = "Total"
  @Option(help: "All schools together, one type of school, or each type apart.") var schools = Schools.total

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var rows = try await session.rows(of: Inputs.rates, selection)
    try await demandGroup(rows, session)
    rows.relation = rows.relation.filtered([
      "lower(characteristic_group) = lower(\(characteristic))", schools.condition,
    ])
    let number = kind.column
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if schools == .apart { table.add(Schools.shown, as: Column("schools", .text, label: "Schools")) }
    if isBroken { table.take("characteristic") }
    table.take(number, label: kind.label)
    table.take("pupils")
    if selection.footing == nil {
      table.take(number + "_rate", as: "rate", label: "Rate")
    } else {
      let unit = kind == .pupils ? "%" : "per 100 pupils"
      table.rate("rate", of: number, per: "pupils", label: "Rate", unit: unit, decimals: 2)
    }
    let order: SQL = """
      order by period, area, area_code, lower(school_type),
        try_cast(regexp_extract(characteristic, '[0-9]+') as integer) nulls last, characteristic
      """
    let facts = try await RateFacts(of: rows.relation, number: number, session)
    guard facts.rows > 0 else { throw missing(schools.rawValue, "schools", rows) }
    let by = isBroken ? "characteristic" : schools == .apart ? "schools" : "area"
    let hint = ChartHint(
      facts.periods > 1 ? .line : .bar, x: facts.periods > 1 ? "period" : by, y: ["rate"],
      by: facts.periods > 1 ? by : nil, title: title, source: Inputs.rates.publication.title)
    return .relation(
      table.relation(order).drawn(hint),
      notices: [rows.origin] + facts.notices(of: kind, isSummed: selection.footing != nil) + overlap)
  }

  private var isBroken: Bool { characteristic.lowercased() != "total" }

  private var title: String {
    switch kind {
    case .suspension: "Suspensions per 100 pupils"
    case .permanent: "Permanent exclusions per 100 pupils"
    case .pupils: "Pupils with one or more suspension, per cent"
    }
  }

  /// Major ethnic groups stand beside the minor ones that they are made of.
  private var overlap: [Notice] {
    characteristic.lowercased().hasPrefix("ethnicity")
      ? [.note("Major ethnic groups stand beside the minor ones in them: rows are not to be added.")] : []
  }

  /// Checks that the rows have the group of characteristics.
  private func demandGroup(_ rows: InputRows, _ session: Session) async throws {
    let found = try await session.connection.collect(
      "select distinct characteristic_group from \(rows.relation) order by 1")
    let groups = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    if groups.contains(where: { $0.lowercased() == characteristic.lowercased() }) { return }
    throw missing(characteristic, "characteristic", rows, known: groups)
  }

  private func missing(
    _ word: String, _ option: String, _ rows: InputRows, known: [String] = []
  ) -> SlateError {
    let publication = Inputs.rates.publication
    let hint =
      rows.isEmbedded
      ? "The embedded figures are England's totals. Import \(publication.title), from \(publication.address)."
      : known.isEmpty ? "Leave --\(option) out, or type another." : "It has \(known.joined(separator: ", "))."
    return SlateError(
      "\(rows.isEmbedded ? "The embedded figures have" : "\(rows.source) has") no \(option) '\(word)'.",
      at: .argument(word), hint: hint)
  }
}
