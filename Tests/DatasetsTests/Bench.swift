import Datasets
import Engine
import Foundation

/// A workspace in memory, and a folder for files that goes with it.
final class Bench: Sendable {
  let connection: Connection
  let folder: URL

  init() async throws {
    connection = try Database.open(.memory).connect()
    folder = FileManager.default.temporaryDirectory.appending(path: "slate-datasets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await Catalog(connection).prepare()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file and gives its path.
  func write(_ name: String, _ bytes: Data) throws -> String {
    let file = folder.appending(path: name)
    try bytes.write(to: file)
    return file.path
  }

  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  @discardableResult
  func load(_ path: String, as name: String? = nil) async throws -> ImportReport {
    try await Importer(connection) { _, _ in }.importFile(path, as: name)
  }

  /// The first row of a query.
  func row(_ sql: SQL) async throws -> [Value] { try await connection.collect(sql).row(0) }

  /// What the workspace has besides the catalog's own tables: names of tables, views and types.
  func leftovers() async throws -> [String] {
    let found = try await connection.collect(
      """
      select 'table ' || table_name from duckdb_tables() where schema_name <> 'slate'
      union all select 'view ' || view_name from duckdb_views() where not internal
      union all select 'type ' || type_name from duckdb_types() where not internal
      union all select 'entry ' || name from slate.datasets
      union all select 'column ' || name from slate.columns
      """)
    return (0..<found.rowCount).compactMap { found.row($0)[0].text }
  }

  /// What each file of a folder or an archive became.
  func loadAll(_ path: String) async throws -> [ImportOutcome] {
    try await Importer(connection) { _, _ in }.importAll(path)
  }
}
