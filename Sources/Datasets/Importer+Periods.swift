import Engine

/// Time periods that contradict their identifier, or are none.
extension Importer {
  /// The sentences about a dataset's periods; none where it has no `time_period`.
  func periodOddities(of dataset: Dataset, in scan: FileScan) async throws -> [String] {
    guard let period = dataset.column("time_period") else { return [] }
    let kind: SQL = dataset.column("time_identifier").map { "cast(\(column: $0.name) as varchar)" } ?? "''"
    let found = try await connection.collect(
      """
      select cast(\(column: period.name) as varchar), coalesce(\(kind), ''), count(*), min(rowid) + 1
      from \(schema: Dataset.schema, table: dataset.table)
      group by 1, 2 order by 4
      """)
    return (0..<found.rowCount).compactMap { index in
      let row = found.row(index)
      let fault: String
      if let text = row[0].text {
        guard let found = PeriodLabel.fault(text, identifier: row[1].text ?? "") else { return nil }
        fault = "the time period '\(text)'\(found)"
      } else {
        fault = "no time period"
      }
      let first = row[3].integer ?? 1
      let place = scan.line(ofRow: first).map { "first on line \($0)" } ?? "first in row \(first)"
      let rows = row[2].integer == 1 ? "1 row has" : "\((row[2].integer ?? 0).grouped) rows have"
      return
        "\(rows) \(fault) (\(place)); it is kept as it is."
    }
  }
}
