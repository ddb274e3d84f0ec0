import Synchronization

/// The portions in which text arrives.
final class CollectedPortions: Sendable {
  private let portions = Mutex<[String]>([])

  func add(_ portion: String) { portions.withLock { $0.append(portion) } }
  var all: [String] { portions.withLock { $0 } }
}
