import SlateKit
import Statistics

/// `places forecast`: pupils of the coming Januaries.
struct Forecast: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupils of the coming Januaries, by births, cohort survival and moves to Year 7.",
    discussion: """
      The methods of authorities, as the Department for Education's guide to forecasting pupil numbers describes them, on a \
      table of rolls with the columns planning_area, authority, year (of the January), ncy (0 for Reception to 11) and pupils:

      Reception = births of five years before (or four-year-olds) x uptake ratio. Year 7 = Year 6 of each area that feeds it x \
      its share of those who move, and as many from outside as before. Every other year group = the one below it, a year \
      before, x survival ratio. New homes add dwellings x pupil yield, summed over types and sizes.

      'pooled' takes a ratio of sums over the last --base years; 'weighted' the mean of yearly ratios, the last one counting \
      most (3:2:1 for three); 'naive' leaves every year group as it was. --compare sets all of them beside each other on \
      Januaries that are known, forecast only from those before. Low and high are from the same test: of all forecasts that \
      could have been made so, the range that held --level percent of what came. Without a table those of a sample are taken: type 'sample' first.
      """)
  static let examples = [
    Example(
      "sql \"from (values (2023,0,100),(2024,0,96),(2024,1,102)) t(year,ncy,pupils)\""
        + " | places forecast --by all --groups --to 2025",
      "102 in Year 1 came of 100 in Reception, so 96 become 98", shows: ["98"])
  ]
  static let place = CommandPlace.anywhere

  @Option(help: "How ratios are made.") var method = CohortSeries.Method.pooled
  @Option(help: "Forecasts are made for each planning-area, each authority, or all together.")
  var by = RollColumns.Level.authority
  @OptionGroup var columns: RollColumns
  @Option(help: "The last January; without it 5 years ahead for primary and 7 for secondary areas.") var to:
    Int?
  @Option(help: "Only this phase.") var phase: Phase?
  @Option(help: "The share of cases that low and high are to hold, in percent.") var level = 90.0
  @Flag(help: "A row for each year group.") var groups = false
  @Flag(help: "All methods beside each other on Januaries that are known.") var compare = false
  @Argument(help: "Areas of the table, by a part of their names.") var areas: [String] = []

  func validate() throws {
    guard (1..<100).contains(level) else { throw ValidationError("--level is 1 to below 100.") }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let read = try await RollModel.read(columns, for: by, only: areas, input: input, in: session)
    let model = read.model
    if let to, !(model.last + 1...model.last + 20).contains(to) {
      throw SlateError(
        "January \(to) cannot be forecast.", at: .argument("\(to)"),
        hint: "The last one known is January \(model.last); choose \(model.last + 1) to \(model.last + 20).")
    }
    session.report("Forecasting")
    let comparison = MethodComparison(model, byGroup: groups, phase: phase)
    if compare {
      return .relation(
        try await session.relation(of: comparison.table, sources: read.sources)
          .drawn(ChartHint(.line, x: "ahead", y: ["mean_absolute"], title: "Error out of sample")),
        notices: read.notices + [MethodComparison.meaning])
    }
    let rows = rows(model)
    guard !rows.isEmpty else {
      throw SlateError(
        "No area has a ratio to forecast by.", hint: "Rolls of two Januaries one after the other give one.")
    }
    let table = Table(columns: shownColumns, rows: rows)
    let drawn = ChartHint(.line, x: "year", y: ["pupils"], title: "Pupils, known and forecast")
    return .relation(
      try await session.relation(of: table, sources: read.sources).drawn(drawn),
      notices: read.notices + [comparison.notice(shown: method)].compactMap { $0 } + [ranges(model)])
  }

  private func rows(_ model: RollModel) -> [[Value]] {
    let years = (to ?? model.last + 7) - model.last
    let errors = model.pastErrors(method, byGroup: groups)
    let found = model.forecast(from: model.last, years: years, method)
    return model.shownAreas.flatMap { index -> [[Value]] in
      let area = model.areas[index]
      guard phase.map({ $0.code == area.phase }) ?? true, let forecast = found[index] else { return [] }
      let ahead = to == nil ? RollModel.ahead(area.phase) : years
      let known = area.series.rolls.sorted { $0.key < $1.key }.map { ($0.key, $0.value, 0) }
      let coming = forecast.prefix(ahead).enumerated().map { (model.last + $0 + 1, $1, $0 + 1) }
      return (known + coming).flatMap { year, pupils, ahead -> [[Value]] in
        let parts: [(Int?, Double)] =
          groups
          ? pupils.indices.map { ($0 + area.groups.lowerBound, pupils[$0]) } : [(nil, pupils.reduce(0, +))]
        return parts.map { group, number in
          row(area, year, group, number, ahead, errors[area.phase])
        }
      }
    }
  }

  private func row(
    _ area: RollModel.Area, _ year: Int, _ group: Int?, _ number: Double, _ ahead: Int, _ errors: PastErrors?
  ) -> [Value] {
    let range = ahead > 0 ? errors?.interval(number, ahead: ahead, level: level / 100) : nil
    let symbol: Value = .missing(ahead > 0 ? .notAvailable : .notApplicable)
    return (by == .planningArea ? [.text(area.authority)] : [])
      + [.text(area.name), .text(area.phase), .integer(year)] + (group.map { [.integer($0)] } ?? []) + [
        .integer(ahead), .number(number), range.map { .number($0.lowerBound) } ?? symbol,
        range.map { .number($0.upperBound) } ?? symbol,
      ]
  }

  private var shownColumns: [Column] {
    func pupils(_ name: String, _ label: String) -> Column {
      Column(
        name, .number, label: label, unit: "pupils", decimals: 0,
        symbols: name == "pupils" ? nil : name + "_symbol")
    }
    let authority = Column("authority", .text, label: "Authority").asDetail
    return (by == .planningArea ? [authority] : []) + [
      Column(
        by == .planningArea ? "planning_area" : "area", .text,
        label: by == .planningArea ? "Planning area" : "Area"),
      Column("phase", .text, label: "Phase"), Column("year", .integer, label: "January", role: .dimension),
    ] + (groups ? [Column("ncy", .integer, label: "Year group", role: .dimension)] : [])
      + [
        Column("ahead", .integer, label: "Years ahead", decimals: 0), pupils("pupils", "Pupils"),
        pupils("low", "Low"),
        pupils("high", "High"),
      ]
  }

  private func ranges(_ model: RollModel) -> Notice {
    let errors = model.pastErrors(method, byGroup: groups).filter {
      phase.map { $0.code } ?? $0.key == $0.key
    }
    let needed = PastErrors.needed(for: level / 100)
    let counts = errors.sorted { $0.key < $1.key }.map { name, past in
      "\(name.lowercased()) \((1...max(1, past.longest ?? 1)).map { past.count(ahead: $0).grouped }.joined(separator: ", "))"
    }
    return .note(
      "Low and high: from past forecasts that could be tested (\(counts.joined(separator: "; ")) for 1 and more years ahead); \(level.text(decimals: 0))% takes \(needed). x: too few, and --by authority or planning-area has more. Further ahead than any test, the last range is widened with the root of the time."
    )
  }
}

extension CohortSeries.Method: ExpressibleByArgument {}

extension RollModel {
  /// The areas that results are about.
  var shownAreas: [Int] { areas.indices.filter { shown?.contains($0) ?? true } }
}
