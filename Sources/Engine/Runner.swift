import CDuckDB

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What runs statements on a connection's queue: there for one piece of work, and not to be kept.
struct Runner {
  let connection: OpaquePointer
  let api: Functions
  let operation: Operation

  /// Prepares the one statement of `sql` with its values bound. What it expands to is run as far as its last part.
  func prepare(_ sql: SQL) throws -> PreparedStatement {
    let extracted = try ExtractedStatements(sql.text, on: self)
    if extracted.count == 1 {
      let statement = try extracted.prepare(0)
      try statement.bind(sql.parameters)
      return statement
    }
    let count = sql.text.statementCount
    guard count == 1 else {
      throw EngineError(
        .statement,
        "There are \(count) statements here, and this runs one at a time; take the semicolons out.")
    }
    // A pivot without fixed columns is several statements to the engine: it finds the columns first.
    let parts = try ExtractedStatements(sql.inlined.text, on: self)
    for index in 0..<parts.count - 1 { _ = try run(try parts.prepare(index)) }
    return try parts.prepare(parts.count - 1)
  }

  /// Runs a prepared statement to its end, or to its first rows where they are streamed.
  func run(_ statement: PreparedStatement, streaming: Bool = false) throws -> ResultSet {
    defer { withExtendedLifetime(statement) {} }
    var pending: OpaquePointer?
    defer { api.table.pointee.destroy_pending(&pending) }
    let begin = streaming ? api.table.pointee.pending_prepared_streaming : api.table.pointee.pending_prepared
    let state = begin(statement.pointer, &pending)
    guard let started = pending else { throw EngineError(.fatal, "The engine cannot start a statement.") }
    guard state == 0 else { throw error(Functions.text(api.table.pointee.pending_error(started))) }
    // The engine forgets interrupts when a statement starts, so one that came too early is given again. Not to run the statement
    // would not do: its tasks have started, and the next statement would wait until they end.
    if operation.isCancelled.load(ordering: .sequentiallyConsistent) { interrupt() }
    if !streaming { work(on: started) }
    let result = ResultSet(api: api)
    guard api.table.pointee.execute_pending(started, &result.result) == 0 else { throw error(result.error) }
    return result
  }

  /// Takes part in a statement's work until its result is there or it failed, and sleeps while the engine's other threads have all
  /// of it: the engine by itself would ask over and over, at the cost of a core, as for every small file that one thread reads.
  private func work(on pending: OpaquePointer) {
    var naps = 0
    while true {
      switch api.table.pointee.pending_execute_task(pending) {
      case Self.isNotReady: naps = 0
      case Self.hasNoTasks:
        naps += 1
        usleep(naps < 20 ? 50 : 500)
      default: return
      }
    }
  }

  /// States of a pending result.
  private static let (isNotReady, hasNoTasks): (UInt32, UInt32) = (1, 3)

  /// Stops what the engine still does for a statement whose result is not wanted any more.
  func interrupt() { api.table.pointee.interrupt(connection) }

  /// Runs text of our own that has no result.
  func command(_ text: String) throws {
    let result = ResultSet(api: api)
    guard api.table.pointee.query(connection, text, &result.result) == 0 else { throw error(result.error) }
  }

  /// The error that the engine describes in this text.
  func error(_ text: String) -> EngineError {
    let error = EngineError(text: text)
    return error.kind == .interrupted ? EngineError(.interrupted, "The statement was interrupted.") : error
  }
}
