import Engine

extension Dataset {
  /// The column that says when a row is about: that of the data standards, or `year`, as older releases call it.
  var period: Column? { column("time_period") ?? column("year") }

  /// The column that says the level of a row's place: that of the data standards, or `level`, as older releases call it.
  var level: Column? { column("geographic_level") ?? column("level") }

  /// The different periods with their identifiers, in their order; none where a column `year` says something else, such as a
  /// year group.
  func periods(on connection: Connection) async throws -> [(text: String, identifier: String)] {
    guard let period else { return [] }
    let kind: SQL = column("time_identifier").map { "cast(\(column: $0.name) as varchar)" } ?? "''"
    let rows = try await connection.collect(
      """
      select distinct cast(\(column: period.name) as varchar), coalesce(\(kind), '')
      from \(schema: Dataset.schema, table: table) where \(column: period.name) is not null
      order by 1, length(coalesce(\(kind), '')), 2
      """)
    let found = (0..<rows.rowCount).map {
      (text: rows.row($0)[0].text ?? "", identifier: rows.row($0)[1].text ?? "")
    }
    let isSure = column("time_period") != nil
    return isSure || found.allSatisfy { PeriodLabel.fault($0.text, identifier: $0.identifier) == nil }
      ? found : []
  }
}
