import SlateKit
import Synchronization

/// Leads the rows of one table to one or more writers in a single pass, and counts them.
final class TablePipe: Sendable {
  private struct State: Sendable {
    var rows = 0
    var branches: [Branch]
  }

  private struct Branch: Sendable {
    var writer: any TableWriter
    var sink: Sink
  }

  private let state: Mutex<State>

  init(_ branches: [(writer: any TableWriter, sink: Sink)]) {
    state = Mutex(State(branches: branches.map { Branch(writer: $0.writer, sink: $0.sink) }))
  }

  /// Runs a relation's query through the writers.
  ///
  /// - Returns: how many rows there were.
  func run(_ relation: Relation, on connection: Connection) async throws -> Int {
    try begin()
    try await connection.stream(relation) { [self] table in
      try add(table)
      return true
    }
    return try end()
  }

  /// Runs rows in memory through the writers.
  ///
  /// - Returns: how many rows there were.
  func run(_ tables: some Sequence<Table>) throws -> Int {
    try begin()
    for table in tables { try add(table) }
    return try end()
  }

  private func begin() throws {
    try each { branch in try branch.writer.begin(&branch.sink) }
  }

  private func add(_ table: Table) throws {
    state.withLock { $0.rows += table.rowCount }
    try each { branch in try branch.writer.add(table, to: &branch.sink) }
  }

  private func end() throws -> Int {
    try each { branch in
      try branch.writer.end(&branch.sink)
      try branch.sink.flush()
    }
    return state.withLock { $0.rows }
  }

  private func each(_ body: (inout Branch) throws -> Void) throws {
    try state.withLock { state in
      for index in state.branches.indices { try body(&state.branches[index]) }
    }
  }
}
