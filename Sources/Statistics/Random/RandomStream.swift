/// A stream of random numbers that a seed fixes: the same seed gives the same numbers on any machine.
///
/// The generator is xoshiro256** (Blackman and Vigna 2018), its state filled by SplitMix64.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream of a seed.
  public init(seed: UInt64) {
    var mixer = seed
    state = (
      RandomStream.mix(&mixer), RandomStream.mix(&mixer), RandomStream.mix(&mixer), RandomStream.mix(&mixer)
    )
  }

  /// One of many independent streams of a seed, such as one for each simulation: work that is shared among threads then
  /// gives the same numbers in any order.
  public init(seed: UInt64, stream: Int) {
    var mixer = seed
    let first = RandomStream.mix(&mixer)
    mixer = first ^ (UInt64(bitPattern: Int64(stream)) &* 0xd134_2543_de82_ef95)
    self.init(seed: RandomStream.mix(&mixer))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = RandomStream.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = RandomStream.rotate(state.3, 45)
    return result
  }

  /// A number between 0 and 1, neither of them included.
  public mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A whole number from 0 to below the bound, all equally likely. The bound is at least 1.
  public mutating func index(below bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &self) }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }

  private static func mix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
