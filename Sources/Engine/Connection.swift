import CDuckDB
import Dispatch
import Synchronization

/// A way to a database, on which one statement runs at a time.
///
/// Statements run on a queue of the connection's own and never block the threads of Swift's tasks. Cancelling the task that waits
/// for a statement interrupts it.
public final class Connection: Sendable {
  struct State {
    /// The open connection; nil after a failure of the engine, until the next statement.
    var handle: Handle?
    var generation = 0
    /// What is running.
    var operation: Operation?
    var isInTransaction = false
    /// Whether what a person typed is kept to the tables of the database.
    var isConfined = false
  }

  /// The database on the other side.
  public let database: Database

  let api: Functions
  let queue = DispatchQueue(label: "slate.engine", qos: .userInitiated)
  let state = Mutex(State())

  /// What every connection sets for itself.
  static let settings = """
    SET errors_as_json = true;
    SET enable_progress_bar = true;
    SET enable_progress_bar_print = false;
    """

  init(to database: Database) throws(EngineError) {
    self.database = database
    api = database.api
    try reconnect()
  }

  deinit { disconnect() }

  /// Keeps SQL that a person typed to the tables of the database from now on: queries only, and no files.
  public func confine() { state.withLock { $0.isConfined = true } }

  func demandConfined(_ sql: SQL, _ runner: Runner) throws {
    if state.withLock({ $0.isConfined }) { try runner.demandConfined(sql) }
  }

  /// Interrupts the running statement, and answers whether there was one; any thread may call this.
  @discardableResult
  public func interrupt() -> Bool {
    state.withLock { state in
      guard let operation = state.operation, let handle = state.handle else { return false }
      operation.isCancelled.store(true, ordering: .sequentiallyConsistent)
      api.table.pointee.interrupt(handle.pointer)
      return true
    }
  }

  /// How far the running statement is, 0 to 1; nil when nothing runs or the engine does not know. Any thread may ask.
  public var progress: Double? {
    state.withLock { state in
      guard state.operation != nil, let handle = state.handle else { return nil }
      let percentage = api.table.pointee.query_progress(handle.pointer).percentage
      return percentage < 0 ? nil : min(percentage / 100, 1)
    }
  }
}
