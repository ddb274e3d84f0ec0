import Synchronization

/// Says from one thread to another that work is no longer wanted.
final class CancellationFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Whether the work is no longer wanted.
  var isSet: Bool { flag.load(ordering: .relaxed) }

  /// Ends the work.
  func set() { flag.store(true, ordering: .relaxed) }
}
