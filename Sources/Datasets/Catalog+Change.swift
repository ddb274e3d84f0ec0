import Engine

extension Catalog {
  /// Takes versions of datasets out of the workspace, with their tables, together or not at all. Where a version stays, the
  /// name means the newest of those; where none does, what was bound to the name is unbound.
  ///
  /// - Returns: The choices by hand that went with them.
  public func forget(_ versions: [Dataset]) async throws -> [Binding] {
    let (all, bindings) = (try await all(), try await bindings())
    let groups = Dictionary(grouping: versions, by: \.name).sorted { $0.key < $1.key }
    var lost: [Binding] = []
    try await connection.transaction {
      for (name, versions) in groups {
        let left = all.filter { $0.name == name && !versions.contains($0) }
        let gone = bindings.filter { binding in
          let bound = binding.dataset.lowercased()
          return versions.contains { $0.table.lowercased() == bound }
            || left.isEmpty && bound == name.lowercased()
        }
        try await drop(versions, of: name)
        for binding in gone {
          try await connection.execute(
            "delete from slate.bindings where input = \(binding.input) and dataset = \(binding.dataset)")
        }
        if let newest = left.max(by: { $0.version < $1.version }) { try await show(newest, as: name) }
        lost += gone
      }
    }
    try? await connection.checkpoint()
    return lost
  }

  /// Takes versions of one dataset away, with its view, their types and their entries; what is bound to them stays bound.
  func drop(_ versions: [Dataset], of name: String) async throws {
    // The view goes before the tables that it reads.
    try await connection.execute("drop view if exists \(table: name)")
    for version in versions {
      try await connection.execute("drop table if exists \(schema: Dataset.schema, table: version.table)")
      try await dropTypes(of: version)
      try await connection.execute(
        "delete from slate.datasets where name = \(name) and version = \(version.version)")
      try await connection.execute(
        "delete from slate.columns where dataset = \(name) and version = \(version.version)")
    }
  }

  /// Gives a dataset another name, all its versions with it, and what was bound to it.
  ///
  /// - Throws: ``DatasetError`` where the new name cannot be one.
  public func rename(_ name: String, to new: String) async throws -> String {
    let new = try DatasetNaming.checked(new)
    if new == name { return new }
    let versions = try await all().filter { $0.name == name }
    try await connection.transaction {
      try await connection.execute("drop view if exists \(table: name)")
      for version in versions {
        var renamed = version
        renamed.name = new
        try await copy(version, as: renamed)
      }
      try await connection.execute("update slate.datasets set name = \(new) where name = \(name)")
      try await connection.execute("update slate.columns set dataset = \(new) where dataset = \(name)")
      try await connection.execute(
        """
        update slate.bindings set dataset = \(new) || substr(dataset, \(name.unicodeScalars.count + 1))
        where lower(dataset) = lower(\(name)) or lower(dataset) like lower(\(name)) || '@%'
        """)
      if var newest = versions.max(by: { $0.version < $1.version }) {
        newest.name = new
        try await show(newest, as: new)
      }
    }
    try? await connection.checkpoint()
    return new
  }

  /// Lets a name mean a version.
  private func show(_ dataset: Dataset, as name: String) async throws {
    try await connection.execute(
      "create or replace view \(table: name) as select * from \(schema: Dataset.schema, table: dataset.table)"
    )
  }

  /// Copies a version's table, with the lists of texts that are its columns' types, under another name, and drops the first.
  /// The engine cannot rename such a list, and a later import would trip over the old one.
  private func copy(_ version: Dataset, as renamed: Dataset) async throws {
    var items: [SQL] = []
    for type in try await types(of: version) {
      let column = String(type.dropFirst(version.table.count + 1))
      let old: SQL = "\(schema: Dataset.schema, table: type)"
      let new: SQL = "\(schema: Dataset.schema, table: "\(renamed.table).\(column)")"
      try await connection.execute(
        "create type \(new) as enum (select unnest(enum_range(cast(null as \(old)))))")
      items.append("cast(cast(\(column: column) as varchar) as \(new)) as \(column: column)")
    }
    let replaced: SQL = items.isEmpty ? "*" : "* replace (\(items))"
    let old: SQL = "\(schema: Dataset.schema, table: version.table)"
    try await connection.execute(
      "create table \(schema: Dataset.schema, table: renamed.table) as select \(replaced) from \(old) order by rowid"
    )
    try await connection.execute("drop table \(old)")
    try await dropTypes(of: version)
  }

  /// Drops the lists of texts that are the types of a version's columns.
  private func dropTypes(of dataset: Dataset) async throws {
    for type in try await types(of: dataset) {
      try await connection.execute("drop type if exists \(schema: Dataset.schema, table: type)")
    }
  }

  private func types(of dataset: Dataset) async throws -> [String] {
    let found = try await connection.collect(
      """
      select type_name from duckdb_types()
      where schema_name = \(Dataset.schema) and starts_with(type_name, \(dataset.table + ".")) order by 1
      """)
    return (0..<found.rowCount).compactMap { found.row($0)[0].text }
  }
}
