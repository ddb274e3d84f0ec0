import Synchronization

/// Text that arrives in portions, kept as one.
final class CollectedText: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  func add(_ more: String) { add(Array(more.utf8)) }
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
