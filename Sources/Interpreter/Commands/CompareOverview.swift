import SlateKit

/// The headline rates of an area over all commands, each in its latest period.
struct CompareOverview {
  let area: Area
  let comparators: Comparators
  let interpreter: Interpreter

  /// The commands that take areas.
  static func entries(in registry: Registry) -> [Registry.Entry] {
    registry.entries.filter {
      $0.path.count > 1 && $0.command.kind == .analysis && takesAreas($0, in: registry)
    }
  }

  static func takesAreas(_ entry: Registry.Entry, in registry: Registry) -> Bool {
    let positionals = (try? registry.description(of: entry).positionals) ?? []
    return positionals.contains { $0.valueKind == .area && $0.isRepeating }
  }

  private struct Line {
    var command: String
    var cells: [Value]
    var sources: [String]
  }

  func output(_ notices: [Notice]) async throws -> Output {
    var lines: [Line] = []
    var without: [String] = []
    for entry in CompareOverview.entries(in: interpreter.registry) {
      try Task.checkCancellation()
      if let line = try await line(of: entry) { lines.append(line) } else { without.append(entry.name) }
    }
    guard !lines.isEmpty else {
      throw SlateError(
        "No command has a rate for \(area.name).",
        hint: "Authorities are in the official files: 'inputs' says which to import.")
    }
    let columns = [
      Column("question", .text, label: "Question"), Column("period", .text, label: "Period"),
      // On a narrow screen the names of the commands, which can be typed, go before what their figures are called.
      Column("measure", .text, label: "Measure").asDetail, Column("unit", .text, label: "Unit").asDetail,
      figure("value", area.name), figure("region", "Region"), figure("england", "England"),
      figure("neighbours", "Neighbours"), Column("rank", .integer, label: "Rank", decimals: 0),
      Column("ranked", .integer, label: "Of", decimals: 0),
    ]
    // A region has no region beside it, and without a list nobody has neighbours.
    let shown = columns.indices.filter { index in
      !["region", "england", "neighbours", "rank", "ranked"].contains(columns[index].name)
        || lines.contains { !$0.cells[index].isMissing }
    }
    let table = Table(
      columns: shown.map { columns[$0] },
      vectors: shown.map { index in Vector(lines.map { $0.cells[index] }, kind: columns[index].kind) })
    let sources = (lines.flatMap(\.sources) + (comparators.source.map { [$0] } ?? [])).reduce(
      into: [String]()
    ) { if !$0.contains($1) { $0.append($1) } }
    let left =
      without.isEmpty
      ? [] : [Notice.note("Without one rate for \(area.name): \(without.joined(separator: ", ")).")]
    return .relation(
      try await interpreter.session.relation(of: table, sources: sources), notices: notices + left)
  }

  private func figure(_ name: String, _ label: String) -> Column {
    Column(name, .number, label: label, decimals: 1)
  }

  /// The latest rate of a command; nil where it has none for the area, or several.
  private func line(of entry: Registry.Entry) async throws -> Line? {
    let relation: Relation
    let table: Table
    do {
      let text = entry.name + " " + comparators.words
      guard let found = try await interpreter.evaluate(interpreter.statement(text)).relation else {
        return nil
      }
      relation = found
      table = try await interpreter.session.connection.collect(found)
    } catch is LineError {
      return nil
    }
    guard let comparison = try? Comparison(table, comparators, measure: nil, in: interpreter.session),
      comparison.measure.unit == "%" || comparison.measure.name == "rate"
    else { return nil }
    let period = table.columns.filter {
      !($0.role == .measure && $0.kind.isNumeric) && $0.name != "area_code" && $0.name != "area"
    }
    guard period.count == 1, period[0].name == "period" else { return nil }
    let known = comparison.groups.indices.filter { comparison.value(0, of: $0) != nil }
    guard let latest = known.max(by: { label(comparison, $0) < label(comparison, $1) }),
      let own = comparison.value(0, of: latest)
    else { return nil }
    func value(_ role: String) -> Value {
      comparators.places.firstIndex { $0.role == role }.flatMap { comparison.value($0, of: latest) }
        .map { .number($0) } ?? .missing(.notAvailable)
    }
    let rank = comparison.rank(0, of: latest)
    return Line(
      command: entry.name,
      cells: [
        .text(entry.name), .text(label(comparison, latest)), .text(comparison.measure.label),
        .text(comparison.measure.unit), .number(own), value("region"), value("country"),
        comparison.mean(of: latest).map { .number($0) } ?? .missing(.notAvailable),
        rank.map { .integer($0.rank) } ?? .missing(.notApplicable),
        rank.map { .integer($0.of) } ?? .missing(.notApplicable),
      ], sources: relation.sources)
  }

  private func label(_ comparison: Comparison, _ group: Int) -> String {
    comparison.groups[group].key.first?.text ?? ""
  }
}
