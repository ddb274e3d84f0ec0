extension Runner {
  /// The columns that a statement yields, without running it.
  func columns(of sql: SQL) throws -> [Column] {
    var columns = try prepare(sql).columns()
    if columns.contains(where: { $0.type.isUnknown }), !sql.parameters.isEmpty {
      // A type that follows from a parameter's value is known once the value stands in the text.
      columns = try prepare(sql.inlined).columns()
    }
    return columns.map { Column($0.name, $0.type.kind) }
  }

  /// Runs a query. Columns of types that cannot be read here come as text.
  func rows(of sql: SQL, streaming: Bool = false) throws -> ResultSet {
    let statement = try prepare(sql)
    let expected = statement.columns()
    if expected.contains(where: \.type.isUnreadable) {
      return try run(readable(sql, expected, statement), streaming: streaming)
    }
    let result = try run(statement, streaming: streaming)
    let columns = result.columns()
    guard columns.contains(where: \.type.isUnreadable) else { return result }
    return try run(readable(sql, columns, statement), streaming: streaming)
  }

  /// The query, with every column that cannot be read cast to text.
  private func readable(
    _ sql: SQL, _ columns: [(name: String, type: ColumnType)], _ statement: PreparedStatement
  ) throws -> PreparedStatement {
    guard statement.isQuery else {
      let names = columns.filter(\.type.isUnreadable).map(\.name).joined(separator: ", ")
      throw EngineError(
        .statement,
        "The values of \(names) are of a type that cannot be shown here; cast them to varchar in the statement."
      )
    }
    let positions = columns.indices.map { "c\($0)" }
    let list = zip(columns, positions).map { column, position -> SQL in
      column.type.isUnreadable
        ? "cast(\(column: position) as varchar) as \(column: column.name)"
        : "\(column: position) as \(column: column.name)"
    }
    return try prepare("select \(list) from (\(sql.subquery)) as t(\(columns: positions))")
  }
}
