import Engine

/// Tables that a command makes itself, as datasets like the imported ones.
extension Catalog {
  /// Makes a table of a query, in place of the generated one of its name, and enters it.
  ///
  /// - Parameters:
  ///   - draft: Its name, columns and origin; version and rows follow from the table.
  ///   - codes: The texts of the columns that are stored as codes, by the column's name; a column of symbols is one too.
  ///   - query: A select that yields the columns in their order, each followed by its symbols where it has any. Its values are
  ///     written into the statement.
  /// - Throws: ``DatasetError`` where a dataset that was not generated has the name, or an `EngineError`.
  public func generate(_ draft: Dataset, codes: [String: [String]], from query: SQL) async throws -> Dataset {
    let versions = try await all().filter { $0.name == draft.name }
    if versions.contains(where: { !$0.isFictional }) {
      throw DatasetError(
        "There is an imported dataset called '\(draft.name)', so no fictional one of the name can be made.",
        hint: "Work in another workspace.")
    }
    try await removeGenerated(named: draft.name)
    var dataset = draft
    dataset.version = 1
    for (name, texts) in codes.sorted(by: { $0.key < $1.key }) {
      let type: SQL =
        "create type \(schema: Dataset.schema, table: typeName(name, of: dataset)) as enum (\(values: texts))"
      try await connection.execute(type.inlined)
    }
    let items = Relation(sql: "", columns: draft.columns).physicalNames.map { name -> SQL in
      codes[name] == nil
        ? "\(column: name)"
        : "cast(\(column: name) as \(schema: Dataset.schema, table: typeName(name, of: dataset))) as \(column: name)"
    }
    let table: SQL = "\(schema: Dataset.schema, table: dataset.table)"
    try await connection.execute(("create table \(table) as select \(items) from (\(query))" as SQL).inlined)
    dataset.rows = try await connection.collect("select count(*) from \(table)").row(0)[0].integer ?? 0
    dataset.columns = try await connection.relation("select * from \(table)", describing: draft.columns)
      .columns
    try await enter(dataset)
    return dataset
  }

  /// Takes a generated dataset away, so that another can take its place; what was bound to its name stays bound. Does nothing
  /// where there is none.
  public func removeGenerated(named name: String) async throws {
    let versions = try await all().filter { $0.name == name && $0.isFictional }
    if !versions.isEmpty { try await drop(versions, of: name) }
  }

  /// Whether any of these tables (`name@version`) holds fictional data.
  public func hasFictional(among tables: [String]) async throws -> Bool {
    guard !tables.isEmpty else { return false }
    return try await all().contains { $0.isFictional && tables.contains($0.table) }
  }

  private func typeName(_ name: String, of dataset: Dataset) -> String { "\(dataset.table).\(name)" }
}

extension Dataset {
  /// How the origin of fictional data begins.
  public static let fictional = "fictional data"

  /// Whether the data was made up, as `sample` does.
  public var isFictional: Bool { origin.hasPrefix(Dataset.fictional) }
}
