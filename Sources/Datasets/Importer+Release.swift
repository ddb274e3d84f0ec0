import Engine

/// Which release a file says it is.
extension Importer {
  private static let states = ["provisional", "revised", "final", "amended"]
  private static let columns = [
    "release", "release_type", "version", "status", "data_status", "publication_status",
  ]

  /// The newest period of a dataset, and the state that the file's name or a column of one value gives it.
  func release(of dataset: Dataset) async throws -> String {
    let summary = try await latestPeriod(of: dataset)
    let words = dataset.file.lowercased().split { !$0.isLetter }.map(String.init)
    var state = Self.states.first(where: words.contains)
    for name in Self.columns where state == nil {
      guard let column = dataset.column(name), column.kind == .text else { continue }
      let found = try await connection.collect(
        """
        select distinct cast(\(column: column.name) as varchar) from \(schema: Dataset.schema, table: dataset.table)
        where \(column: column.name) is not null limit 2
        """)
      guard found.rowCount == 1, let text = found.row(0)[0].text else { continue }
      state = Self.states.first { text.lowercased().contains($0) }
    }
    return [summary, state ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func latestPeriod(of dataset: Dataset) async throws -> String {
    let periods = try await dataset.periods(on: connection)
    guard let text = periods.last(where: { PeriodLabel.fault($0.text, identifier: "") == nil })?.text,
      let identifier = periods.first(where: { $0.text == text })?.identifier
    else { return "" }
    return PeriodLabel.label(text, identifier: identifier.hasSuffix("year") ? identifier : "")
  }
}
