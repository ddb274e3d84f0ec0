extension Session {
  /// The name of the last result.
  public static let lastName = "_"

  /// The table that a name means: `_`, a kept result, a dataset (`name` or `name@version`), an input, or `published`.
  ///
  /// - Throws: ``SlateError`` with the nearest names where there is none.
  public func relation(named name: TableName) async throws -> Relation {
    let wanted = name.text.lowercased()
    if wanted == Session.lastName {
      if let last = state.withLock({ $0.last }) { return last }
      throw SlateError(
        state.withLock { $0.lastLoss } ?? "There is no last result yet.", at: .argument(name.text),
        hint: "Run a command that shows a table first.")
    }
    if let kept = state.withLock({ $0.kept.first { $0.key.lowercased() == wanted }?.value }) { return kept }
    let datasets = try await catalog.all()
    if let version = datasets.last(where: { $0.table.lowercased() == wanted }) { return version.relation }
    if let newest = datasets.last(where: { $0.name.lowercased() == wanted }) { return newest.relation }
    if wanted == PublishedFigures.table { return PublishedFigures.relation }
    if let input = inputs.first(where: { $0.id == wanted }) { return try await rows(of: input).relation }
    let names = try await tableNames().map(\.name)
    throw SlateError.unknown(
      "table", name.text, among: names,
      hint: "'datasets' lists what was imported, and 'from published' has embedded figures.")
  }

  /// Every name that ``relation(named:)`` knows, with what it is.
  public func tableNames() async throws -> [(name: String, summary: String)] {
    let kept = state.withLock { $0.kept.keys.sorted() }.map { (name: $0, summary: "kept result") }
    let datasets = try await catalog.newest().map {
      (name: $0.name, summary: "\($0.rows) rows from \($0.file)")
    }
    let embedded = [(name: PublishedFigures.table, summary: "embedded official figures")]
    return kept + datasets + embedded + inputs.map { (name: $0.id, summary: $0.summary) }
  }

  /// The inputs of all plugins.
  public var inputs: [Input] { plugins.flatMap { $0.inputs } }

  /// The names that `let` has kept.
  public var keptNames: [String] { state.withLock { $0.kept.keys.sorted() } }

  /// Keeps a result under a name that later lines can use; an earlier result of that name goes.
  ///
  /// - Throws: ``SlateError`` where the name is not one, or belongs to a dataset.
  public func keep(_ relation: Relation, as name: String) async throws -> Relation {
    guard Session.isName(name) else {
      throw SlateError(
        "'\(name)' cannot be a name.", at: .argument(name),
        hint: "A name begins with a letter and has letters, digits and underscores.")
    }
    let lower = name.lowercased()
    let datasets = try await catalog.all().map { $0.name.lowercased() }
    if ([PublishedFigures.table, Session.lastName] + datasets).contains(lower) {
      throw SlateError(
        "'\(name)' is the name of a dataset.", at: .argument(name), hint: "Choose another name.")
    }
    // The table's own name has a blank, so that no line can name it; an earlier result of the name stays for what refers to it.
    let table = nextTable("kept")
    let connection = try await connection
    _ = try await connection.execute("create temporary table \(table: table) as \(relation.sql)")
    _ = try await connection.execute(
      "create or replace temporary view \(table: lower) as select * from temp.\(table: table)")
    var kept = relation
    kept.sql = "select \(columns: relation.physicalNames) from temp.\(table: table)"
    state.withLock { state in
      state.kept[lower] = kept
      state.lines[lower] = state.line
    }
    return kept
  }

  /// A name for a temporary table that nobody can type.
  private func nextTable(_ kind: String) -> String {
    state.withLock { state in
      state.results += 1
      return "slate \(kind) \(state.results)"
    }
  }

  /// Makes a relation the last result.
  public func remember(_ relation: Relation) {
    state.withLock { state in
      state.last = relation
      state.lastTable = nil
      state.lastLoss = nil
      state.lines[Session.lastName] = state.line
    }
  }

  /// Lets the last result go where it can no longer be computed, as when a dataset that it reads was taken away.
  ///
  /// - Parameter reason: What is said to who asks for it afterwards, in a whole sentence.
  public func releaseLast(_ reason: String) async throws {
    guard let last = state.withLock({ $0.last }) else { return }
    let connection = try await connection
    guard (try? await connection.collect("select * from (\(last.sql)) limit 0")) == nil else { return }
    state.withLock { state in
      state.last = nil
      state.lastTable = nil
      state.lastLoss = reason
    }
  }

  /// A result that was computed in memory, as a relation that later commands can query.
  public func relation(of table: Table, sources: [String] = []) async throws -> Relation {
    var relation = try await connection.append(table, toTemporary: nextTable("result"))
    relation.sources = sources
    return relation
  }

  /// A query's rows, computed now and kept as they are, for what will not be there later, such as a file.
  ///
  /// - Parameters:
  ///   - sql: The query.
  ///   - columns: What its columns mean, by their names.
  ///   - sources: The names of the datasets that it was made from.
  public func hold(
    _ sql: SQL, describing columns: [Column], sources: [String] = []
  ) async throws -> Relation {
    let table = nextTable("result")
    let statement: SQL = "create temporary table \(table: table) as \(sql)"
    _ = try await connection.execute(statement.inlined)
    return try await connection.relation(
      "select * from temp.\(table: table)", describing: columns, sources: sources)
  }

  /// A table with the last result, for SQL that names it; nil where there is none.
  ///
  /// The result is computed once and stays as it is. Of the tables before it only the last one stays, for what may still read it.
  public func tableOfLast() async throws -> String? {
    guard let last = state.withLock({ $0.last }) else { return nil }
    let connection = try await connection
    if let table = state.withLock({ $0.lastTable }) { return table }
    let table = nextTable("last")
    _ = try await connection.execute("create temporary table \(table: table) as \(last.sql)")
    let gone = state.withLock { state in
      state.lastTable = table
      var held = last
      held.sql = "select \(columns: last.physicalNames) from temp.\(table: table)"
      state.last = held
      let tables = state.lastTables + [table]
      state.lastTables = Array(tables.suffix(2))
      return tables.dropLast(2)
    }
    for old in gone { _ = try await connection.execute("drop table if exists temp.\(table: old)") }
    return table
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
