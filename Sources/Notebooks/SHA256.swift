/// The SHA-256 of a text (FIPS 180-4), for comparing what was recorded with what is.
enum SHA256 {
  /// The first hexadecimal digits of a text's hash, all 64 unless fewer are asked for.
  static func text(_ text: String, digits: Int = 64) -> String {
    var hex = ""
    for word in words(of: Array(text.utf8)) {
      let part = String(word, radix: 16)
      hex += String(repeating: "0", count: 8 - part.count) + part
    }
    return String(hex.prefix(digits))
  }

  private static func words(of message: [UInt8]) -> [UInt32] {
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    let length = UInt64(message.count) * 8
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
    var state = initial
    var schedule = [UInt32](repeating: 0, count: 64)
    for start in stride(from: 0, to: bytes.count, by: 64) {
      for index in 0..<16 {
        let at = start + index * 4
        schedule[index] = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | UInt32($1) }
      }
      for index in 16..<64 {
        let early = schedule[index - 15]
        let late = schedule[index - 2]
        let mixed = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
        let other = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
        schedule[index] = schedule[index - 16] &+ mixed &+ schedule[index - 7] &+ other
      }
      compress(schedule, into: &state)
    }
    return state
  }

  private static func compress(_ schedule: [UInt32], into state: inout [UInt32]) {
    var v = state
    for index in 0..<64 {
      let sum = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ sum &+ choice &+ constants[index] &+ schedule[index]
      let other = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [first &+ other &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ v[index] }
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The fractional parts of the square roots of the first eight primes.
  private static let initial: [UInt32] = primes.prefix(8).map { fraction(ofRoot: 2, of: $0) }
  /// The fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes.map { fraction(ofRoot: 3, of: $0) }

  private static let primes: [UInt128] = {
    var found: [UInt128] = []
    var candidate: UInt128 = 2
    while found.count < 64 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// The first 32 bits behind the point of a prime's square or cube root, by bisection in whole numbers.
  private static func fraction(ofRoot degree: Int, of prime: UInt128) -> UInt32 {
    let target = prime << (32 * UInt128(degree))
    var low: UInt128 = 0
    var high: UInt128 = 1 << 37
    while high - low > 1 {
      let middle = (low + high) / 2
      let power = degree == 2 ? middle * middle : middle * middle * middle
      if power <= target { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
}
