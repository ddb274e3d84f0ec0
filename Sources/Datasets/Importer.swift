import Engine

/// Reads official data files into a workspace, as they are published.
///
/// A file is read byte by byte before anything is kept: for its encoding, quotes and rows, and for what its columns hold. The
/// engine then reads it once, into columns of the right types. The table, its types and its entry in the catalog come into being
/// together or not at all.
public struct Importer: Sendable {
  let connection: Connection
  let report: @Sendable (String, Double?) -> Void

  /// An importer into the workspace of a connection.
  ///
  /// - Parameters:
  ///   - connection: Where the tables go.
  ///   - report: Is told what is being done, and how much of it is done, 0 to 1.
  public init(_ connection: Connection, report: @escaping @Sendable (String, Double?) -> Void) {
    self.connection = connection
    self.report = report
  }

  /// Imports a file under a name of its own or the given one.
  ///
  /// A file whose bytes are there already under this name is left alone. Another file of the name becomes its next version,
  /// and the older ones stay.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - name: The name by which lines use it; without one, the file's.
  ///   - origin: Where it came from, in words for a reader, where it did not lie there as it is.
  ///   - individuals: Whether a row is about one person.
  /// - Throws: ``DatasetError`` with the line of what is wrong with the file, an `EngineError`, or `CancellationError`; the
  ///   workspace is then as it was.
  public func importFile(
    _ path: String, as name: String?, origin: String? = nil, individuals: Bool = false
  ) async throws -> ImportReport {
    let file = InputFile.name(of: path)
    do {
      return try await importFile(
        path, called: file, as: name, origin: origin ?? "", individuals: individuals)
    } catch let error as DatasetError {
      throw DatasetError(
        error.message.hasPrefix("There is no file") ? error.message : "\(file): \(error.message)",
        hint: error.hint)
    } catch let error as EngineError where error.kind == .interrupted {
      throw CancellationError()
    }
  }

  private func importFile(
    _ path: String, called file: String, as name: String?, origin: String, individuals: Bool
  ) async throws -> ImportReport {
    let name = try name.map(DatasetNaming.checked) ?? DatasetNaming.name(from: file)
    if file.lowercased().hasSuffix(".meta.csv") {
      throw DatasetError(
        "This is the metadata of a data file.",
        hint: "Import \(file.dropLast(9)).csv; its metadata beside it is read along.")
    }
    let scan = try await FileScan.scan(path) { [report] done in report("Checking \(file)", done * 0.4) }
    let catalog = Catalog(connection)
    let versions = try await catalog.all().filter { $0.name == name }
    let newest = versions.max { $0.version < $1.version }
    let (metadata, notes) = metadata(beside: path)
    if let same = versions.last(where: { $0.fingerprint == scan.fingerprint }) {
      return ImportReport(
        dataset: same, isNew: false, previous: newest, metadata: metadata?.file, oddities: [],
        summary: try await DatasetSummary(of: same, on: connection))
    }
    var (plans, named) = try ColumnPlan.plans(for: scan.header, metadata: metadata)
    for index in plans.indices { plans[index].decide(scan.columns[index]) }
    let oddities =
      named + notes + self.oddities(of: metadata, beside: plans) + self.oddities(of: plans, in: scan)
    let draft = Dataset(
      name: name, version: (newest?.version ?? 0) + 1, file: file, fingerprint: scan.fingerprint,
      rows: scan.rows, release: "", columns: [], individuals: individuals, origin: origin)
    let dataset = try await connection.transaction { [plans] in
      try await build(draft, plans, from: CSVSource(path: path, scan: scan))
    }
    try? await connection.checkpoint()
    return ImportReport(
      dataset: dataset, isNew: true, previous: newest, metadata: metadata?.file, oddities: oddities,
      summary: try await DatasetSummary(of: dataset, on: connection))
  }

  /// The metadata file beside a data file, and what was wrong with it.
  private func metadata(beside path: String) -> (EESMetadata?, [String]) {
    let path = EESMetadata.path(beside: path)
    guard InputFile.exists(path) else { return (nil, []) }
    let file = InputFile.name(of: path)
    do throws(DatasetError) {
      if let metadata = EESMetadata(try InputFile.text(of: path, limit: 64 << 20), file: file) {
        return (metadata, metadata.oddities)
      }
      return (nil, ["\(file) was not used: its first line does not name col_name, col_type and label."])
    } catch {
      return (nil, ["\(file) was not used: \(error.message)"])
    }
  }

  /// Where metadata and file name different columns.
  private func oddities(of metadata: EESMetadata?, beside plans: [ColumnPlan]) -> [String] {
    guard let metadata else { return [] }
    let present = Set(plans.map { $0.name.lowercased() })
    let lacking = metadata.entries.filter { !present.contains($0.key) }.map(\.value.name).sorted()
    let unknown = plans.filter { $0.entry == nil && !StandardColumns.isDimension($0.name) }.map(\.name)
    return [
      lacking.isEmpty
        ? nil : "\(metadata.file) describes columns that the file lacks: \(lacking.joined(separator: ", ")).",
      unknown.isEmpty ? nil : "\(metadata.file) does not describe \(unknown.joined(separator: ", ")).",
    ].compactMap { $0 }
  }

  /// Does a long piece of the engine's work, and tells how far it is.
  @discardableResult
  func watching<Result: Sendable>(
    _ label: String, from start: Double, to end: Double, _ work: () async throws -> Result
  ) async throws -> Result {
    report(label, start)
    let ticker = Task { [connection, report] in
      while true {
        try await Task.sleep(for: .milliseconds(100))
        if let done = connection.progress { report(label, start + (end - start) * done) }
      }
    }
    defer { ticker.cancel() }
    return try await work()
  }
}
