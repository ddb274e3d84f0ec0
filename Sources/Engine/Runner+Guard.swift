/// Keeps what a person typed to the tables of the database, on a connection that is confined to them.
extension Runner {
  /// Refuses SQL that reads files, opens connections, or is no query.
  ///
  /// The engine's own parser says what a query calls and reads, so no spelling, comment or quoting gets around it.
  ///
  /// - Throws: ``EngineError`` of kind ``EngineError/Kind/statement``.
  func demandConfined(_ sql: SQL) throws {
    guard sql.isTyped else { return }
    let text = SQL.literal(sql.inlined.text)
    let tree: SQL = "(select cast(json_serialize_sql(\(SQL(code: text))) as json) as tree)"
    let found = try texts(
      """
      select 'error' as kind, tree ->> '$.error' as name from \(tree)
      union all select 'call', unnest(json_extract_string(tree, '$..function_name')) from \(tree)
      union all select 'schema', unnest(json_extract_string(tree, '$..schema_name')) from \(tree)
      union all select 'table', unnest(json_extract_string(tree, '$..table_name')) from \(tree)
      """)
    if found.contains(where: { $0.kind == "error" && $0.name != "false" }) {
      // Where it is no statement at all, the engine says so better.
      _ = try ExtractedStatements(sql.text, on: self)
      throw EngineError(.statement, "Only queries of tables may run here, and this statement is none.")
    }
    let calls = Set(found.filter { $0.kind == "call" }.map { $0.name.lowercased() })
    for name in calls.sorted() where try isOutside(name) {
      throw EngineError(
        .statement,
        "'\(name)' reaches outside the tables of this session, which may not be done here; a file is imported instead."
      )
    }
    let isFile = found.first { ($0.kind == "table" || $0.kind == "schema") && Runner.looksLikeFile($0.name) }
    if let isFile {
      throw EngineError(
        .statement, "'\(isFile.name)' is a file and no table of this session; it is imported instead.")
    }
  }

  /// Whether a function gives a table of something else than values and tables of the database.
  private func isOutside(_ name: String) throws -> Bool {
    if ["range", "generate_series", "unnest", "repeat", "repeat_row", "summary"].contains(name) {
      return false
    }
    if ["getenv", "getvariable", "write_log", "read_text", "read_blob", "query", "query_table"].contains(name)
    {
      return true
    }
    let known = try texts(
      """
      select function_type as kind, function_name as name from duckdb_functions()
      where lower(function_name) = \(SQL(code: SQL.literal(name))) and function_type in ('table', 'table_macro', 'pragma')
      """)
    return !known.isEmpty
  }

  private static func looksLikeFile(_ name: String) -> Bool {
    let endings = [
      "csv", "tsv", "parquet", "json", "jsonl", "ndjson", "txt", "gz", "zst", "db", "duckdb", "xlsx",
    ]
    return name.contains { "./\\*?:[".contains($0) } || endings.contains(name.lowercased())
  }

  /// The two columns of a query, as texts.
  private func texts(_ sql: SQL) throws -> [(kind: String, name: String)] {
    let result = try run(prepare(sql))
    let table = try TableReader(result).all(result, api: api, check: operation.check)
    return (0..<table.rowCount).map { row in
      let cells = table.row(row)
      return (cells[0].text ?? "", cells[1].text ?? "")
    }
  }
}
