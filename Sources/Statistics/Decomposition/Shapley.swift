/// What each of several changes adds to a result, whatever the order in which they are made: the mean over all orders (Shapley
/// 1953). The contributions sum to the whole difference.
public enum Shapley {
  /// The contribution of each change.
  ///
  /// - Parameters:
  ///   - count: How many changes there are, at most 20.
  ///   - value: The result with a set of the changes made: bit `i` of the set stands for change `i`.
  /// - Returns: The contributions; empty for none or too many changes.
  public static func contributions(of count: Int, value: (UInt32) -> Double) -> [Double] {
    guard (1...20).contains(count) else { return [] }
    let values = (0..<(UInt32(1) << UInt32(count))).map(value)
    // The share of the orders in which a change comes after exactly a given number of others.
    var weights = [Double](repeating: 1 / Double(count), count: count)
    for size in 1..<max(count, 1) where size < count {
      weights[size] = weights[size - 1] * Double(size) / Double(count - size)
    }
    return (0..<count).map { change in
      let bit = 1 << change
      return values.indices.reduce(0) { sum, set in
        guard set & bit == 0 else { return sum }
        return sum + weights[set.nonzeroBitCount] * (values[set | bit] - values[set])
      }
    }
  }
}
