import Synchronization

/// A 64-bit FNV-1a hash over bytes as they pass: the same bytes give the same fingerprint, on every machine and for ever.
final class Fingerprint: Sendable {
  private let hash = Mutex<UInt64>(0xcbf2_9ce4_8422_2325)

  func add(_ bytes: [UInt8]) {
    hash.withLock { hash in
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
  }

  /// The hash so far, in 16 hexadecimal digits.
  var text: String {
    let digits = String(hash.withLock { $0 }, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
