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
