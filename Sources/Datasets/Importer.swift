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
    let outcomes = try await importAll(path, as: name, origin: origin, individuals: individuals)
    for case .refused(let file, let error) in outcomes where !error.message.hasPrefix("There is no file") {
      throw DatasetError("\(file): \(error.message)", hint: error.hint)
    }
    for case .refused(_, let error) in outcomes { throw error }
    let reports = outcomes.compactMap { if case .imported(let report) = $0 { report } else { nil } }
    guard let report = reports.last else {
      throw DatasetError("\(InputFile.name(of: path)): there is no file of data in it.")
    }
    return report
  }

  /// Imports a plain file, or what was made of one.
  func importPrepared(_ given: PreparedFile, as name: String?, individuals: Bool) async throws -> ImportReport
  {
    let name = try name.map(DatasetNaming.checked) ?? given.name
    let (file, scan) = try await scanned(given)
    let fingerprint = file.fingerprint ?? scan.fingerprint
    let catalog = Catalog(connection)
    let versions = try await catalog.all().filter { $0.name == name }
    let newest = versions.max { $0.version < $1.version }
    let (metadata, notes) = metadata(of: file)
    if var same = versions.last(where: { $0.fingerprint == fingerprint }) {
      if individuals, !same.individuals {
        try await catalog.markIndividuals(same)
        same.individuals = true
      }
      return ImportReport(
        dataset: same, isNew: false, previous: newest, metadata: metadata?.file, form: scan.form,
        oddities: [],
        summary: try await DatasetSummary(of: same, on: connection))
    }
    var (plans, named) = ColumnPlan.plans(for: scan.header, metadata: metadata)
    for index in plans.indices {
      plans[index].given = file.types[index]
      plans[index].decide(scan.columns[index])
      plans[index].isLeftOut =
        scan.header[index].trimmingSpaces().isEmpty && scan.columns[index].isEmpty
    }
    named += ColumnPlan.leftOut(plans)
    let oddities =
      file.notes + named + notes + self.oddities(of: metadata, beside: plans)
      + self.oddities(of: plans, in: scan)
    let draft = Dataset(
      name: name, version: (newest?.version ?? 0) + 1, file: file.file, fingerprint: fingerprint,
      rows: scan.rows, release: "", columns: [], individuals: individuals, origin: file.origin)
    let dataset = try await connection.transaction { [plans] in
      try await build(draft, plans, from: CSVSource(path: file.path, scan: scan))
    }
    try? await connection.checkpoint()
    let summary = try await DatasetSummary(of: dataset, on: connection)
    return ImportReport(
      dataset: dataset, isNew: true, previous: newest, metadata: metadata?.file, form: scan.form,
      oddities: oddities + (try await periodOddities(of: dataset, in: scan))
        + (try await proportionOddities(of: dataset, plans)), summary: summary)
  }

  /// The metadata file beside a data file, and what was wrong with it.
  private func metadata(of given: PreparedFile) -> (EESMetadata?, [String]) {
    guard let path = given.metadata, InputFile.exists(path) else { return (nil, []) }
    let file = InputFile.name(of: EESMetadata.path(beside: given.file))
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
