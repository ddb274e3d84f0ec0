import SlateKit

extension InputRows {
  /// The rows for which a condition holds; before a file is imported there is none to choose from, and all are left.
  ///
  /// - Parameters:
  ///   - word: What was asked for.
  ///   - typed: How it was typed, where that is another word.
  ///   - column: The column that the condition is about.
  ///   - hint: What else would work.
  /// - Throws: ``SlateError`` where there is none, with the values that there are.
  func kept(
    _ condition: SQL, _ word: String, at typed: String? = nil, in column: String, of session: Session,
    hint: String = ""
  )
    async throws
    -> InputRows
  {
    if isEmbedded { return self }
    let kept = filtered([condition])
    if try await session.connection.collect("select 1 from \(kept.relation) limit 1").rowCount > 0 {
      return kept
    }
    let found = try await session.connection.collect(
      "select distinct \(column: column) from \(relation) where \(column: column) is not null order by 1 limit 40"
    )
    let values = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    throw SlateError(
      "The figures, read from \(source), have no row for '\(word)'.", at: .argument(typed ?? word),
      suggestions: values.filter { $0.lowercased().contains(word.lowercased()) },
      hint: "They have \(values.map { "'\($0)'" }.joined(separator: ", "))."
        + (hint.isEmpty ? "" : " \(hint)"))
  }

  /// Whether they are embedded figures of England, and not only the word that a file is needed.
  var hasFigures: Bool { isEmbedded && relation.column("possible") != nil }

  /// The error that the embedded figures do not have something.
  func lacks(_ what: String, _ typed: String, _ input: Input) -> SlateError {
    SlateError(
      "The embedded figures are England's types of school, by school year: they have no \(what).",
      at: .argument(typed), hint: "Import '\(input.publication.title)' (\(input.publication.address)).")
  }

  /// What the rows were read from; before a file is imported, that there is no figure, and which file has it.
  func notices(_ input: Input) -> [Notice] {
    guard isEmbedded else { return [origin] }
    let publication = input.publication
    return [
      .note("No figure of this is embedded (x). Import '\(publication.title)' (\(publication.address)).")
    ]
  }
}
