import Engine

extension Catalog {
  /// The choices by hand, in the order in which they were made.
  public func bindings() async throws -> [Binding] {
    // A workspace of an older program that is only read has no table of them.
    let table = try await connection.collect(
      "select count(*) from duckdb_tables() where schema_name = 'slate' and table_name = 'bindings'")
    guard table.row(0)[0].integer != 0 else { return [] }
    let found = try await connection.collect(
      "select input, dataset, target, source from slate.bindings order by rowid")
    var bindings: [Binding] = []
    for row in 0..<found.rowCount {
      let cells = found.row(row).map { $0.text ?? "" }
      if cells[2].isEmpty {
        bindings.append(Binding(input: cells[0], dataset: cells[1]))
      } else if let last = bindings.lastIndex(where: { $0.input == cells[0] && $0.dataset == cells[1] }) {
        bindings[last].columns[cells[2]] = cells[3]
      }
    }
    return bindings
  }

  /// Enters a choice by hand; an earlier one of the same input and dataset goes.
  public func bind(_ binding: Binding) async throws {
    let columns = [("", "")] + binding.columns.sorted { $0.key < $1.key }
    let rows = columns.map { "(\(binding.input), \(binding.dataset), \($0.0), \($0.1))" as SQL }
    try await connection.transaction {
      try await connection.execute(
        "delete from slate.bindings where input = \(binding.input) and dataset = \(binding.dataset)")
      try await connection.execute("insert into slate.bindings values \(rows)")
    }
  }

  /// Takes the choices by hand for an input back, and answers what they were.
  @discardableResult
  public func unbind(input: String) async throws -> [Binding] {
    let taken = try await bindings().filter { $0.input == input }
    if !taken.isEmpty { try await connection.execute("delete from slate.bindings where input = \(input)") }
    return taken
  }

  /// The dataset that a name means: `name` for its newest version, `name@version` for one; nil where there is none.
  public func dataset(named name: String) async throws -> Dataset? {
    let all = try await all()
    let wanted = name.lowercased()
    return all.last { $0.table.lowercased() == wanted }
      ?? all.filter { $0.name.lowercased() == wanted }.max { $0.version < $1.version }
  }
}
