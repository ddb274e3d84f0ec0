/// For each reached unit the units most like it, by the distance of standardised characteristics, each unit used at most once.
///
/// The pairs at the smallest distance are taken first. Because no unit is used twice, the sets of a reached unit and its
/// matches are clusters, and errors by those sets are right after matching (Abadie and Spiess 2022).
public struct MatchedUnits: Sendable {
  /// A reached unit, and the units that it is compared with, by their places in the lists.
  public struct Match: Sendable, Equatable {
    /// The reached unit's place.
    public var reached: Int
    /// The places of its matches among the others, nearest first.
    public var others: [Int]
  }

  /// How alike the two groups are in one characteristic: differences of means over the standard deviation of all reached units.
  public struct Balance: Sendable {
    /// Before matching.
    public var before: Double
    /// After it.
    public var after: Double
  }

  /// The matches, in the order of the reached units.
  public let matches: [Match]
  /// How many reached units found no match.
  public let unmatched: Int
  /// One for each characteristic.
  public let balance: [Balance]

  /// The most distances that are computed.
  public static let mostPairs = 20_000_000

  /// Matches for reached units among others, both with a number for each characteristic; nil for an empty list, or for more
  /// than ``mostPairs`` pairs.
  ///
  /// - Parameters:
  ///   - neighbours: How many matches a unit has; one that finds fewer has none.
  ///   - caliper: The largest distance, in standard deviations as a root of the mean of squares; nil for any.
  public init?(
    _ reached: [[Double]], among others: [[Double]], neighbours: Int = 1, caliper: Double? = nil
  ) {
    guard let width = reached.first?.count, width > 0, !others.isEmpty, neighbours > 0,
      reached.count * others.count <= MatchedUnits.mostPairs
    else { return nil }
    func mean(_ rows: [[Double]], _ column: Int) -> Double {
      rows.reduce(0) { $0 + $1[column] } / Double(max(rows.count, 1))
    }
    let scales = (0..<width).map { column -> Double in
      let all = reached + others
      let centre = mean(all, column)
      let sum = all.reduce(0) { $0 + ($1[column] - centre) * ($1[column] - centre) }
      let deviation = (sum / Double(max(all.count - 1, 1))).squareRoot()
      return deviation > 0 ? deviation : 1
    }
    func distance(_ first: [Double], _ second: [Double]) -> Double {
      var sum = 0.0
      for column in 0..<width {
        let difference = (first[column] - second[column]) / scales[column]
        sum += difference * difference
      }
      return (sum / Double(width)).squareRoot()
    }
    var pairs: [(distance: Double, reached: Int, other: Int)] = []
    for row in reached.indices {
      for place in others.indices {
        let far = distance(reached[row], others[place])
        if caliper.map({ far <= $0 }) ?? true { pairs.append((far, row, place)) }
      }
    }
    pairs.sort { ($0.distance, $0.reached, $0.other) < ($1.distance, $1.reached, $1.other) }
    var taken = Set<Int>()
    var found = [[Int]](repeating: [], count: reached.count)
    // In rounds, so that every unit has its first match before any has its second.
    for round in 1...neighbours {
      for pair in pairs where found[pair.reached].count == round - 1 && !taken.contains(pair.other) {
        found[pair.reached].append(pair.other)
        taken.insert(pair.other)
      }
    }
    let complete = found.indices.filter { found[$0].count == neighbours }
    matches = complete.map { Match(reached: $0, others: found[$0]) }
    unmatched = reached.count - complete.count
    let kept = complete.map { reached[$0] }
    let chosen = complete.flatMap { found[$0].map { others[$0] } }
    balance = (0..<width).map { column in
      Balance(
        before: (mean(reached, column) - mean(others, column)) / scales[column],
        after: kept.isEmpty ? .nan : (mean(kept, column) - mean(chosen, column)) / scales[column])
    }
  }

  /// The mean of the differences between reached units' changes and those of their matches.
  ///
  /// - Parameters:
  ///   - change: The change of a reached unit.
  ///   - other: The change of one of the others over the same periods as those of the reached unit.
  /// - Returns: nil for fewer than two matches.
  public func effect(
    _ change: (_ reached: Int) -> Double, _ other: (_ reached: Int, _ other: Int) -> Double
  ) -> EstimatedEffect? {
    guard matches.count > 1 else { return nil }
    let differences = matches.map { match in
      change(match.reached)
        - match.others.reduce(0) { $0 + other(match.reached, $1) } / Double(match.others.count)
    }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return EstimatedEffect(
      value: mean, standardError: (variance / count).squareRoot(), degrees: count - 1,
      reached: matches.count, comparisons: matches.reduce(0) { $0 + $1.others.count })
  }
}
