extension Connection {
  /// Makes a temporary table of values in memory, in place of one of the same name, and answers the relation that reads it.
  ///
  /// A column with symbols gets a column of texts for them beside it. Dates and times become such in the engine too, where all
  /// of a column's are of one form.
  @discardableResult
  public func append(_ table: Table, toTemporary name: String) async throws -> Relation {
    let layout = try AppendLayout(table)
    return try await run { runner in
      try runner.create(layout, named: name)
      do {
        try runner.fill(layout, named: name)
        for column in layout.columns where column.momentType != "" {
          let type = SQL(code: column.momentType)
          _ = try runner.run(
            runner.prepare(
              "alter table temp.main.\(column: name) alter column \(column: column.name) type \(type)"))
        }
      } catch {
        try? runner.command("drop table if exists temp.main.\(SQL.quoted(name))")
        throw error
      }
      return Relation(sql: "select * from temp.main.\(column: name)", columns: layout.described)
    }
  }
}
