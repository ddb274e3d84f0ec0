import SlateKit

/// `fetch`: downloads a data set and imports it.
struct Fetch: Command {
  static let configuration = CommandConfiguration(
    abstract: "Downloads a data set of Explore Education Statistics and imports it.",
    discussion: """
      The data set's CSV comes from the public API and is imported as a downloaded file would be, with labels and units \
      from the API and the data set's id and version as its origin. Without --version it is the newest; when a notebook \
      is replayed, the one that it was recorded with, unless 'slate replay --update-data' asks for newer ones.

      --indicators, --areas, --years and --where ask for a part of it. The rows come as the API gives them, symbols \
      included, in the columns of the whole file. The origin says which part it is. A part begins anew when it is stopped.

      ^C stops a download. What has arrived is kept, and the same line goes on from there if the server allows; \
      otherwise it begins anew. With a workspace in memory it is kept until the program ends. 'catalog updates' says \
      later whether there is a newer version.
      """)
  static let kind = CommandKind.effect
  static let examples = [
    Example(
      "fetch b3e19901-5d2b-b676-bb4c-e60937d74725 --as ks4", "the newest version, as table 'ks4'"),
    Example(
      "fetch b3e19901-5d2b-b676-bb4c-e60937d74725 --areas England Kent --years 2024",
      "two areas and one year of it"),
  ]

  @Argument(help: "The data set's id, from 'catalog search'.") var id: String
  @Option(name: .customLong("version"), help: "The version, such as 1.2 or 2.*; without it, the newest.")
  var version: String?
  @Option(name: .customLong("as"), help: "The table's name; without it, the data set's title is used.")
  var name: String?
  @OptionGroup var part: PartOptions

  /// What is fetched.
  private struct Source {
    var set: DataSet
    var version: String
    /// How many rows the API says there are.
    var rows: Int?
    var meta: JSONValue
    var origin: String
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if session.workspace.isReadOnly {
      throw SlateError("This workspace is only read, so nothing can be imported into it.")
    }
    session.report("Asking")
    let recorded = session.recordedOrigin(ofDataSet: id).flatMap(DataSet.parse)?.version
    var source = try await session.asking(about: id) { try await describe($0, recorded: recorded) }
    let downloads = try Downloads(
      of: session, id: id, version: source.version, title: source.set.title, isPart: !part.isEmpty)
    var notices: [Notice] = source.set.notice.map { [$0] } ?? []
    if part.isEmpty {
      notices += try await download(source, to: downloads, session)
    } else {
      let query = try PartQuery(part, in: source.meta)
      source.meta = query.meta
      let file = try await session.asking(about: id) { api in
        try await rows(of: query, source, api) { session.report("Fetching", $0) }
      }
      source.rows = file.rows
      try downloads.write(file.text, to: downloads.file)
    }
    try downloads.write(metadata: source.meta)
    let report = try await importing(source, downloads, session)
    downloads.remove()
    return Fetch.output(report, source.set, source.version, expected: source.rows, notices)
  }

  /// - Parameter recorded: The version that the notebook which is replayed was recorded with.
  private func describe(_ api: StatisticsAPI, recorded: String?) async throws -> Source {
    let path = "/data-sets/\(StatisticsAPI.encoded(id))"
    let set = DataSet(try await api.get(path))
    let version = version ?? recorded
    var number = version ?? set.version
    var rows = set.rows
    guard !number.isEmpty else {
      throw DatasetError("The statistics API names no version of this data set.")
    }
    if let version {
      guard let described = try await api.find("\(path)/versions/\(StatisticsAPI.encoded(version))") else {
        let all = try await api.list(path + "/versions", pageSize: 20).compactMap { $0["version"]?.text }
        throw DatasetError(
          "This data set has no version \(version).",
          hint: all.isEmpty ? "" : "Its versions are \(all.joined(separator: ", ")).")
      }
      number = described["version"]?.text ?? version
      rows = described["totalResults"]?.integer
    }
    let meta = try await api.get("\(path)/meta?dataSetVersion=\(StatisticsAPI.encoded(number))")
    return Source(
      set: set, version: number, rows: rows, meta: meta,
      origin: DataSet.origin(id: id, version: number, part: part.words))
  }

  /// Brings the whole file, unless an earlier line did.
  private func download(_ source: Source, to downloads: Downloads, _ session: Session) async throws
    -> [Notice]
  {
    if downloads.isComplete { return [.aside("The file was downloaded before, and is not fetched again.")] }
    let version = StatisticsAPI.encoded(source.version)
    let path = "/data-sets/\(StatisticsAPI.encoded(id))/csv?dataSetVersion=\(version)"
    let had = try await session.asking(about: id) { api in
      try await api.download(path, to: downloads.file) { session.report("Fetching", $0) }
    }
    return had == 0
      ? [] : [.aside("The download went on where it had stopped, after \(had.grouped) bytes.")]
  }

  /// Brings the rows of a part, page by page.
  private func rows(
    of query: PartQuery, _ source: Source, _ api: StatisticsAPI, _ report: (Double) -> Void
  ) async throws -> PartFile {
    let version = StatisticsAPI.encoded(source.version)
    let path = "/data-sets/\(StatisticsAPI.encoded(id))/query?dataSetVersion=\(version)"
    var file = PartFile(query.meta)
    var page = 1
    while true {
      let answer = try await api.post(query.question(page: page, size: Fetch.pageSize), to: path)
      try file.add(answer["results"]?.items ?? [])
      let pages = answer["paging"]?["totalPages"]?.integer ?? 1
      let total = answer["paging"]?["totalResults"]?.integer
      report(Double(page) / Double(max(pages, 1)))
      if page < pages, answer["results"]?.items.isEmpty == false {
        page += 1
        continue
      }
      guard file.rows > 0 else { throw DatasetError("No row of this data set is of that part.") }
      guard total == nil || total == file.rows else {
        throw DatasetError(
          "The API says that the part has \((total ?? 0).grouped) rows, and sent \(file.rows.grouped).",
          hint: "Try again.")
      }
      return file
    }
  }

  static let pageSize = 10_000

  private func importing(
    _ source: Source, _ downloads: Downloads, _ session: Session
  ) async throws -> ImportReport {
    let importer = Importer(try await session.connection) { session.report($0, $1) }
    do { return try await importer.importFile(downloads.file, as: name, origin: source.origin) } catch let
      error
      as DatasetError
    {
      throw SlateError(
        error.message, at: .argument(id),
        hint: (error.hint.isEmpty ? "" : error.hint + " ")
          + "The download stays at \(downloads.file); the same line uses it again unless it is deleted.")
    }
  }

  private static func output(
    _ report: ImportReport, _ set: DataSet, _ version: String, expected: Int?, _ notices: [Notice]
  ) -> Output {
    let dataset = report.dataset
    var notices = report.oddities.map { Notice.warning($0) } + notices
    if let expected, expected != dataset.rows {
      notices.append(
        .warning(
          "The API says that there are \(expected.grouped) rows, and the file has \(dataset.rows.grouped)."))
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
