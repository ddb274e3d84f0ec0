/// A list of numbers between 0 and 1 that any language makes alike, for cases whose expected values another program computed:
/// x = (1103515245 x + 12345) mod 2^31, from 12345.
enum Sequence {
  static func numbers(_ count: Int) -> [Double] {
    var state: UInt64 = 12345
    return (0..<count).map { _ in
      state = (state * 1_103_515_245 + 12345) % (1 << 31)
      return Double(state) / Double(UInt64(1) << 31)
    }
  }
}

/// Whether two numbers agree to so many significant digits.
func agrees(_ found: Double, _ expected: Double, digits: Int = 10) -> Bool {
  var tolerance = abs(expected)
  for _ in 0..<digits { tolerance /= 10 }
  return abs(found - expected) <= max(tolerance, 1e-300)
}
