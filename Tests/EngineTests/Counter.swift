import Synchronization

/// Counts rows from any thread.
final class Counter: Sendable {
  private let state = Mutex((total: 0, largest: 0))

  var total: Int { state.withLock { $0.total } }
  var largest: Int { state.withLock { $0.largest } }

  func add(_ count: Int) {
    state.withLock {
      $0.total += count
      $0.largest = max($0.largest, count)
    }
  }
}
