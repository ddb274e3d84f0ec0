import CDuckDB
import Dispatch

extension Connection {
  /// Does a piece of work on the connection's queue; cancelling the task interrupts it.
  func run<T: Sendable>(_ work: @escaping @Sendable (Runner) throws -> T) async throws -> T {
    let operation = Operation()
    return try await withTaskCancellationHandler {
      try await enqueue(operation, work)
    } onCancel: {
      cancel(operation)
    }
  }

  /// Does a piece of work that no cancelled task stops, such as a rollback.
  func runToTheEnd<T: Sendable>(_ work: @escaping @Sendable (Runner) throws -> T) async throws -> T {
    try await enqueue(Operation(), work)
  }

  private func enqueue<T: Sendable>(
    _ operation: Operation, _ work: @escaping @Sendable (Runner) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.perform(operation, work) }) }
    }
  }

  private func perform<T>(_ operation: Operation, _ work: (Runner) throws -> T) throws -> T {
    try operation.check()
    if !database.isCurrent(generation) { try reconnect() }
    let handle = state.withLock { state in
      state.operation = operation
      return state.handle
    }
    defer { finish() }
    guard let handle else { throw EngineError(.fatal, "The connection to the database is closed.") }
    do {
      return try work(Runner(connection: handle.pointer, api: api, operation: operation))
    } catch let error as EngineError where error.kind == .fatal {
      guard isInvalidated(handle) else {
        throw EngineError(
          .fatal,
          "The engine itself failed on this statement; the session goes on without it. (\(error.message))")
      }
      throw database.recover(self, from: error)
    }
  }

  private func finish() {
    state.withLock { $0.operation = nil }
    // Another connection may have met a failure of the engine meanwhile, and waits for this one to let go.
    if !database.isCurrent(generation) { disconnect() }
  }

  /// Whether the engine refuses every statement from now on.
  private func isInvalidated(_ handle: Handle) -> Bool {
    api.table.pointee.query(handle.pointer, "select 1", nil) != 0
  }

  private func cancel(_ operation: Operation) {
    operation.isCancelled.store(true, ordering: .sequentiallyConsistent)
    // Only a running statement may be interrupted: another task's, started since, is none of ours.
    state.withLock { state in
      guard state.operation === operation, let handle = state.handle else { return }
      api.table.pointee.interrupt(handle.pointer)
    }
  }
}
