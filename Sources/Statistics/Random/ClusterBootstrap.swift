import Foundation

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

  /// Draws the clusters of one replicate: says for each draw which cluster it gave.
  func draw(_ replicate: Int, _ take: (_ draw: Int, _ cluster: Int) -> Void) {
    var stream = RandomStream(seed: seed, stream: replicate)
    for draw in 0..<clusters { take(draw, stream.index(below: clusters)) }
  }

  /// A figure in each replicate, computed from how often each cluster was drawn; those in which it does not exist are left
  /// out.
  public func values(_ figure: (_ times: [Int32]) -> Double?) -> [Double] { values(0..<replicates, figure) }

  /// A figure in each of some replicates.
  func values(_ range: Range<Int>, _ figure: (_ times: [Int32]) -> Double?) -> [Double] {
    var times = [Int32](repeating: 0, count: clusters)
    return range.compactMap { replicate in
      for index in times.indices { times[index] = 0 }
      draw(replicate) { times[$1] += 1 }
      return figure(times)
    }
  }

  /// The values of all replicates, in their order, from work that is shared among the processors.
  func shared(_ part: @escaping @Sendable (Range<Int>) -> [Double]) async -> [Double] {
    let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, replicates))
    return await withTaskGroup(of: (Int, [Double]).self) { group in
      for worker in 0..<workers {
        let range = worker * replicates / workers..<(worker + 1) * replicates / workers
        group.addTask { (worker, part(range)) }
      }
      var parts = [[Double]](repeating: [], count: workers)
      for await (worker, values) in group { parts[worker] = values }
      return parts.flatMap(\.self)
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
