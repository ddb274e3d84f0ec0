/// Ranks of numbers, from 1 for the lowest; equal numbers share the mean of their ranks.
public enum MidRanks {
  /// The rank of each number, in the order of the numbers. None of them may be NaN.
  public static func of(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for position in start..<end { ranks[order[position]] = rank }
      start = end
    }
    return ranks
  }
}
