import SlateKit

/// `datasets`: what was imported.
struct DatasetsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "datasets", abstract: "Lists the files that were imported, in all their versions.",
    discussion: """
      A row for each imported file: the name by which lines use it, its version, its size, the release that the file says \
      it is, and the beginning of its fingerprint (SHA-256), by which anyone can check that they have the same file. \
      'from NAME' shows the newest version, 'from NAME@1' the first.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("datasets", "what was imported")]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let datasets = try await session.catalog.all()
    guard !datasets.isEmpty else { return DatasetText.nothing }
    let table = Table(
      columns: [
        Column("name", .text, label: "Name"), Column("version", .integer, label: "Version", role: .dimension),
        Column("rows", .integer, label: "Rows"), Column("columns", .integer, label: "Columns").asDetail,
        Column("individuals", .boolean, label: "Rows are people").asDetail,
        Column("release", .text, label: "Release"), Column("file", .text, label: "File"),
        Column("origin", .text, label: "Origin").asDetail,
        Column("fingerprint", .text, label: "Fingerprint").asDetail,
      ],
      vectors: [
        Vector(.text(datasets.map(\.name))), Vector(.integer(datasets.map(\.version))),
        Vector(.integer(datasets.map(\.rows))), Vector(.integer(datasets.map(\.columns.count))),
        Vector(.boolean(datasets.map(\.individuals))),
        Vector(.text(datasets.map(\.release))), Vector(.text(datasets.map(\.file))),
        Vector(.text(datasets.map(\.origin))),
        Vector(.text(datasets.map { String($0.fingerprint.prefix(12)) })),
      ])
    return .relation(try await session.relation(of: table, sources: datasets.map(\.table)))
  }
}
