import SlateKit

/// Places below authorities (districts, constituencies, planning areas, trusts, schools), which are known from the imported
/// files that have them.
struct ImportedPlaces {
  let session: Session

  /// The columns that name places of the register itself.
  private static let register: Set<String> = ["country_name", "region_name", "la_name"]
  private static let codes = ["_code", "_id", "_urn", "_ukprn", "_laestab"]

  /// The places of a name, a code or, where there is none, a part of a name, with the table that has them; nil where no file does.
  func places(called text: String) async throws -> Relation? {
    let catalog = try await session.catalog
    let searches = try await catalog.newest().flatMap { dataset in
      dataset.columns.compactMap { search(for: text, in: dataset, by: $0) }
    }
    guard !searches.isEmpty else { return nil }
    let found: SQL = """
      with found as (select distinct * from (\(searches, separator: " union all ")))
      select code, area, level, in_table from found where is_whole or not exists (from found where is_whole)
      order by level, area, code, in_table
      """
    let relation = Relation(
      sql: found,
      columns: [
        Column("code", .text, label: "Code"), Column("area", .text, label: "Area"),
        Column("level", .text, label: "Level"), Column("in_table", .text, label: "In the table"),
      ])
    let table = try await session.connection.collect(relation)
    return table.rowCount == 0 ? nil : try await session.relation(of: table)
  }

  private func search(for text: String, in dataset: Dataset, by column: Column) -> SQL? {
    let name = column.name.lowercased()
    guard name.hasSuffix("_name"), !ImportedPlaces.register.contains(name) else { return nil }
    let code = dataset.columns.first { other in
      ImportedPlaces.codes.contains { other.name.lowercased() == name.dropLast(5) + $0 }
    }
    let codeText: SQL = code.map { "cast(\(column: $0.name) as varchar)" } ?? "cast(null as varchar)"
    let nameText: SQL = "cast(\(column: column.name) as varchar)"
    return """
      select \(codeText) as code, \(nameText) as area, \(column.label) as level, \(dataset.name) as in_table,
        lower(\(nameText)) = lower(\(text)) or coalesce(lower(\(codeText)) = lower(\(text)), false) as is_whole
      from \(schema: Dataset.schema, table: dataset.table)
      where contains(lower(\(nameText)), lower(\(text))) or lower(\(codeText)) = lower(\(text))
      """
  }
}
