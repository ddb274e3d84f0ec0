/// An input's rows, and where they come from.
public struct InputRows: Sendable {
  /// The rows, with the columns of ``Input/allColumns``.
  public var relation: Relation
  /// The same rows for every year that there is; the rows themselves where no years were asked for.
  public var everyYear: Relation
  /// The condition that leaves the years asked for; nil for all.
  public var periods: SQL?
  /// What the rows are read from.
  public var parts: [FeedPart]

  init(_ relation: Relation, parts: [FeedPart]) {
    self.relation = relation
    everyYear = relation
    self.parts = parts
  }

  /// What feeds the input: the names and versions of the datasets, or `published`.
  public var source: String { parts.map(\.table).joined(separator: " and ") }

  /// Whether no file feeds the input.
  public var isEmbedded: Bool { parts.allSatisfy { $0.table == PublishedFigures.table } }

  /// Says where the rows come from, and which periods from where if there are several sources.
  public var origin: Notice {
    guard parts.count > 1 else { return .note("Read from \(parts.first?.text ?? "nothing").") }
    let texts = parts.map { $0.text + ($0.periods.isEmpty ? "" : " (\($0.periods))") }
    return .note("Read from " + texts.dropLast().joined(separator: ", ") + " and \(texts.last ?? "").")
  }
}
