public final class Database: Sendable {
  public enum Location: Sendable, Equatable { case memory; case file(String) }
  public let location: Location
  public let isReadOnly: Bool
  public static func open(_ location: Location, readOnly: Bool = false) throws(EngineError) -> Database { throw EngineError(.open, "") }
  init() { location = .memory; isReadOnly = true }
  public func connect() throws(EngineError) -> Connection { throw EngineError(.open, "") }
}
public final class Connection: Sendable {
  public func execute(_ sql: SQL) async throws -> Int { 0 }
  public func execute(script: String) async throws {}
  public func columns(of sql: SQL) async throws -> [Column] { [] }
  public func collect(_ relation: Relation) async throws -> Table { Table(columns: [], vectors: []) }
  public func collect(_ sql: SQL) async throws -> Table { Table(columns: [], vectors: []) }
  public func relation(_ sql: SQL, describing known: [Column] = [], sources: [String] = []) async throws -> Relation { Relation(sql: sql, columns: []) }
  public func stream(_ relation: Relation, _ body: @Sendable (Table) throws -> Bool) async throws {}
  public func append(_ table: Table, toTemporary name: String) async throws {}
  public func transaction<T: Sendable>(_ body: () async throws -> T) async throws -> T { try await body() }
  public func interrupt() {}
  public var progress: Double? { nil }
  public func checkpoint() async throws {}
}
