extension Connection {
  /// Runs one statement and answers how many rows it changed.
  @discardableResult
  public func execute(_ sql: SQL) async throws -> Int {
    try await run { runner in try runner.run(runner.prepare(sql)).rowsChanged }
  }

  /// Runs several statements, one after the other, until one fails.
  public func execute(script: String) async throws {
    try await run { runner in
      guard script.statementCount > 0 else { return }
      let statements = try ExtractedStatements(script, on: runner)
      for index in 0..<statements.count {
        try runner.operation.check()
        _ = try runner.run(statements.prepare(index))
      }
    }
  }

  /// The columns that a query yields, without running it. Columns of symbols are among them.
  public func columns(of sql: SQL) async throws -> [Column] {
    try await run { runner in
      try self.demandConfined(sql, runner)
      return try runner.columns(of: sql)
    }
  }

  /// Runs a relation's query and reads all its rows. A missing number has the symbol that stands in the column beside it.
  public func collect(_ relation: Relation) async throws -> Table {
    try await run { runner in
      try self.demandConfined(relation.sql, runner)
      let result = try runner.rows(of: relation.sql)
      let reader = try TableReader(result, reading: relation.columns)
      return try reader.all(result, api: runner.api, check: runner.operation.check)
    }
  }

  /// Runs a query and reads all its rows. Where a column of numbers `n` has a column of texts `n_symbol` beside it, a missing number
  /// has the symbol that stands there, and the column of symbols does not appear.
  public func collect(_ sql: SQL) async throws -> Table {
    try await run { runner in
      try self.demandConfined(sql, runner)
      let result = try runner.rows(of: sql)
      return try TableReader(result).all(result, api: runner.api, check: runner.operation.check)
    }
  }

  /// A query with the meaning of its columns: kinds from the engine, the rest from the columns of the same names in `known`.
  ///
  /// - Parameters:
  ///   - sql: A query; semicolons and comments at its end are taken off.
  ///   - known: Columns whose labels, units, decimals and roles hold for the query's columns of the same names.
  ///   - sources: The names of the datasets that the query reads.
  public func relation(
    _ sql: SQL, describing known: [Column] = [], sources: [String] = []
  ) async throws -> Relation {
    try await run { runner in
      try self.demandConfined(sql, runner)
      var sql = sql.subquery
      var physical = try runner.columns(of: sql)
      let names = physical.map(\.name)
      let unique = names.madeUnique()
      if unique != names {
        sql = "select * from (\(sql)) as t(\(columns: unique))"
        physical = zip(physical, unique).map { Column($1, $0.kind) }
      }
      let known = ColumnNames(known.map(\.name)).lookup(in: known)
      let columns = TableReader.paired(physical, known: known).map { source in
        var column = source.column
        guard let meaning = known(column.name) else { return column }
        column.label = meaning.label
        column.unit = meaning.unit
        column.decimals = meaning.decimals
        column.role = meaning.role
        column.isDetail = meaning.isDetail
        return column
      }
      return Relation(sql: sql, columns: columns, sources: sources)
    }
  }

  /// Runs a relation's query and hands its rows over in tables of at most 2,048, in as much memory as one of these takes.
  ///
  /// - Parameters:
  ///   - relation: What to read.
  ///   - body: Is called on the connection's queue, and answers whether it wants more.
  public func stream(_ relation: Relation, _ body: @escaping @Sendable (Table) throws -> Bool) async throws {
    try await run { runner in
      try self.demandConfined(relation.sql, runner)
      let result = try runner.rows(of: relation.sql, streaming: true)
      let reader = try TableReader(result, reading: relation.columns)
      var isAtEnd = false
      defer { if !isAtEnd { runner.interrupt() } }
      var wantsMore = true
      while wantsMore {
        let isThere = try result.next { chunk, rows in
          wantsMore = try body(reader.table(chunk, rows: rows, api: runner.api))
        }
        try runner.operation.check()
        guard !isThere else { continue }
        // The end and a failure look alike here.
        let problem = result.error
        guard problem.isEmpty else { throw runner.error(problem) }
        isAtEnd = true
        return
      }
    }
  }

  /// Writes what the log holds into the database file, so that opening it again is quick; in memory this does nothing.
  public func checkpoint() async throws {
    guard case .file = database.location, !database.isReadOnly else { return }
    try await run { runner in try runner.command("checkpoint") }
  }
}
