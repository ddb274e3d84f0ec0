import SlateKit

/// `compare`: an area beside its region, England and its statistical neighbours.
struct Compare: Command {
  static let configuration = CommandConfiguration(
    abstract: "Sets an area beside its region, England and its statistical neighbours.",
    discussion: """
      Behind the area stands any command that takes areas, with its own options. A row follows for the area, its region, \
      England, each neighbour (nearest first), and the neighbours together. 'difference' is the area's figure less the \
      row's, 'rank' the place among the area and its neighbours (1 is the highest; equal figures share the lesser number). \
      The neighbours together are the unweighted mean of those that have a figure; their counts are summed.

      Neighbours come from an imported list and are directional: one that an area has need not have that area. Without a \
      list the area stands beside its region and England.

      --good says whether high or low figures are good, and adds quartile bands over all authorities as in the Local \
      Authority Interactive Tool: A is the best quarter, D the worst. Quartiles are interpolated; a figure on a quartile is \
      in the lower quarter of the figures.

      Without a command, the headline rate of every command that has one for the area, in its latest period.
      """)
  static let examples = [
    Example(
      "compare London send timeliness --years 2024", "a region beside England", shows: ["46.4"]),
    Example("compare 'North East'", "the headline rates of every question, in their latest period"),
  ]

  enum Polarity: String, ExpressibleByArgument, CaseIterable { case high, low }

  @Option(help: "The column to compare by; without it, the command's rate.") var measure: ColumnName?
  @Option(help: "Whether high or low figures are good: adds quartile bands.") var good: Polarity?
  @Argument(help: "The area.") var area: AreaName
  @Argument(help: "A command that takes areas, with its options.") var line: CommandLineText?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let area = try session.area(area)
    let comparators = try await Comparators(of: area, in: session)
    let interpreter = Interpreter(registry: try session.service(Registry.self), session: session)
    let notices = try await comparators.notices(for: area, in: session)
    guard let line else {
      return try await CompareOverview(area: area, comparators: comparators, interpreter: interpreter).output(
        notices)
    }
    try Compare.demandAreas(line.text, interpreter)
    let output = try await Compare.evaluate(line.text + " " + comparators.words, interpreter, at: line.text)
    guard let relation = output.relation else {
      throw SlateError("'\(line.text)' gives no table to compare.", at: .argument(line.text))
    }
    let table = try await session.connection.collect(relation)
    let comparison = try Comparison(table, comparators, measure: measure?.text, in: session)
    guard comparison.groups.contains(where: { $0.rows[0] != nil }) else {
      throw SlateError(
        "'\(line.text)' has no row for \(area.name).", at: .argument(line.text),
        hint: "'inputs' says which file has the authorities.")
    }
    var all = notices
    var bands: ((Double, [Value]) -> String?)?
    if let good {
      let quartiles = try await Quartiles(line.text, interpreter, measure: comparison.measure.name)
      bands = { quartiles.band(of: $0, in: $1, highIsGood: good == .high) }
      all.append(
        .note(
          "Bands by '\(comparison.measure.name)', \(good.rawValue) is good, over the authorities that have a figure."
        ))
    }
    if comparators.source != nil {
      all.append(
        .note(
          "Neighbours together: counts are summed; rates are the unweighted mean of the neighbours' rates, not the rate of the sums."
        ))
    }
    let result = try await session.relation(
      of: comparison.result(bands: bands), sources: relation.sources + (comparators.source.map { [$0] } ?? [])
    )
    return .relation(result, notices: output.notices + all)
  }

  /// Runs a line that is part of this one; an error in it is marked there.
  static func evaluate(_ text: String, _ interpreter: Interpreter, at typed: String) async throws -> Output {
    do {
      return try await interpreter.evaluate(interpreter.statement(text))
    } catch let error as LineError {
      var inner = error.error
      inner.place = .argument(typed)
      throw inner
    }
  }

  /// The command that a text begins with, where it takes areas.
  private static func demandAreas(_ text: String, _ interpreter: Interpreter) throws {
    let registry = interpreter.registry
    let statement = try interpreter.statement(text)
    guard let stage = statement.stages.first,
      let (entry, count) = registry.entry(for: stage.words.map(\.text))
    else {
      throw SlateError.unknown(
        "command", text, among: CompareOverview.entries(in: registry).map(\.name),
        hint:
          "These take areas: \(CompareOverview.entries(in: registry).map(\.name).joined(separator: ", ")).")
    }
    guard CompareOverview.takesAreas(entry, in: registry) else {
      throw SlateError(
        "'\(entry.name)' takes no areas, so it has nothing to compare.", at: .argument(text),
        hint: "These do: \(CompareOverview.entries(in: registry).map(\.name).joined(separator: ", ")).")
    }
    if let word = stage.words.dropFirst(count).first(where: { word in
      word.isOption && ["--by", "--region"].contains { word.text.hasPrefix($0) }
    }) {
      throw SlateError(
        "'compare' chooses the areas itself, so '\(word.text)' has no place behind it.", at: .argument(text),
        hint: "Leave it out.")
    }
  }
}
