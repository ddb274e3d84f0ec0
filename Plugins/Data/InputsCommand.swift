import SlateKit

/// `inputs`: what the analyses read, and from where.
struct InputsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "inputs", abstract: "Lists what each question reads, from which file, and what is missing.",
    discussion: """
      Every analysis reads inputs: tables in its own terms, such as plans issued in a year. An imported file that has \
      the right columns feeds an input by itself, whatever its name. Where no file does, embedded official figures for \
      England and its regions stand in, and authorities are missing until the file is imported. Several files can feed \
      one input: of each period and level the file counts that reaches furthest, and the others add what it lacks.

      'publication' and 'address' say where the file is published. 'bind' chooses by hand what feeds an input.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("inputs", "what the questions read, and what is still missing")]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let inputs = session.inputs
    guard !inputs.isEmpty else { return .text("No plugin here reads any data.") }
    var feeds: [String] = []
    var layouts: [String] = []
    var missing: [String] = []
    var sources: [String] = []
    for input in inputs {
      let parts = try await session.parts(of: input)
      feeds.append(
        parts.isEmpty
          ? "nothing" : parts.map { $0.table + ($0.isBound ? " (by hand)" : "") }.joined(separator: ", "))
      layouts.append(parts.map(InputsCommand.layout).joined(separator: "; "))
      missing.append(try await InputsCommand.missing(parts, input, in: session))
      sources += parts.map(\.table).filter { $0 != PublishedFigures.table && !sources.contains($0) }
    }
    let titles = ["input", "fed_by", "read_as", "missing", "publication", "address", "about"]
    let labels = ["Input", "Fed by", "Read as", "Missing", "Publication", "Address", "What a row says"]
    let table = Table(
      columns: zip(titles, labels).map { title, label in
        let column = Column(title, .text, label: label)
        return ["input", "fed_by", "missing"].contains(title) ? column : column.asDetail
      },
      vectors: [
        inputs.map(\.id), feeds, layouts, missing, inputs.map(\.publication.title),
        inputs.map(\.publication.address),
        inputs.map(\.summary),
      ].map { Vector(.text($0)) })
    return .relation(try await session.relation(of: table, sources: sources))
  }

  /// The layout of a part, and which periods it gives where there are several.
  private static func layout(_ part: FeedPart) -> String {
    let layout = part.reading.isEmpty ? "embedded figures" : part.reading
    return part.periods.isEmpty ? layout : "\(layout) (\(part.periods))"
  }

  /// What the parts do not have, and what would supply it.
  private static func missing(
    _ parts: [FeedPart], _ input: Input, in session: Session
  ) async throws -> String {
    guard !parts.isEmpty else { return "everything: import the file" }
    guard !parts.allSatisfy({ $0.reading.isEmpty }) else { return "authorities: import the file" }
    let rows = try await session.rows(of: input).relation
    let counts = input.columns.map { "count(\(column: $0.name)) as \(column: $0.name)" as SQL }
    let found = try await session.connection.collect("select \(counts) from \(rows)")
    let lacking = zip(input.columns, found.row(0)).filter { $0.1.integer == 0 }.map(\.0.name)
    return lacking.isEmpty ? "" : "columns " + lacking.joined(separator: ", ")
  }
}
