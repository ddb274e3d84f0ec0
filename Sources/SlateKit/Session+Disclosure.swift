extension Session {
  /// The datasets of single persons that a relation was made of; empty where small counts in it are suppressed.
  public func exposedSources(of relation: Relation) async throws -> [String] {
    guard relation.disclosure != .protected, !relation.sources.isEmpty else { return [] }
    return try await catalog.all().filter { $0.individuals && relation.sources.contains($0.table) }.map(
      \.table)
  }

  /// Refuses a relation that could give single persons away: one made of a dataset of individuals that has not passed through
  /// `protect`, or that was changed since.
  ///
  /// - Parameters:
  ///   - relation: What is to leave the session.
  ///   - mend: How to let it out all the same, as a whole sentence.
  /// - Throws: ``SlateError`` that names the dataset.
  public func demandProtection(of relation: Relation, mend: String) async throws {
    let sources = try await exposedSources(of: relation)
    guard let source = sources.first else { return }
    let rows = relation.disclosure == .individuals
    throw SlateError(
      rows
        ? "These rows are about single persons, of '\(source)', and are not written."
        : "This table was made of rows about single persons, of '\(source)', and small counts in it are not suppressed.",
      hint: (rows
        ? "Group them, and let '| protect' suppress small counts. " : "End the pipeline with '| protect'. ")
        + mend)
  }
}
