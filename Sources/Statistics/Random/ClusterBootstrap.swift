/// Draws clusters, such as schools, again and again with replacement, so that a figure's uncertainty respects that pupils of one
/// school are alike (the cluster bootstrap; Davison and Hinkley 1997).
public struct ClusterBootstrap: Sendable {
  /// How many clusters there are.
  public let clusters: Int
  /// How many times they are drawn.
  public let replicates: Int
  /// What everything random begins from.
  public let seed: UInt64

  /// A bootstrap of clusters.
  public init(clusters: Int, replicates: Int = 1000, seed: UInt64) {
    self.clusters = clusters
    self.replicates = replicates
    self.seed = seed
  }

  /// A figure in each replicate, computed from how often each cluster was drawn; those in which it does not exist are left
  /// out.
  public func values(_ figure: (_ times: [Int32]) -> Double?) -> [Double] {
    var times = [Int32](repeating: 0, count: clusters)
    return (0..<replicates).compactMap { replicate in
      var stream = RandomStream(seed: seed, stream: replicate)
      for index in times.indices { times[index] = 0 }
      for _ in 0..<clusters { times[stream.index(below: clusters)] += 1 }
      return figure(times)
    }
  }

  /// The interval between the quantiles of a figure's values that leaves half of the rest on either side; nil for none.
  public static func interval(_ values: [Double], confidence: Double = 0.95) -> ClosedRange<Double>? {
    let quantiles = Quantiles(values)
    guard let low = quantiles((1 - confidence) / 2), let high = quantiles((1 + confidence) / 2) else {
      return nil
    }
    return low...high
  }

  /// The standard deviation of a figure's values: its standard error; nil for fewer than two.
  public static func standardError(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }
}
