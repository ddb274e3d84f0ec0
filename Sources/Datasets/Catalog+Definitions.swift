import Engine

extension Catalog {
  /// The lines that were saved as commands, in the order in which they were, with their names.
  public func definitions() async throws -> [(name: String, line: String)] {
    let table = try await connection.collect(
      "select count(*) from duckdb_tables() where schema_name = 'slate' and table_name = 'definitions'")
    guard table.row(0)[0].integer != 0 else { return [] }
    let found = try await connection.collect("select name, line from slate.definitions order by rowid")
    return (0..<found.rowCount).map { (found.row($0)[0].text ?? "", found.row($0)[1].text ?? "") }
  }

  /// Keeps a line that was saved as a command; an earlier one of its name goes.
  public func keepDefinition(_ line: String, of name: String) async throws {
    try await connection.transaction {
      try await connection.execute(
        script: "create table if not exists slate.definitions (name varchar, line varchar);")
      try await connection.execute("delete from slate.definitions where name = \(name)")
      try await connection.execute("insert into slate.definitions values (\(name), \(line))")
    }
  }

  /// Lets go of a saved line.
  public func forgetDefinition(of name: String) async throws {
    if try await definitions().contains(where: { $0.name == name }) {
      try await connection.execute("delete from slate.definitions where name = \(name)")
    }
  }
}
