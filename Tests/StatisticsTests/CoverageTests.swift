import Statistics
import Testing

/// Whether intervals of 95% hold the truth as often as they say: within three standard errors of that share over so many draws.
@Suite("Coverage") struct CoverageTests {
  private func check(_ what: String, draws: Int = 400, _ covers: (Int) throws -> Bool) rethrows {
    let hits = try (0..<draws).count(where: covers)
    let share = Double(hits) / Double(draws)
    let error = (0.95 * 0.05 / Double(draws)).squareRoot()
    #expect(abs(share - 0.95) < 3 * error, "\(what): \(share)")
  }

  /// Units over seven periods, reached in two different ones, with shocks that units of a cluster share.
  private func panel(_ draw: Int, clusters: Int, each: Int, shared: Double, effect: Double) -> [ReachedUnit] {
    var stream = RandomStream(seed: 7, stream: draw)
    return (0..<clusters).flatMap { cluster -> [ReachedUnit] in
      let shocks = (0..<7).map { _ in shared * stream.normal() }
      let start = cluster < clusters / 4 ? 3 : cluster < clusters / 2 ? 5 : nil
      return (0..<each).map { _ in
        let level = 3 * stream.normal()
        let outcomes = (0..<7).map { period in
          level + 0.5 * Double(period) + shocks[period] + stream.normal()
            + (start.map { period >= $0 } ?? false ? effect : 0)
        }
        return ReachedUnit(outcomes: outcomes, start: start, cluster: cluster)
      }
    }
  }

  @Test("Difference in differences of single schools")
  func schools() throws {
    try check("schools") { draw in
      let found = try #require(
        DifferenceInDifferences(panel(draw, clusters: 40, each: 1, shared: 0, effect: 0.8)))
      return found.overall.interval().contains(0.8)
    }
  }

  @Test("Difference in differences with shocks that the schools of an authority share")
  func authorities() throws {
    try check("clusters") { draw in
      let found = try #require(
        DifferenceInDifferences(panel(draw, clusters: 48, each: 4, shared: 1, effect: 0.8)))
      return found.overall.interval().contains(0.8)
    }
    // Without the clusters the same intervals miss far too often: the test above can fail.
    let missed = (0..<200).count { draw in
      var units = panel(draw, clusters: 48, each: 4, shared: 1, effect: 0.8)
      for index in units.indices { units[index].cluster = index }
      let interval = DifferenceInDifferences(units)?.overall.interval()
      return !(interval?.contains(0.8) ?? true)
    }
    #expect(missed > 30)
  }

  @Test("The test of trends before the start is wrong one time in twenty")
  func trends() throws {
    try check("trends") { draw in
      let found = try #require(
        DifferenceInDifferences(panel(draw, clusters: 40, each: 1, shared: 0, effect: 0.8)))
      return try #require(found.before).probability > 0.05
    }
  }

  @Test("Matched schools, where those reached differ in what moves the outcome")
  func matched() throws {
    try check("matched", draws: 200) { draw in
      var stream = RandomStream(seed: 8, stream: draw)
      // Growth goes with a characteristic, and so does being reached.
      func change(_ x: Double) -> Double { 2 * x + 0.5 * stream.normal() }
      let reached = (0..<25).map { _ in stream.normal() + 0.5 }
      let others = (0..<300).map { _ in stream.normal() }
      let changes = (reached.map { change($0) + 1 }, others.map { change($0) })
      let found = try #require(MatchedUnits(reached.map { [$0] }, among: others.map { [$0] }))
      let effect = try #require(found.effect({ changes.0[$0] }, { changes.1[$1] }))
      return effect.interval().contains(1)
    }
  }

  /// Pupils differ by school (a fifth of the variance) and by chance; the disadvantaged score half a standard deviation less. The
  /// index of all such schools is 10 (2 A - 1), where A is the chance that of two pupils the other scores more.
  @Test("The gap index by drawing schools; drawing as if schools did not matter misses more often")
  func gapIndex() async throws {
    let truth = 10 * (2 * Normal.cumulative(0.5 / 2.0.squareRoot()) - 1)
    var (hits, narrow) = (0, 0)
    for draw in 0..<200 {
      var stream = RandomStream(seed: 12, stream: draw)
      var pupils: [(score: Double, school: Int, isDisadvantaged: Bool)] = []
      for school in 0..<50 {
        let level = 0.2.squareRoot() * stream.normal()
        // Whole schools lean to one group, so that the schools' levels do not cancel in the gap.
        let share = stream.uniform() < 0.5 ? 0.1 : 0.6
        for _ in 0..<16 {
          let isDisadvantaged = stream.uniform() < share
          let score = level + 0.8.squareRoot() * stream.normal() - (isDisadvantaged ? 0.5 : 0)
          pupils.append(((score * 20).rounded(), school, isDisadvantaged))
        }
      }
      let low = pupils.map(\.score).min() ?? 0
      func interval(_ school: (Int) -> Int) async throws -> ClosedRange<Double> {
        let cells = pupils.enumerated().map { index, pupil in
          GapIndexDraws.Cell(
            score: Int32(pupil.score - low), school: Int32(school(index)),
            disadvantaged: pupil.isDisadvantaged ? 1 : 0, others: pupil.isDisadvantaged ? 0 : 1)
        }
        let values = try await #require(GapIndexDraws(cells)).values(replicates: 100, seed: UInt64(draw))
        return try #require(ClusterBootstrap.interval(values))
      }
      if try await interval({ pupils[$0].school }).contains(truth) { hits += 1 }
      if draw < 60, try await interval({ $0 }).contains(truth) { narrow += 1 }
    }
    let share = Double(hits) / 200
    #expect(abs(share - 0.95) < 3 * (0.95 * 0.05 / 200).squareRoot(), "\(share)")
    // The test above can fail: of the narrower intervals a tenth of all and more miss.
    #expect(narrow < 54)
  }

  @Test("The gap between and within schools: what was put in, on the average of many draws")
  func betweenWithin() throws {
    // Within every school the gap is 5; the disadvantaged attend schools whose level is lower by 2 on the average.
    var sums = (within: [Double](), between: [Double]())
    for draw in 0..<200 {
      var stream = RandomStream(seed: 13, stream: draw)
      let schools = (0..<60).map { school -> BetweenWithin.School in
        let isPoor = school % 2 == 0
        let level: Double = (isPoor ? 46 : 50) + stream.normal()
        return .init(
          disadvantaged: isPoor ? 30 : 10, disadvantagedMean: level - 5 + stream.normal(),
          others: isPoor ? 30 : 50, othersMean: level + stream.normal() / 2)
      }
      let split = try #require(BetweenWithin(schools))
      sums.within.append(split.within)
      sums.between.append(split.between)
    }
    // Of the disadvantaged three in four are in poor schools, of the others three in eight: 4 (0.75 - 0.375).
    for (values, truth) in [(sums.within, 5.0), (sums.between, 1.5)] {
      let mean = values.reduce(0, +) / 200
      let error = (ClusterBootstrap.standardError(values) ?? 0) / 200.0.squareRoot()
      #expect(abs(mean - truth) < 3.5 * error, "\(mean) for \(truth)")
    }
  }

  @Test("The effect that a trial could find is found as often as the power says")
  func power() throws {
    let trial = ClusterTrial(schools: 30, pupils: 20, icc: 0.15)
    for power in [0.8, 0.5] {
      let effect = try #require(trial.detectable(power: power))
      let critical = StudentT(degrees: 28).critical()
      let found = (0..<600).count { draw in
        var stream = RandomStream(seed: 14, stream: draw)
        let error = (0.15 + 0.85 / 20).squareRoot()
        let arms = [effect, 0].map { mean in (0..<15).map { _ in mean + error * stream.normal() } }
        let means = arms.map { $0.reduce(0, +) / 15 }
        let squares = zip(arms, means).reduce(0) { sum, arm in
          sum + arm.0.reduce(0) { $0 + ($1 - arm.1) * ($1 - arm.1) }
        }
        return abs(means[0] - means[1]) / (squares / 28 * 2 / 15).squareRoot() > critical
      }
      let share = Double(found) / 600
      #expect(abs(share - power) < 3.5 * (power * (1 - power) / 600).squareRoot(), "\(share) for \(power)")
    }
  }

  @Test("Pooled trials that differ: the random-effects interval covers, the fixed one does not")
  func pooledTrials() throws {
    var fixed = 0
    try check("random effects", draws: 400) { draw in
      var stream = RandomStream(seed: 15, stream: draw)
      let errors = (0..<40).map { _ in 0.05 + 0.1 * stream.uniform() }
      let effects = errors.map { 0.2 + 0.15 * stream.normal() + $0 * stream.normal() }
      let pooled = try #require(MetaAnalysis(effects: effects, standardErrors: errors))
      if pooled.fixed.interval().contains(0.2) { fixed += 1 }
      return pooled.random.interval().contains(0.2)
    }
    #expect(fixed < 340)
  }

  @Test("The step of an interrupted series")
  func series() throws {
    try check("series") { draw in
      var stream = RandomStream(seed: 9, stream: draw)
      let times = (0..<14).map(Double.init)
      let outcomes = times.map { 5 + 0.3 * $0 + ($0 >= 8 ? 2 : 0) + stream.normal() }
      let found = try #require(InterruptedSeries(times: times, outcomes: outcomes, start: 8))
      return found.step.interval().contains(2)
    }
  }

  @Test("Drawn effects: of all schools' intervals nineteen in twenty hold the school's own effect")
  func shrunken() throws {
    var (hits, all) = (0, 0)
    for draw in 0..<20 {
      var stream = RandomStream(seed: 10, stream: draw)
      let x = (0..<200).map { _ in stream.normal() }
      let truths = x.map { _ in 2 * stream.normal() }
      let variances = x.map { _ in 0.5 + 8 * stream.uniform() }
      let outcomes = x.indices.map {
        50 + 3 * x[$0] + truths[$0] + variances[$0].squareRoot() * stream.normal()
      }
      let found = try #require(ShrunkenEffects(outcomes, variances: variances, on: [x.map { _ in 1 }, x]))
      for index in x.indices {
        all += 1
        if abs(found.effects[index] - truths[index]) < 1.959964 * found.standardErrors[index] { hits += 1 }
      }
    }
    // Schools of one draw share its estimated variance, so the share varies more than that of single draws.
    #expect(abs(Double(hits) / Double(all) - 0.95) < 0.015)
  }
}
