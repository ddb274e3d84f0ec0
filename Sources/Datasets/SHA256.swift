import CDigest

/// The SHA-256 digest of bytes that arrive in pieces (FIPS 180-4).
public struct SHA256 {
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]

  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var schedule = [UInt32](repeating: 0, count: 64)
  /// Bytes that do not fill a block of 64 yet.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  private let usesInstructions: Bool

  /// A digest of nothing yet.
  public init() { self.init(usesInstructions: true) }

  /// A digest that is computed with the processor's instructions for it, where there are any, or without.
  init(usesInstructions: Bool) { self.usesInstructions = usesInstructions }

  /// The first hexadecimal digits of a text's digest, all 64 unless fewer are asked for.
  public static func text(_ text: String, digits: Int = 64) -> String {
    var digest = SHA256()
    Array(text.utf8).withUnsafeBytes { digest.update($0) }
    return String(digest.hexDigest().prefix(digits))
  }

  /// Takes the next piece.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == 64 else { return }
      let block = rest
      block.withUnsafeBytes { compress($0, blocks: 1) }
      rest.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - start) / 64
    compress(UnsafeRawBufferPointer(rebasing: bytes[start...]), blocks: blocks)
    rest += bytes[(start + blocks * 64)...]
  }

  /// Ends the message and gives its digest in hexadecimal digits.
  public mutating func hexDigest() -> String {
    let bits = length * 8
    var end: [UInt8] = [0x80]
    end += [UInt8](repeating: 0, count: (119 - rest.count) % 64)
    for shift in stride(from: 56, through: 0, by: -8) {
      end.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    end.withUnsafeBytes { update($0) }
    let digits = Array("0123456789abcdef")
    return String(
      state.flatMap { word in
        stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0)) & 15] }
      })
  }

  private static let hasInstructions = cd_sha256_is_available()

  private mutating func compress(_ bytes: UnsafeRawBufferPointer, blocks: Int) {
    guard blocks > 0, let start = bytes.baseAddress else { return }
    if usesInstructions, Self.hasInstructions {
      cd_sha256_blocks(&state, start.assumingMemoryBound(to: UInt8.self), blocks, Self.constants)
      return
    }
    Self.constants.withUnsafeBufferPointer { k in
      schedule.withUnsafeMutableBufferPointer { w in
        state.withUnsafeMutableBufferPointer { h in
          for block in 0..<blocks { Self.compress(bytes, at: block * 64, into: h, schedule: w, constants: k) }
        }
      }
    }
  }

  private static func compress(
    _ bytes: UnsafeRawBufferPointer, at start: Int, into h: UnsafeMutableBufferPointer<UInt32>,
    schedule w: UnsafeMutableBufferPointer<UInt32>, constants k: UnsafeBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      w[index] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let (early, late) = (w[index - 15], w[index - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      w[index] = w[index - 16] &+ first &+ w[index - 7] &+ second
    }
    var (a, b, c, d) = (h[0], h[1], h[2], h[3])
    var (e, f, g, i) = (h[4], h[5], h[6], h[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let first = i &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ k[index] &+ w[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      (i, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    h[0] &+= a
    h[1] &+= b
    h[2] &+= c
    h[3] &+= d
    h[4] &+= e
    h[5] &+= f
    h[6] &+= g
    h[7] &+= i
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word >> count) | (word << (32 - count))
  }
}

extension SHA256 {
  /// The digest of a file's bytes.
  ///
  /// - Throws: ``DatasetError`` where it cannot be read; `CancellationError`.
  static func fingerprint(of path: String, isCancelled: CancellationFlag) throws -> String {
    let file = try InputFile(path)
    var digest = SHA256()
    while true {
      if isCancelled.isSet { throw CancellationError() }
      let bytes = try file.bytes(1 << 20)
      if bytes.isEmpty { return digest.hexDigest() }
      bytes.withUnsafeBytes { digest.update($0) }
    }
  }
}
