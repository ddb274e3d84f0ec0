import SlateKit

/// What a person reads after an import.
struct ImportText {
  /// The lines.
  let text: String

  init(_ report: ImportReport, in session: Session) async throws {
    var lines = [ImportText.headline(report), ImportText.extent(report)]
    lines += ImportText.symbols(report)
    lines += try await ImportText.use(report, in: session)
    text = lines.joined(separator: "\n")
  }

  private static func headline(_ report: ImportReport) -> String {
    let dataset = report.dataset
    let measures = dataset.columns.filter { $0.role == .measure }.count
    let rows = dataset.rows == 1 ? "1 row" : "\(dataset.rows.grouped) rows"
    let columns = dataset.columns.count == 1 ? "1 column" : "\(dataset.columns.count) columns"
    let release = dataset.release.isEmpty ? "" : ", release \(dataset.release)"
    return """
      \(dataset.file) is the table \(dataset.name).
      \(rows), \(columns) (\(measures) with figures)\(release).
      """
  }

  /// What the import did to the workspace, where it was not empty; a replay elsewhere would say something else.
  static func history(_ report: ImportReport) -> Notice? {
    let dataset = report.dataset
    if report.isNew {
      return report.previous.map {
        .aside(
          "This is version \(dataset.version) of \(dataset.name); version \($0.version) stays as \($0.table)."
        )
      }
    }
    let isNewest = report.previous?.version == dataset.version
    let others = isNewest ? "" : " The newest version is \(report.previous?.version ?? dataset.version)."
    return .aside("\(dataset.file) was here already, as \(dataset.table): nothing changed.\(others)")
  }

  private static func extent(_ report: ImportReport) -> String {
    var lines: [String] = []
    let periods = report.summary.periods
    if let first = periods.first, let last = periods.last {
      lines.append("Periods: " + (first == last ? first : "\(first) to \(last) (\(periods.count))") + ".")
    }
    if !report.summary.levels.isEmpty {
      let levels = report.summary.levels.map { "\($0.name) \($0.rows.grouped)" }
      lines.append("Levels: " + levels.joined(separator: ", ") + ".")
    }
    lines.append(
      report.metadata.map { "Labels and units come from \($0)." } ?? "There is no metadata file beside it.")
    lines += report.form
    return lines.joined(separator: "\n")
  }

  private static func symbols(_ report: ImportReport) -> [String] {
    var totals: [(symbol: Symbol, count: Int, columns: Int)] = []
    for item in report.summary.symbols {
      if let index = totals.firstIndex(where: { $0.symbol == item.symbol }) {
        totals[index].count += item.count
        totals[index].columns += 1
      } else {
        totals.append((item.symbol, item.count, 1))
      }
    }
    guard !totals.isEmpty else { return ["Symbols: none."] }
    return ["Symbols in place of numbers:"]
      + totals.sorted { ($1.count, $0.symbol.rawValue) < ($0.count, $1.symbol.rawValue) }.map {
        "  \($0.symbol.rawValue)  \($0.count.grouped) in \($0.columns) column\($0.columns == 1 ? "" : "s"): "
          + $0.symbol.reason.rawValue
      }
  }

  /// What one of several tables that feed an input gives, and what the others give; empty where it is the only one.
  private static func share(of table: String, in parts: [FeedPart]) -> String {
    let others = parts.filter { $0.table != table }
      .map { $0.table + ($0.periods.isEmpty ? "" : " \($0.periods)") }.joined(separator: ", ")
    guard !others.isEmpty else { return "" }
    guard let own = parts.first(where: { $0.table == table }) else { return " (but fed by \(others))" }
    return (own.periods.isEmpty ? " (" : " (\(own.periods); ") + "the rest from \(others))"
  }

  /// A dataset in a line, where many were imported.
  static func brief(_ report: ImportReport, in session: Session) async throws -> String {
    let periods = report.summary.periods
    let names = report.dataset.columns.map(\.name)
    let inputs = session.inputs.filter { $0.readings.contains { $0.recognises(names) } }.map(\.id)
    let rows = report.dataset.rows == 1 ? "1 row" : "\(report.dataset.rows.grouped) rows"
    let extent = [
      rows,
      periods.isEmpty
        ? nil : periods.count == 1 ? periods[0] : "\(periods[0]) to \(periods[periods.count - 1])",
      inputs.isEmpty ? nil : "feeds \(inputs.joined(separator: ", "))",
      session.isNeighbours(report.dataset) ? "statistical neighbours" : nil,
    ].compactMap { $0 }
    return "\(report.dataset.table): \(extent.joined(separator: "; "))"
  }

  /// Which inputs read the dataset from now on, and by which publication's layout.
  private static func use(_ report: ImportReport, in session: Session) async throws -> [String] {
    let names = report.dataset.columns.map(\.name)
    var lines: [String] = []
    for input in session.inputs {
      guard let reading = input.readings.first(where: { $0.recognises(names) }) else { continue }
      lines.append(
        "  \(input.id), read as \(reading.name)"
          + share(of: report.dataset.table, in: try await session.parts(of: input)))
    }
    if lines.isEmpty && session.isNeighbours(report.dataset) {
      return [
        "It names statistical neighbours: 'compare' and 'benchmark' commands set an area beside them."
      ]
    }
    if lines.isEmpty {
      return [
        "No question reads this layout by itself: 'from \(report.dataset.name)' shows the table, 'describe \(report.dataset.name)' its columns."
      ]
    }
    return ["It feeds, in place of the embedded figures (which --embedded still reads):"] + lines
  }
}
