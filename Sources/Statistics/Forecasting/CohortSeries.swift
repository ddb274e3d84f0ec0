/// What is known of the pupils of one area over the years, for a forecast that carries year groups forward.
///
/// A year is that of its January. Groups follow each other: who is in group 3 in one January is in group 4 in the next, unless
/// they moved. The lowest group is entered from pools: the births of five years before, or the oldest pupils of the schools
/// that feed it.
public struct CohortSeries: Sendable {
  /// Children who may enter the lowest group.
  public struct Pool: Sendable {
    /// How many there are, by the January in which they enter.
    public var size: [Int: Double]
    /// How many of them did enter, by the same January.
    public var entrants: [Int: Double]

    /// A pool and those who came from it.
    public init(size: [Int: Double], entrants: [Int: Double]) {
      self.size = size
      self.entrants = entrants
    }
  }

  /// Pupils by January, each list from the lowest group to the highest.
  public var rolls: [Int: [Double]]
  /// Where the lowest group comes from; with none it stays as it was in the last January.
  public var pools: [Pool]
  /// Pupils that housing adds in a January, by group; they stay in the years after.
  public var added: [Int: [Double]]

  /// The rolls of an area, its pools and what housing adds.
  public init(rolls: [Int: [Double]], pools: [Pool] = [], added: [Int: [Double]] = [:]) {
    self.rolls = rolls
    self.pools = pools
    self.added = added
  }

  /// How past ratios make the next ones.
  public enum Method: String, Sendable, CaseIterable {
    /// Sums over the years: all who came over all who could.
    case pooled
    /// The mean of yearly ratios, the last year counting most: 3:2:1 with three years.
    case weighted
    /// No ratios: every group stays as it was in the last January. The benchmark of the others.
    case naive
  }

  /// One ratio from several years', in the order of time; nil where no year has any who could come.
  ///
  /// - Parameter pairs: For each year, how many could come and how many came.
  public static func ratio(_ pairs: [(could: Double, came: Double)], _ method: Method) -> Double? {
    let pairs = pairs.filter { $0.could > 0 }
    guard !pairs.isEmpty else { return nil }
    switch method {
    case .pooled, .naive:
      return pairs.reduce(0) { $0 + $1.came } / pairs.reduce(0) { $0 + $1.could }
    case .weighted:
      let weights = (1...pairs.count).map(Double.init)
      let sum = zip(weights, pairs).reduce(0) { $0 + $1.0 * $1.1.came / $1.1.could }
      return sum / weights.reduce(0, +)
    }
  }

  /// The pupils of the coming Januaries, as they could be forecast in one of them.
  ///
  /// - Parameters:
  ///   - origin: The last January that is taken as known. Pools are taken as known as far as they reach.
  ///   - years: How many Januaries.
  ///   - base: How many years of ratios, at most.
  ///   - sizes: The pools' sizes where a forecast of them takes the place of what is known, by January.
  /// - Returns: The groups of each coming January; nil where the origin is not known, or no January before it for a ratio.
  public func forecast(
    from origin: Int, years: Int, method: Method, base: Int, sizes: [[Int: Double]] = []
  ) -> [[Double]]? {
    guard let start = rolls[origin], years > 0 else { return nil }
    if method == .naive { return adding([[Double]](repeating: start, count: years), from: origin) }
    let steps = ((origin - base)..<origin).compactMap { year -> (before: [Double], after: [Double])? in
      guard let before = rolls[year], let after = rolls[year + 1], after.count == before.count else {
        return nil
      }
      return (before, after)
    }
    guard !steps.isEmpty else { return nil }
    let survival = (1..<max(start.count, 1)).map { group in
      Self.ratio(steps.map { ($0.before[group - 1], $0.after[group]) }, method) ?? 1
    }
    let uptake = uptake(before: origin, method, base)
    var all: [[Double]] = []
    var last = start
    for step in 1...years {
      let year = origin + step
      var next = [entering(year, last: start[0], uptake, sizes, origin: origin, base: base)]
      for group in 1..<max(start.count, 1) { next.append(last[group - 1] * survival[group - 1]) }
      if let more = added[year] { next = zip(next, more).map(+) }
      all.append(next)
      last = next
    }
    return all
  }

  /// For each pool, the ratio of those who enter; nil where none of its years is known.
  private func uptake(before origin: Int, _ method: Method, _ base: Int) -> [Double?] {
    pools.map { pool in
      let years = ((origin - base + 1)...origin).filter { pool.size[$0] != nil && pool.entrants[$0] != nil }
      return Self.ratio(years.map { (pool.size[$0] ?? 0, pool.entrants[$0] ?? 0) }, method)
    }
  }

  private func entering(
    _ year: Int, last: Double, _ uptake: [Double?], _ sizes: [[Int: Double]], origin: Int, base: Int
  ) -> Double {
    guard uptake.contains(where: { $0 != nil }) else { return last }
    var sum = 0.0
    for (index, pool) in pools.enumerated() {
      guard let ratio = uptake[index] else { continue }
      let given = sizes.indices.contains(index) ? sizes[index][year] : nil
      // A pool whose future is not known stays as it was last.
      let size =
        given ?? pool.size[year] ?? pool.size.filter { $0.key <= year }.max { $0.key < $1.key }?.value
      sum += (size ?? 0) * ratio
    }
    return max(0, sum + inflow(before: origin, base))
  }

  /// The mean number who entered from none of the pools, such as from across the border.
  private func inflow(before origin: Int, _ base: Int) -> Double {
    let years = ((origin - base + 1)...origin).compactMap { year -> Double? in
      guard let entry = rolls[year]?.first else { return nil }
      let known = pools.compactMap { $0.entrants[year] }
      return known.isEmpty ? nil : entry - known.reduce(0, +)
    }
    return years.isEmpty ? 0 : years.reduce(0, +) / Double(years.count)
  }

  private func adding(_ rolls: [[Double]], from origin: Int) -> [[Double]] {
    var sum = [Double](repeating: 0, count: rolls.first?.count ?? 0)
    return rolls.enumerated().map { step, groups in
      if let more = added[origin + step + 1] { sum = zip(sum, more).map(+) }
      return zip(groups, sum).map(+)
    }
  }
}
