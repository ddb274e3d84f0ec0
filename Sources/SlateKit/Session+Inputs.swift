extension Session {
  /// The rows of an input, from all that feeds it (``parts(of:)``).
  ///
  /// - Parameter embedded: reads the embedded figures, even where a file feeds the input.
  /// - Throws: ``SlateError`` that says which publication supplies it, where nothing feeds it.
  public func rows(of input: Input, embedded: Bool = false) async throws -> InputRows {
    let parts =
      embedded
      ? [FeedPart(feed: .published, extent: [], sql: PublishedFigures.select(input))]
      : try await parts(of: input)
    guard !parts.isEmpty else {
      throw SlateError(
        "Nothing feeds the input \(input.id) (\(input.summary)).",
        hint:
          "It is published as \(input.publication.title) at \(input.publication.address): import that file.")
    }
    let sql: SQL =
      parts.count == 1
      ? parts[0].sql
      : "\(parts.map { "(\($0.sql))" as SQL }, separator: " union all by name ")"
    var relation = try await connection.relation(
      sql, describing: input.allColumns, sources: parts.map(\.table))
    if parts.contains(where: \.isAboutPeople) { relation.disclosure = .individuals }
    return InputRows(relation, parts: parts)
  }
}
