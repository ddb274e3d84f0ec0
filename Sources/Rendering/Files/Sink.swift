/// Bytes on their way out, handed on in portions of about 64 KB.
struct Sink: Sendable {
  static let portion = 1 << 16

  var bytes: [UInt8] = []
  private let drain: @Sendable ([UInt8]) throws -> Void

  /// A sink that hands its bytes to a function.
  init(_ drain: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.drain = drain
    bytes.reserveCapacity(Sink.portion + Sink.portion / 4)
  }

  /// A sink that hands its bytes on as text. Portions end between lines, so that no character is ever torn.
  init(text write: @escaping @Sendable (String) throws -> Void) {
    self.init { try write(String(decoding: $0, as: UTF8.self)) }
  }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Hands the bytes on once there is a portion of them; to be called where a line has ended.
  mutating func flushIfFull() throws {
    if bytes.count >= Sink.portion { try flush() }
  }

  mutating func flush() throws {
    guard !bytes.isEmpty else { return }
    try drain(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
