import SlateKit

extension Replay {
  /// How many rows changed between the files of the recording and those that were read now, where the workspace has both.
  func revisions(to now: Provenance) async throws -> [String: String] {
    guard let recorded = notebook.provenance else { return [:] }
    let known = Set(recorded.inputs.map(\.sha256))
    let others = now.inputs.filter { !known.contains($0.sha256) }
    if others.isEmpty { return [:] }
    let datasets = try await session.catalog.all()
    var sentences: [String: String] = [:]
    for source in others {
      guard let before = recorded.inputs.last(where: { $0.name == source.name }),
        let old = datasets.first(where: { $0.fingerprint == before.sha256 }),
        let new = datasets.first(where: { $0.fingerprint == source.sha256 })
      else { continue }
      // Versions that cannot be compared, such as one whose table is gone, are named all the same.
      let comparison = try? await RevisionComparison(from: old, to: new, on: session.connection)
      try Task.checkCancellation()
      guard let comparison else { continue }
      sentences[source.sha256] = Replay.sentence(of: comparison, file: source.file)
    }
    return sentences
  }

  private static func sentence(of comparison: RevisionComparison, file: String) -> String {
    let parts = [
      (comparison.changed, "changed"), (comparison.added, "added"), (comparison.removed, "removed"),
    ].filter { $0.0 > 0 }
    let counts = parts.enumerated().map { index, part in
      let noun = index > 0 ? "" : part.0 == 1 ? "row " : "rows "
      return "\(part.0.grouped) \(noun)\(part.1)"
    }
    let command =
      "revisions \(comparison.new.name) --compare \(comparison.old.version) \(comparison.new.version)"
    return "\(file): \(counts.isEmpty ? "no row changed" : counts.joined(separator: ", ")); see \(command)."
  }
}
