import SlateKit

/// `inputs`: what the analyses read, and from where.
struct InputsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "inputs", abstract: "Lists what each question reads, from which file, and what is missing.",
    discussion: """
      Every analysis reads inputs: tables in its own terms, such as plans issued in a year. An imported file that has \
      the right columns feeds an input by itself, whatever its name. Where no file does, embedded official figures for \
      England and its regions stand in, and authorities are missing until the file is imported.

      'publication' and 'address' say where the file is published.
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
      switch try await session.feed(of: input) {
      case .dataset(let dataset, let reading):
        feeds.append(dataset.table)
        layouts.append(reading.name)
        missing.append(InputsCommand.missing(from: dataset, reading, input))
        sources.append(dataset.table)
      case .published:
        feeds.append(PublishedFigures.table)
        layouts.append("embedded figures")
        missing.append("authorities: import the file")
      case nil:
        feeds.append("nothing")
        layouts.append("")
        missing.append("everything: import the file")
      }
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

  /// The input's columns that the file does not have.
  private static func missing(from dataset: Dataset, _ reading: Reading, _ input: Input) -> String {
    let lacking = input.columns.filter { column in
      guard let name = reading.fields[column.name] else { return true }
      return dataset.column(name) == nil
    }
    return lacking.isEmpty ? "" : "columns " + lacking.map(\.name).joined(separator: ", ")
  }
}
