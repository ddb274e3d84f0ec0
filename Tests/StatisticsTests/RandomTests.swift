import Foundation
import Statistics
import Testing

@Suite("Random numbers") struct RandomTests {
  @Test("A seed fixes them; other seeds and streams give others")
  func seeds() {
    func first(_ stream: RandomStream) -> [UInt64] {
      var stream = stream
      return (0..<5).map { _ in stream.next() }
    }
    #expect(first(RandomStream(seed: 1)) == first(RandomStream(seed: 1)))
    #expect(first(RandomStream(seed: 1)) != first(RandomStream(seed: 2)))
    #expect(first(RandomStream(seed: 1, stream: 3)) == first(RandomStream(seed: 1, stream: 3)))
    #expect(first(RandomStream(seed: 1, stream: 3)) != first(RandomStream(seed: 1, stream: 4)))
    #expect(first(RandomStream(seed: 1, stream: 0)) != first(RandomStream(seed: 1)))
  }

  @Test("The generator is xoshiro256**: its first number from known state words")
  func algorithm() {
    // SplitMix64 from seed 0 begins with this word; the first output of xoshiro256** follows from the second one.
    var stream = RandomStream(seed: 0)
    let second: UInt64 = 0x6e78_9e6a_a1b9_65f4
    let product = second &* 5
    #expect(stream.next() == ((product << 7) | (product >> 57)) &* 9)
  }

  /// The statistic of counts against their expectations.
  private func distance(_ counts: [Double], _ expected: [Double]) -> Double {
    zip(counts, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
  }

  @Test(
    "Binomial counts follow the binomial distribution",
    arguments: [(5, 0.3), (100, 0.02), (60, 0.5), (400, 0.1), (1000, 0.97)])
  func binomial(trials: Int, probability: Double) {
    var stream = RandomStream(seed: 7)
    let draws = 40_000
    var counts = [Double](repeating: 0, count: trials + 1)
    for _ in 0..<draws { counts[stream.binomial(trials, probability)] += 1 }
    let n = Double(trials)
    var expected = (0...trials).map { count -> Double in
      let k = Double(count)
      let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
      return Double(draws) * exp(ways + k * log(probability) + (n - k) * log1p(-probability))
    }
    // Values that hardly ever come are taken together with their neighbours.
    var groupedCounts = [0.0]
    var groupedExpected = [0.0]
    for k in 0...trials {
      groupedCounts[groupedCounts.count - 1] += counts[k]
      groupedExpected[groupedExpected.count - 1] += expected[k]
      if groupedExpected[groupedExpected.count - 1] >= 20, expected[(k + 1)...].reduce(0, +) >= 20 {
        groupedCounts.append(0)
        groupedExpected.append(0)
      }
    }
    expected = groupedExpected
    let probabilityOfMore = ChiSquare.upper(
      distance(groupedCounts, expected), degrees: Double(expected.count - 1))
    #expect(probabilityOfMore > 1e-4, "\(probabilityOfMore)")
  }

  @Test("Means and variances of the continuous ones")
  func moments() {
    func moments(_ draw: (inout RandomStream) -> Double) -> (mean: Double, variance: Double) {
      var stream = RandomStream(seed: 11)
      let values = (0..<100_000).map { _ in draw(&stream) }
      let mean = values.reduce(0, +) / 1e5
      return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1e5)
    }
    let normal = moments { $0.normal() }
    #expect(abs(normal.mean) < 0.015 && abs(normal.variance - 1) < 0.02)
    for shape in [0.3, 1, 7.5] {
      let gamma = moments { $0.gamma(shape) }
      #expect(abs(gamma.mean - shape) < 0.02 * max(shape, 1), "\(shape)")
      #expect(abs(gamma.variance - shape) < 0.05 * max(shape, 1), "\(shape)")
    }
    let beta = moments { $0.beta(2, 6) }
    #expect(abs(beta.mean - 0.25) < 0.003 && abs(beta.variance - 0.25 * 0.75 / 9) < 0.001)
  }

  @Test("Shares and counts of parts sum to the whole, and a weight of none gets none")
  func parts() {
    var stream = RandomStream(seed: 3)
    for _ in 0..<1000 {
      let shares = stream.dirichlet([0.5, 0, 3, 10])
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12 && shares[1] == 0)
      let counts = stream.multinomial(97, shares)
      #expect(counts.reduce(0, +) == 97 && counts[1] == 0)
    }
    #expect(stream.dirichlet([0, 0]) == [0, 0])
    #expect(stream.beta(0, 5) == 0 && stream.beta(5, 0) == 1)
    #expect(stream.binomial(10, 0) == 0 && stream.binomial(10, 1) == 10 && stream.binomial(0, 0.5) == 0)
  }

  @Test("A bootstrap's interval for a mean is the textbook's")
  func bootstrap() throws {
    let values = Sequence.numbers(400)
    let bootstrap = ClusterBootstrap(clusters: 400, replicates: 2000, seed: 5)
    let means = bootstrap.values { times in
      zip(values, times).reduce(0) { $0 + $1.0 * Double($1.1) } / 400
    }
    let mean = values.reduce(0, +) / 400
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400
    let error = try #require(ClusterBootstrap.standardError(means))
    #expect(abs(error / (variance / 400).squareRoot() - 1) < 0.06)
    let interval = try #require(ClusterBootstrap.interval(means))
    #expect(interval.contains(mean))
    #expect(
      means == bootstrap.values { times in zip(values, times).reduce(0) { $0 + $1.0 * Double($1.1) } / 400 })
  }
}
