import Synchronization

/// One piece of work on a connection, which may be cancelled from any thread.
final class Operation: Sendable {
  let isCancelled = Atomic<Bool>(false)

  /// Throws where the work was cancelled.
  func check() throws(EngineError) {
    if isCancelled.load(ordering: .sequentiallyConsistent) {
      throw EngineError(.interrupted, "The statement was interrupted.")
    }
  }
}
