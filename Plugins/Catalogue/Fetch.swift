import Foundation
import SlateKit

/// `fetch`: downloads a data set and imports it.
struct Fetch: Command {
  static let configuration = CommandConfiguration(
    abstract: "Downloads a data set of Explore Education Statistics and imports it.",
    discussion: """
      The data set's CSV comes from the public API and is imported as a downloaded file would be, with labels and units \
      from the API and the data set's id and version as its origin. Without --version it is the newest.

      ^C stops the download. What has arrived is kept, and the same line goes on from there if the server allows; \
      otherwise it begins anew. 'catalog updates' says later whether there is a newer version.
      """)
  static let kind = CommandKind.effect
  static let examples = [
    Example(
      "fetch cbbd299f-8297-44bc-92ac-558bcf51f8ad --as absence", "the newest version, as table 'absence'")
  ]

  @Argument(help: "The data set's id, from 'catalog search'.") var id: String
  @Option(name: .customLong("version"), help: "The version, such as 1.2; without it, the newest.")
  var version: String?
  @Option(name: .customLong("as"), help: "The table's name; without it, the data set's title is used.")
  var name: String?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if session.workspace.isReadOnly {
      throw SlateError("This workspace is only read, so nothing can be imported into it.")
    }
    let path = "/data-sets/\(StatisticsAPI.encoded(id))"
    session.report("Asking")
    let (set, versionNumber, expected, meta) = try await session.asking(about: id) { api in
      let set = DataSet(try await api.get(path))
      let number = version ?? set.version
      guard !number.isEmpty else {
        throw DatasetError("The statistics API names no version of this data set.")
      }
      let described =
        version == nil ? nil : try await api.get("\(path)/versions/\(StatisticsAPI.encoded(number))")
      let rows = version == nil ? set.rows : described?["totalResults"]?.integer
      let query = "?dataSetVersion=\(StatisticsAPI.encoded(number))"
      return (set, described?["version"]?.text ?? number, rows, try await api.get("\(path)/meta\(query)"))
    }
    let folder = try Downloads.folder(of: session, id: id, version: versionNumber)
    let file = "\(folder)/\(Downloads.name(set.title)).csv"
    let had = try await session.asking(about: id) { api in
      try await api.download(
        "\(path)/csv?dataSetVersion=\(StatisticsAPI.encoded(versionNumber))", to: file
      ) { session.report("Fetching", $0) }
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Downloads.metadata(meta).write(
      toFile: "\(folder)/\(Downloads.name(set.title)).meta.csv", atomically: true, encoding: .utf8)
    let importer = Importer(try await session.connection) { session.report($0, $1) }
    do {
      let report = try await importer.importFile(
        file, as: name, origin: DataSet.origin(id: id, version: versionNumber))
      return Fetch.output(report, set, versionNumber, expected: expected, had: had)
    } catch let error as DatasetError {
      throw SlateError(error.message, at: .argument(id), hint: error.hint)
    }
  }

  private static func output(
    _ report: ImportReport, _ set: DataSet, _ version: String, expected: Int?, had: Int
  ) -> Output {
    let dataset = report.dataset
    var notices = report.oddities.map { Notice.warning($0) }
    if let notice = set.notice { notices.append(notice) }
    if let expected, expected != dataset.rows {
      notices.append(
        .warning(
          "The API says that there are \(expected.grouped) rows, and the file has \(dataset.rows.grouped)."))
    }
    if had > 0 {
      notices.append(.aside("The download went on where it had stopped, after \(had.grouped) bytes."))
    }
    if !report.isNew {
      notices.append(.aside("The same file was here already, as \(dataset.table): nothing changed."))
    } else if let previous = report.previous {
      notices.append(.aside("This is \(dataset.table); the version before it stays as \(previous.table)."))
    }
    return .report(
      """
      \(set.title), version \(version), is the table \(dataset.name).
      \(dataset.rows.grouped) rows, \(dataset.columns.count) columns. 'describe \(dataset.name)' shows them.
      """, notices: notices)
  }
}
