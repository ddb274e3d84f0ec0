import SlateKit

/// Random numbers that are a function of the seed, a table, the draw's name and a row's number, so that any number of threads
/// on any machine gets the same ones.
///
/// A row's number below 2^32 is mixed in three rounds of multiplication and folding, with constants of SplitMix64 (Steele, Lea
/// and Flood 2014). All of it is whole-number arithmetic within 63 bits.
struct Draws {
  let seed: UInt64
  let table: String

  /// A number above 0 and below 1, evenly spread.
  func uniform(_ name: String, of row: SQL) -> SQL {
    "((cast(\(word(name, of: row)) as double) + 5e-1) / 4294967296e0)"
  }

  /// The same for two rows at once, such as a child and a school.
  func uniform(_ name: String, of row: SQL, and other: SQL) -> SQL {
    uniform(name, of: "xor(\(word(name + " first", of: row)), \(other))")
  }

  /// A number of the normal distribution with mean 0 and deviation 1 (Box and Muller 1958).
  func normal(_ name: String, of row: SQL) -> SQL {
    """
    (sqrt(-2e0 * ln(\(uniform(name + " radius", of: row))))
      * cos(6.283185307179586e0 * \(uniform(name + " angle", of: row))))
    """
  }

  /// A whole number from 0 to `count` - 1.
  func below(_ count: SQL, _ name: String, of row: SQL) -> SQL {
    "cast(floor(\(uniform(name, of: row)) * \(count)) as bigint)"
  }

  /// One of several texts, by their weights, which sum to 1.
  func choice(_ name: String, of row: SQL, _ weights: [(String, Double)]) -> SQL {
    Draws.choice(uniform(name, of: row), weights)
  }

  /// The text whose share of the way from 0 to 1 a number falls into.
  static func choice(_ number: SQL, _ weights: [(String, Double)]) -> SQL {
    var sum = 0.0
    let cases = weights.dropLast().map { text, weight -> SQL in
      sum += weight
      return "when \(number) < \(sum) then \(text)"
    }
    let last = weights.last?.0 ?? ""
    return cases.isEmpty ? "\(last)" : "(case \(cases, separator: " ") else \(last) end)"
  }

  private func word(_ name: String, of row: SQL) -> SQL {
    var state = seed
    for byte in "\(table) \(name)".utf8 { state = Draws.next(state &+ UInt64(byte)) }
    var word: SQL = "xor(\(row), \(Int(state >> 32)))"
    for _ in 0..<3 {
      state = Draws.next(state)
      let multiplier = Int(state >> 33) | 0x4000_0001
      let product: SQL = "(\(word) * \(multiplier))"
      word = "xor(\(product) >> 31, \(product) & 4294967295)"
    }
    return word
  }

  private static func next(_ state: UInt64) -> UInt64 {
    var word = state &+ 0x9e37_79b9_7f4a_7c15
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
