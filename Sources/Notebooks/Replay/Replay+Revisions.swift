import SlateKit

extension Replay {
  /// How many rows changed between the files of the recording and those that were read now, where both are at hand: in the
  /// workspace, or the older one still beside the notebook while newer ones are read from elsewhere.
  ///
  /// - Parameter imported: The words of the lines that import, among which are the paths of files.
  func revisions(to now: Provenance, imported: [String]) async throws -> [String: String] {
    guard let recorded = notebook.provenance else { return [:] }
    let known = Set(recorded.inputs.map(\.sha256))
    let others = now.inputs.filter { !known.contains($0.sha256) }
    if others.isEmpty { return [:] }
    let datasets = try await session.catalog.all()
    var sentences: [String: String] = [:]
    for source in others {
      guard let before = recorded.inputs.last(where: { $0.name == source.name }),
        let new = datasets.first(where: { $0.fingerprint == source.sha256 })
      else { continue }
      // Versions that cannot be compared, such as one whose table is gone, are named all the same.
      if let old = datasets.first(where: { $0.fingerprint == before.sha256 }) {
        let comparison = try? await RevisionComparison(from: old, to: new, on: session.connection)
        try Task.checkCancellation()
        sentences[source.sha256] = comparison.map { Replay.sentence(of: $0, file: source.file, command: "") }
      } else if let path = imported.first(where: {
        $0.split(separator: "/").last.map(String.init) == source.file
      }) {
        sentences[source.sha256] = try await sentence(of: before, and: source, in: path)
      }
    }
    return sentences
  }

  /// What changed from a file beside the notebook to the newer one that is read in its place. Both are read once more, into a
  /// memory of their own, so that the workspace keeps the versions that it has.
  private func sentence(of before: Provenance.Source, and source: Provenance.Source, in path: String)
    async throws -> String?
  {
    let files = session.versions(of: FilePath(text: path))
    guard files.count == 2 else { return nil }
    let connection = try await Workspace(.memory).connect()
    let importer = Importer(connection) { session.report($0, $1) }
    var datasets: [Dataset] = []
    for file in files {
      let report = try? await importer.importFile(file, as: source.name)
      try Task.checkCancellation()
      guard let report else { return nil }
      datasets.append(report.dataset)
    }
    guard datasets.map(\.fingerprint) == [before.sha256, source.sha256] else { return nil }
    let comparison = try? await RevisionComparison(from: datasets[0], to: datasets[1], on: connection)
    try Task.checkCancellation()
    return comparison.map {
      Replay.sentence(
        of: $0, file: source.file, command: "them after 'import \(files[0])' and 'import \(files[1])': ")
    }
  }

  private static func sentence(of comparison: RevisionComparison, file: String, command: String) -> String {
    let parts = [
      (comparison.changed, "changed"), (comparison.added, "added"), (comparison.removed, "removed"),
    ].filter { $0.0 > 0 }
    let counts = parts.enumerated().map { index, part in
      let noun = index > 0 ? "" : part.0 == 1 ? "row " : "rows "
      return "\(part.0.grouped) \(noun)\(part.1)"
    }
    let revisions =
      "revisions \(comparison.new.name) --compare \(comparison.old.version) \(comparison.new.version)"
    return
      "\(file): \(counts.isEmpty ? "no row changed" : counts.joined(separator: ", ")); see \(command)'\(revisions)'."
  }
}
