/// An input's rows, and where they come from.
public struct InputRows: Sendable {
  /// The rows, with the columns of ``Input/allColumns``.
  public var relation: Relation
  /// The same rows for every year that there is; the rows themselves where no years were asked for.
  public var everyYear: Relation
  /// The condition that leaves the years asked for; nil for all.
  public var periods: SQL?
  /// What feeds the input: the dataset's name and version, or `published`.
  public var source: String
  /// The publication's layout by which the file was read; empty for embedded figures.
  public var reading: String

  init(_ relation: Relation, source: String, reading: String) {
    self.relation = relation
    everyYear = relation
    self.source = source
    self.reading = reading
  }

  /// Says where the rows come from.
  public var origin: Notice {
    .note(
      reading.isEmpty ? "Read from the embedded published figures." : "Read from \(source) as \(reading).")
  }
}

extension Session {
  /// What feeds an input, and by which layout; nil where nothing does.
  public enum Feed: Sendable {
    case dataset(Dataset, Reading)
    case published
  }

  /// What feeds an input: the dataset that was imported last among those that a reading recognises, else the embedded
  /// figures where they hold the series; nil where nothing does.
  public func feed(of input: Input) async throws -> Feed? {
    for dataset in try await catalog.newest().reversed() {
      let names = dataset.columns.map(\.name)
      if let reading = input.readings.first(where: { $0.recognises(names) }) {
        return .dataset(dataset, reading)
      }
    }
    let series = try await connection.collect("select count(*) from published where series = \(input.id)")
    return (series.row(0)[0].integer ?? 0) > 0 ? .published : nil
  }

  /// The rows of an input.
  ///
  /// - Parameter embedded: reads the embedded figures, even where a file feeds the input.
  /// - Throws: ``SlateError`` that says which publication supplies it, where nothing feeds it.
  public func rows(of input: Input, embedded: Bool = false) async throws -> InputRows {
    switch embedded ? .published : try await feed(of: input) {
    case .dataset(let dataset, let reading):
      var relation = try await connection.relation(
        reading.select(from: dataset, columns: input.columns), describing: input.allColumns,
        sources: [dataset.table])
      if dataset.individuals { relation.disclosure = .individuals }
      return InputRows(relation, source: dataset.table, reading: reading.name)
    case .published:
      let relation = try await connection.relation(
        PublishedFigures.select(input), describing: input.allColumns, sources: [PublishedFigures.table])
      return InputRows(relation, source: PublishedFigures.table, reading: "")
    case nil:
      throw SlateError(
        "Nothing feeds the input \(input.id) (\(input.summary)).",
        hint:
          "It is published as \(input.publication.title) at \(input.publication.address): import that file.")
    }
  }
}
