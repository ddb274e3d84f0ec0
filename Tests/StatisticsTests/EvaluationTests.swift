import Statistics
import Testing

/// Expected values: scipy 1.17.1, statsmodels 0.15.0 and numpy 2.4.6 on the shared sequence.
@Suite("Evaluation") struct EvaluationTests {
  private let u = Sequence.numbers(600)

  /// Thirty units over six periods: a level, a common trend, noise, and an effect of 1.5 from the start on.
  private func panel(_ starts: (Int) -> Int?) -> [ReachedUnit] {
    (0..<30).map { unit in
      let start = starts(unit)
      let outcomes = (0..<6).map { period -> Double in
        let noise = u[30 + unit * 6 + period] * 2
        let effect = start.map { period >= $0 } ?? false ? 1.5 : 0
        return u[unit] * 5 + 0.3 * Double(period) + noise + effect
      }
      return ReachedUnit(outcomes: outcomes, start: start, cluster: unit)
    }
  }

  @Test("One start: the difference of mean changes, with Welch's test")
  func one() throws {
    let found = try #require(DifferenceInDifferences(panel { $0 < 12 ? 3 : nil }))
    #expect(agrees(found.overall.value, 1.396709713394995))
    #expect(agrees(found.overall.standardError, 0.1817237666716575))
    #expect(agrees(found.overall.degrees, 22.961611346814294))
    #expect(agrees(found.overall.probability, 8.563567527024118e-08, digits: 8))
    let interval = found.overall.interval()
    #expect(agrees(interval.lowerBound, 1.0207506804514401))
    #expect(agrees(interval.upperBound, 1.77266874633855))
    #expect(found.overall.reached == 12 && found.overall.comparisons == 18)
  }

  @Test("Two starts: each cohort for itself, effects by distance, both kinds of comparison")
  func staggered() throws {
    let units = panel { $0 < 7 ? 2 : $0 < 14 ? 4 : nil }
    let found = try #require(DifferenceInDifferences(units))
    #expect(found.cohorts.map(\.start) == [2, 4])
    #expect(agrees(found.cohorts[0].effect.value, 1.7529620831566197))
    #expect(agrees(found.cohorts[1].effect.value, 1.4285141288169783))
    #expect(agrees(found.overall.value, 1.5907381059867989))
    #expect(agrees(found.overall.standardError, 0.1591037037960518))
    #expect(agrees(found.overall.degrees, 26.336284320479354))
    #expect(agrees(found.overall.probability, 1.8574257988778133e-10, digits: 8))
    let events = Dictionary(uniqueKeysWithValues: found.events.map { ($0.distance, $0.effect) })
    #expect(events.keys.sorted() == [-4, -3, -2, 0, 1, 2, 3])
    #expect(agrees(events[-2]?.value ?? 0, 0.40801364715610244))
    #expect(agrees(events[0]?.value ?? 0, 1.882690198719502))
    #expect(agrees(events[1]?.value ?? 0, 1.8799538633653097))
    #expect(agrees(events[3]?.value ?? 0, 1.866377721939768))
    #expect(events[3]?.reached == 7)
    // Only two periods before the start is a distance that both cohorts have.
    #expect(found.before?.effects == 1)
    let later = try #require(DifferenceInDifferences(units, comparison: .later))
    #expect(agrees(later.overall.value, 1.59955635848484))
  }

  @Test("The test of one effect before the start is the square of its t")
  func trend() throws {
    let found = try #require(DifferenceInDifferences(panel { $0 < 12 ? 2 : nil }))
    let event = try #require(found.events.first { $0.distance == -2 }).effect
    let test = try #require(found.before)
    let t = event.value / event.standardError
    #expect(agrees(test.statistic, t * t))
    #expect(agrees(test.probability, event.probability))
    #expect(agrees(FDistribution.upper(2.5, 3, 17.5), 0.09324992632762566))
  }

  @Test("The two-way regression is the same where all start together")
  func twoWay() throws {
    let effect = try #require(TwoWayEffects.effect(panel { $0 < 12 ? 3 : nil }))
    #expect(agrees(effect.value, 1.396709713394995))
    #expect(agrees(effect.standardError, 0.17797322093254006))
  }

  @Test("Where effects grow, the two-way regression of two starts misses their mean and the cohorts do not")
  func growing() throws {
    // No noise: the effect is 1 in the first period, 2 in the second, ...
    let units = (0..<30).map { unit -> ReachedUnit in
      let start = unit < 10 ? 1 : unit < 20 ? 4 : nil
      let outcomes = (0..<6).map { period in
        Double(unit) + Double(period) + (start.map { Double(max(0, period - $0 + 1)) } ?? 0)
      }
      return ReachedUnit(outcomes: outcomes, start: start, cluster: unit)
    }
    // The first cohort has five periods with a mean of 3, the second two with 1.5.
    let found = try #require(DifferenceInDifferences(units))
    #expect(abs(found.overall.value - 2.25) < 1e-12)
    let regression = try #require(TwoWayEffects.effect(units))
    #expect(regression.value < 2)
  }

  @Test("None without a period before the start, or without a comparison; what is left out is counted")
  func none() throws {
    #expect(DifferenceInDifferences(panel { _ in 3 }) == nil)
    #expect(DifferenceInDifferences(panel { $0 < 12 ? 0 : nil }) == nil)
    #expect(DifferenceInDifferences(panel { _ in nil }) == nil)
    let some = try #require(DifferenceInDifferences(panel { $0 < 4 ? 0 : $0 < 12 ? 3 : nil }))
    #expect(some.leftOut == 4 && some.overall.reached == 8)
    // All are reached in the end: those reached later can be compared with until then.
    let all = try #require(DifferenceInDifferences(panel { $0 < 15 ? 2 : 4 }, comparison: .later))
    #expect(all.overall.reached == 15 && all.leftOut == 15)
  }

  @Test("Matches are the nearest, each once, and balance is stated before and after")
  func matches() throws {
    let found = try #require(
      MatchedUnits([[1.0], [2.0], [9.0]], among: [[1.1], [2.2], [1.05], [5.0]], neighbours: 1))
    #expect(found.matches.map(\.reached) == [0, 1, 2])
    #expect(found.matches.map(\.others) == [[2], [1], [3]])
    let close = try #require(
      MatchedUnits([[1.0], [2.0], [9.0]], among: [[1.1], [2.2], [1.05], [5.0]], neighbours: 1, caliper: 0.2))
    #expect(close.unmatched == 1)
    #expect(abs(close.balance[0].after) < abs(close.balance[0].before))
    // Differences 1 and 3: mean 2, standard error 1.
    let effect = try #require(close.effect({ $0 == 0 ? 1 : 3 }, { _, _ in 0 }))
    #expect(abs(effect.value - 2) < 1e-12 && abs(effect.standardError - 1) < 1e-12 && effect.degrees == 1)
  }

  @Test("An interrupted series: slope, step, change of slope, and the distance at the end")
  func series() throws {
    let times = (2005..<2021).map(Double.init)
    let outcomes = times.indices.map { index -> Double in
      let since = times[index] >= 2013 ? 1.0 : 0
      let distance = times[index] - 2013
      return 10 + 0.5 * distance + 2 * since + 0.25 * since * distance + u[300 + index]
    }
    let found = try #require(InterruptedSeries(times: times, outcomes: outcomes, start: 2013))
    #expect(agrees(found.slope.value, 0.5323475053134761))
    #expect(agrees(found.slope.standardError, 0.04928443791787872))
    #expect(agrees(found.step.value, 1.851631374231407))
    #expect(agrees(found.step.standardError, 0.3231796718512683))
    #expect(agrees(found.change.value, 0.2935728068862634))
    #expect(agrees(found.end.value, 3.906641022435251))
    #expect(agrees(found.end.standardError, 0.6135863038208985))
    #expect(InterruptedSeries(times: [1, 2, 3, 4], outcomes: [1, 2, 3, 4], start: 3) == nil)
  }

  @Test("The smallest detectable effect of a trial in schools")
  func power() throws {
    let trial = ClusterTrial(schools: 60, pupils: 40, icc: 0.15)
    #expect(agrees(trial.standardError, 0.10684880283216404))
    #expect(agrees(trial.detectable() ?? 0, 0.304474206365414))
    let covariates = ClusterTrial(
      schools: 60, pupils: 40, icc: 0.15, explainedBetween: 0.6, explainedWithin: 0.3)
    #expect(agrees(covariates.detectable(power: 0.9) ?? 0, 0.23308333613217852))
    #expect(ClusterTrial(schools: 2, pupils: 40, icc: 0.15).detectable() == nil)
  }

  /// Forty studies or schools with a characteristic, an outcome and the variance of its error.
  private var studies: (x: [Double], outcomes: [Double], variances: [Double]) {
    let x = Array(u[400..<440])
    let outcomes = (0..<40).map { index -> Double in
      let error: Double = (u[440 + index] - 0.5) * 3
      return 1 + 2 * x[index] + error
    }
    return (x, outcomes, u[480..<520].map { 0.05 + 0.4 * $0 })
  }

  /// metafor 3.8.1 (R 4.2.2), method DL.
  @Test("Effects of units beyond a regression, drawn towards 0")
  func shrunken() throws {
    let (x, outcomes, variances) = (studies.x, studies.outcomes, studies.variances)
    let found = try #require(
      ShrunkenEffects(outcomes, variances: variances, on: [x.map { _ in 1.0 }, x]))
    #expect(agrees(found.varianceBetween, 0.56068947499236821))
    #expect(agrees(found.coefficients[0], 0.24105859658033474))
    #expect(agrees(found.coefficients[1], 3.27881887556496388))
    let effects = [0.27144374395654641, -0.59466775724496213, 0.72257891260847873, 0.86947574593147914]
    for index in effects.indices { #expect(agrees(found.effects[index], effects[index])) }
  }

  /// metafor 3.8.1 (R 4.2.2), methods FE and DL.
  @Test("Forty studies pooled as metafor pools them")
  func pooled() throws {
    let errors = studies.variances.map { $0.squareRoot() }
    let found = try #require(MetaAnalysis(effects: studies.outcomes, standardErrors: errors))
    #expect(agrees(found.fixed.effect, 2.010034372156706439))
    #expect(agrees(found.fixed.standardError, 0.067253226524912973))
    #expect(agrees(found.random.effect, 1.9610259722185732))
    #expect(agrees(found.random.standardError, 0.19559626321305018))
    #expect(agrees(found.varianceBetween, 1.2857736525457197))
    #expect(agrees(found.inconsistency, 0.87517714856010556))
    #expect(agrees(found.heterogeneity, 312.44279032336897))
  }

  @Test("Mutual information of regions, authorities and schools adds up")
  func levels() throws {
    let schools = (0..<24).map { index -> Segregation.School in
      let pupils = (50 + 150 * u[520 + index]).rounded()
      return .init(pupils: pupils, disadvantaged: (pupils * (0.05 + 0.5 * u[544 + index])).rounded(.down))
    }
    let whole = try #require(Segregation(schools))
    #expect(agrees(whole.mutualInformation, 0.05577848490108372))
    #expect(agrees(whole.theil, 0.10005403687377333))
    let authorities = (0..<6).map { authority in Array(schools[authority * 4..<authority * 4 + 4]) }
    let split = try #require(Segregation.levels(authorities))
    #expect(agrees(split.between, 0.008915463436754216))
    #expect(agrees(split.total, whole.mutualInformation))
    let parts = try #require(
      Segregation.nested(schools, in: [(0..<24).map { $0 / 12 }, (0..<24).map { $0 / 4 }]))
    #expect(agrees(parts[0], 3.86335764853492e-05))
    #expect(agrees(parts[0] + parts[1], 0.008915463436754216))
    #expect(agrees(parts.reduce(0, +), 0.05577848490108372))
  }
}
