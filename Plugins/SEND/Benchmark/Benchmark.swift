import Foundation
import SlateKit

/// `send benchmark`: one page that sets an area beside its comparators on every measure.
struct Benchmark: Command {
  static let configuration = CommandConfiguration(
    abstract: "An area beside its region, England and its neighbours, on every SEND measure.",
    discussion: """
      A line for each measure of 'Education, health and care plans' (SEN2), of the tribunal's appeal rates and of the \
      schools grant, in its latest period, for which the files at hand have the area. Percentages are those of the \
      commands of the same subject, 'In 20 weeks' leaves cases with statutory exceptions out, and 'all' counts them; 'Independent special' are independent and non-maintained special schools, and placements are of all plans; 'Grant balance' is the cumulative balance of the schools grant, of its income. Plans, requests and new \
      plans are per 1,000 children aged 0 to 17 (mid-year estimates of the Office for National Statistics; plans reach \
      to 25, so that this compares areas and is no share of children).

      Neighbours are the unweighted mean of those that an imported list names and that have a figure. Rank and band are \
      among the authorities with a figure (for a region, among regions). Where high or low is good, rank 1 is the best and \
      the band is A for the best quarter to D for the worst, as in the Local Authority Interactive Tool; where neither \
      is, rank 1 is the highest and the band names the quarter: lowest, lower, higher, highest. High or low is good only \
      where a time limit of the law, a complete return or a balance of money says so. The change is on five years before, \
      or on the first year since then that has a figure.

      A number that cannot be used (a region's total in an authority's place, a negative count, a part above its whole) is \
      left out and said, and so are missing figures, with their symbol, and rates of very few.
      """)
  static let examples = [
    Example("send benchmark England", "England, without any file", shows: ["46.4", "25.2"]),
    Example("send benchmark 'South West' --years 2023", "a region among regions, as it was in 2023"),
  ]

  @Argument(help: "The area: an authority, a region or England.") var area: AreaName
  @Option(help: "A year or range of years, whose latest period is shown.") var years: Years?
  @Flag(help: "Read the embedded published figures, even where a file was imported.") var embedded = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let area = try session.area(area)
    let comparators = try await Comparators(of: area, in: session)
    let sources = try await sources(session)
    var lines: [BenchmarkLine] = []
    var lacking: [BenchmarkMeasure] = []
    for measure in BenchmarkMeasure.published {
      try Task.checkCancellation()
      let bottom = measure.denominator.map { sources[$0.input.id] }
      guard let top = sources[measure.numerator.input.id], bottom.map({ $0 != nil }) ?? true,
        let line = BenchmarkLine(
          BenchmarkFigures(measure, top, bottom ?? nil), comparators, in: years?.range, of: session.areas)
      else {
        lacking.append(measure)
        continue
      }
      lines.append(line)
    }
    let lack = self.lacking(lacking, sources, session.areas.currentCode(of: area.code))
    try demand(lines, area, lack)
    let used = Set(lines.flatMap { $0.measure.inputs.map(\.id) })
    let names = sources.filter { used.contains($0.key) }.values.flatMap(\.sources).sorted()
      .reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    let table = page(lines, area)
    var relation = try await session.relation(
      of: table, sources: names + (comparators.source.map { [$0] } ?? []))
    relation = relation.drawn(
      ChartHint(
        .dot, x: "measure", y: table.columns.map(\.name).filter(Benchmark.drawn.contains),
        title: "SEND in \(area.name)"))
    return .relation(
      relation,
      notices: faults(lines) + missing(lacking, lack, area)
        + (try await comparators.notices(for: area, in: session)) + [
          origin(sources, used), SENDPlugin.population,
        ])
  }

  private static let drawn: Set<String> = ["value", "england", "neighbours"]

  /// What feeds each input; an input that nothing feeds is left out.
  private func sources(_ session: Session) async throws -> [String: BenchmarkSource] {
    var sources: [String: BenchmarkSource] = [:]
    for input in BenchmarkMeasure.published.flatMap(\.inputs) where sources[input.id] == nil {
      do {
        sources[input.id] = try await BenchmarkSource(input, embedded: embedded, in: session)
      } catch is SlateError { continue }
    }
    return sources
  }

  private func demand(_ lines: [BenchmarkLine], _ area: Area, _ lacking: [Input]) throws {
    guard lines.isEmpty else { return }
    if let years, lacking.count < BenchmarkMeasure.published.flatMap(\.inputs).count {
      throw SlateError(
        "No file at hand has \(area.name) in \(years.range.text).", at: .argument(years.range.text),
        hint: "Leave --years out for the latest periods.")
    }
    throw SlateError(
      "No file at hand has \(area.name), so there is nothing to set beside others.",
      at: .argument(self.area.text),
      hint: "Import \(Benchmark.files(lacking)). England and its regions work without.")
  }

  /// The inputs of measures that have no number of the area.
  private func lacking(
    _ measures: [BenchmarkMeasure], _ sources: [String: BenchmarkSource], _ place: String
  ) -> [Input] {
    measures.flatMap(\.inputs).filter { !(sources[$0.id]?.has(place) ?? false) }
  }

  private func missing(_ measures: [BenchmarkMeasure], _ inputs: [Input], _ area: Area) -> [Notice] {
    guard !measures.isEmpty else { return [] }
    let names = measures.map { "'\($0.label)'" }.joined(separator: ", ")
    return [
      .note(
        "Not at hand for \(area.name): \(names)."
          + (inputs.isEmpty ? "" : " What they need is in \(Benchmark.files(inputs))."))
    ]
  }

  /// What the page was read from, in one sentence.
  private func origin(_ sources: [String: BenchmarkSource], _ used: Set<String>) -> Notice {
    .origins(
      BenchmarkMeasure.published.flatMap(\.inputs).filter { used.contains($0.id) }.compactMap {
        sources[$0.id]?.origin
      })
  }

  /// The publications that supply inputs, each with its files named once.
  private static func files(_ inputs: [Input]) -> String {
    let titles = inputs.map(\.publication).reduce(into: [Publication]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let marker = ", file "
    var files: [(title: String, address: String, names: [String])] = []
    for publication in titles {
      let parts = publication.title.components(separatedBy: marker)
      let name = parts.count == 2 ? parts[1] : ""
      if let index = files.firstIndex(where: { $0.title == parts[0] && $0.address == publication.address }) {
        if !name.isEmpty { files[index].names.append(name) }
      } else {
        files.append((parts[0], publication.address, name.isEmpty ? [] : [name]))
      }
    }
    return files.map { file in
      let names =
        file.names.isEmpty
        ? "" : ", file\(file.names.count > 1 ? "s" : "") \(file.names.joined(separator: ", "))"
      return "\(file.title)\(names) (\(file.address))"
    }.joined(separator: "; ")
  }

  /// What is poor in the data, and of which measures.
  private func faults(_ lines: [BenchmarkLine]) -> [Notice] {
    func listed(_ lines: [BenchmarkLine], _ text: (BenchmarkLine) -> String) -> String {
      lines.map { "'\($0.measure.label)'\(text($0))" }.joined(separator: ", ")
    }
    var notices = lines.filter { !$0.faults.isEmpty }.map { line in
      Notice.warning("\(line.measure.label): \(line.faults.joined(separator: "; ")).")
    }
    let few = lines.filter { $0.step != nil }
    if !few.isEmpty {
      let text = listed(few) { " (by \(($0.step ?? 0).text(decimals: 1)))" }
      notices.append(
        .warning("Of so few cases that one more or less moves the figure by a point or more: \(text)."))
    }
    let partial = lines.filter { $0.coverage != nil }
    if !partial.isEmpty {
      notices.append(
        .note("Neighbours without a figure are left out: \(listed(partial) { " (\($0.coverage ?? ""))" })."))
    }
    if lines.contains(where: \.isShort) {
      notices.append(
        .note(
          "Where a file does not reach back five years, the change is on the first year that it has ('since')."
        ))
    }
    return notices
  }

  /// The page, without columns that nothing stands in.
  private func page(_ lines: [BenchmarkLine], _ area: Area) -> Table {
    func figure(_ name: String, _ label: String, decimals: Int = 1) -> Column {
      Column(name, .number, label: label, decimals: decimals, symbols: Column.symbolName(of: name))
    }
    func whole(_ name: String, _ label: String) -> Column {
      var column = Column(name, .integer, label: label, decimals: 0)
      column.symbols = Column.symbolName(of: name)
      return column
    }
    let columns = [
      Column("measure", .text, label: "Measure"), Column("period", .text, label: "Period").asDetail,
      figure("value", area.name.count <= 10 ? area.name : "Area"), figure("region", "Region"),
      figure("england", "England"),
      figure("neighbours", "Neighbours"), whole("rank", "Rank"), whole("ranked", "Of").asDetail,
      Column("band", .text, label: "Band"), figure("change", "Change"),
      Column("since", .text, label: "Since").asDetail, Column("good", .text, label: "Good").asDetail,
      Column("unit", .text, label: "Unit").asDetail,
      figure("numerator", "Numerator", decimals: 0).asDetail,
      figure("denominator", "Denominator", decimals: 0).asDetail,
      Column("data", .text, label: "Data").asDetail,
    ]
    let optional: Set<String> = ["region", "england", "neighbours", "rank", "ranked", "band"]
    let kept = columns.indices.filter { index in
      !optional.contains(columns[index].name)
        || lines.contains { line in
          switch line.cells[index] {
          case .missing(let symbol): symbol != .notApplicable
          case .text(let text): !text.isEmpty
          default: true
          }
        }
    }
    return Table(columns: kept.map { columns[$0] }, rows: lines.map { line in kept.map { line.cells[$0] } })
  }
}
