/// Whether several groups leave at different rates (Mantel 1966).
public struct LogRank: Sendable {
  /// What a group had.
  public struct Group: Sendable {
    /// How many left.
    public var observed: Double
    /// How many would have left, had all groups left at one rate.
    public var expected: Double
  }

  /// The groups, in the order given.
  public let groups: [Group]
  /// The test's statistic.
  public let chiSquare: Double
  /// The groups less one.
  public let degrees: Int

  /// The test of groups, each with how many left and were last seen at each time; nil for fewer than two groups, or where
  /// nobody leaves while two groups are in sight.
  public init?(_ groups: [[(time: Double, events: Double, censored: Double)]]) {
    guard groups.count > 1 else { return nil }
    var atRisk = groups.map { $0.reduce(0) { $0 + $1.events + $1.censored } }
    var observed = [Double](repeating: 0, count: groups.count)
    var expected = observed
    let freedom = groups.count - 1
    var variance = SymmetricMatrix(size: freedom)
    var positions = [Int](repeating: 0, count: groups.count)
    let groups = groups.map { $0.sorted { $0.time < $1.time } }
    for time in Set(groups.joined().map(\.time)).sorted() {
      var events = [Double](repeating: 0, count: groups.count)
      var gone = events
      for (index, group) in groups.enumerated() {
        while positions[index] < group.count, group[positions[index]].time == time {
          events[index] += group[positions[index]].events
          gone[index] += group[positions[index]].events + group[positions[index]].censored
          positions[index] += 1
        }
      }
      let leaving = events.reduce(0, +)
      let all = atRisk.reduce(0, +)
      if leaving > 0 {
        for index in groups.indices {
          observed[index] += events[index]
          expected[index] += leaving * atRisk[index] / all
        }
      }
      if leaving > 0, all > 1 {
        let factor = leaving * (all - leaving) / (all - 1)
        for row in 0..<freedom {
          for column in 0..<freedom {
            let share = atRisk[row] / all
            variance[row, column] += factor * share * ((row == column ? 1 : 0) - atRisk[column] / all)
          }
        }
      }
      for index in groups.indices { atRisk[index] -= gone[index] }
    }
    let excess = (0..<freedom).map { observed[$0] - expected[$0] }
    guard let solved = variance.solution(of: excess) else { return nil }
    self.groups = zip(observed, expected).map { Group(observed: $0, expected: $1) }
    chiSquare = zip(excess, solved).reduce(0) { $0 + $1.0 * $1.1 }
    degrees = freedom
  }

  /// The probability of so large a difference, did all groups leave at one rate.
  public var probability: Double { ChiSquare.upper(chiSquare, degrees: Double(degrees)) }
}
