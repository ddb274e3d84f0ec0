/// What something does to the units that it reaches: their changes, compared with the changes of units that it has not reached.
///
/// Units may be reached in different periods. Each cohort, those reached in one period, is compared for itself and only with
/// units that are not reached yet, so that no unit which was reached serves as a comparison (Callaway and Sant'Anna 2021). The
/// whole effect is the change from the mean of all periods before the start to the mean of those since, less the same change of the
/// comparisons; each reached unit counts once.
///
/// Errors come from the units' influences, summed within clusters. The cohorts' sizes are taken as given.
public struct DifferenceInDifferences: Sendable {
  /// Which units a cohort is compared with.
  public enum Comparison: String, CaseIterable, Sendable {
    /// Those that are never reached.
    case never
    /// Those and the units that are reached later, as long as they are not.
    case later
  }

  /// An effect so many periods after the start; -2 is two before it.
  public struct Event: Sendable {
    /// Periods since the start.
    public var distance: Int
    /// The effect against the period before the start.
    public var effect: EstimatedEffect
  }

  /// A test that several effects are all 0.
  public struct Test: Sendable {
    /// Wald's statistic over the number of effects.
    public var statistic: Double
    /// How many effects.
    public var effects: Int
    /// Of the denominator.
    public var degrees: Double
    /// The probability of so large a statistic, were all effects 0.
    public var probability: Double
  }

  /// The effect over all units reached.
  public let overall: EstimatedEffect
  /// The effect for the units reached in one period, by the place of that period.
  public let cohorts: [(start: Int, effect: EstimatedEffect)]
  /// The effects by distance from the start, without -1, against which they stand.
  public let events: [Event]
  /// Whether the effects before the start, which ought to be 0, are: those at distances at which every cohort counts (Hotelling's
  /// T squared); nil where there are none.
  public let before: Test?
  /// How many reached units are left out: those without a period before their start, or without a comparison.
  public let leftOut: Int

  /// A weighted sum of mean differences, with what each unit contributes to its error.
  private struct Sum {
    var value = 0.0
    var influence: [Double]
    var reached = Set<Int>()
    var comparisons = Set<Int>()
  }

  /// The effects in a balanced panel; nil where no cohort has a period before its start and a comparison.
  public init?(_ units: [ReachedUnit], comparison: Comparison = .never) {
    guard let periods = units.first?.outcomes.count, units.allSatisfy({ $0.outcomes.count == periods })
    else { return nil }
    let panel = Panel(units, comparison: comparison, periods: periods)
    let cohorts = panel.cohorts
    guard !cohorts.isEmpty else { return nil }
    let reached = cohorts.reduce(0) { $0 + $1.members.count }
    leftOut = units.count { $0.start != nil } - reached
    var whole = Sum(influence: [Double](repeating: 0, count: units.count))
    var parts: [(start: Int, effect: EstimatedEffect)] = []
    for cohort in cohorts {
      var own = Sum(influence: [Double](repeating: 0, count: units.count))
      let share = Double(cohort.members.count) / Double(reached)
      for period in cohort.periods {
        let weight = 1 / Double(cohort.periods.count)
        let base = { (unit: Int) in units[unit].mean(before: cohort.start) }
        panel.add(cohort, at: period, weight, to: &own, from: base)
        panel.add(cohort, at: period, weight * share, to: &whole, from: base)
      }
      parts.append((cohort.start, panel.effect(own, cohorts: 1)))
    }
    overall = panel.effect(whole, cohorts: cohorts.count)
    self.cohorts = parts
    (events, before) = panel.events()
  }

  /// The units in cohorts, with what it takes to compare them.
  private struct Panel {
    struct Cohort {
      var start: Int
      var members: [Int]
      /// The periods since the start for which there are comparisons.
      var periods: [Int]
    }

    let units: [ReachedUnit]
    let comparison: Comparison
    let periods: Int
    /// Whether each unit is a cluster by itself.
    let isSingle: Bool
    /// How many clusters there are.
    let clusters: Int
    private(set) var cohorts: [Cohort] = []

    init(_ units: [ReachedUnit], comparison: Comparison, periods: Int) {
      self.units = units
      self.comparison = comparison
      self.periods = periods
      clusters = Set(units.map(\.cluster)).count
      isSingle = clusters == units.count
      for start in Set(units.compactMap(\.start)).sorted() where start > 0 && start < periods {
        let members = units.indices.filter { units[$0].start == start }
        let compared = (start..<periods).filter { !comparisons(since: start, until: $0).isEmpty }
        if !compared.isEmpty { cohorts.append(Cohort(start: start, members: members, periods: compared)) }
      }
    }

    /// The units that are not reached by the later of two periods.
    func comparisons(since start: Int, until period: Int) -> [Int] {
      let last = max(start, period)
      return units.indices.filter { index in
        guard let other = units[index].start else { return true }
        return comparison == .later && other > last
      }
    }

    /// Adds the difference between a cohort's and its comparisons' mean changes from a base to a period.
    func add(
      _ cohort: Cohort, at period: Int, _ share: Double, to sum: inout Sum, from base: (Int) -> Double
    ) {
      func side(_ members: [Int], _ sign: Double) {
        let changes = members.map { units[$0].outcomes[period] - base($0) }
        let mean = changes.reduce(0, +) / Double(members.count)
        sum.value += sign * share * mean
        // With one unit in each cluster the variance is that of two samples, each with its own mean.
        let count = Double(members.count)
        let factor = isSingle && count > 1 ? (count / (count - 1)).squareRoot() : 1
        for (member, change) in zip(members, changes) {
          sum.influence[member] += sign * share * factor * (change - mean) / count
        }
      }
      let others = comparisons(since: cohort.start, until: period)
      side(cohort.members, 1)
      side(others, -1)
      sum.reached.formUnion(cohort.members)
      sum.comparisons.formUnion(others)
    }

    func effect(_ sum: Sum, cohorts: Int) -> EstimatedEffect {
      let variance = covariance(sum.influence, sum.influence)
      return EstimatedEffect(
        value: sum.value, standardError: variance.squareRoot(),
        degrees: degrees(sum, variance, cohorts: cohorts),
        reached: sum.reached.count, comparisons: sum.comparisons.count)
    }

    func covariance(_ first: [Double], _ second: [Double]) -> Double {
      var sums: [Int: (Double, Double)] = [:]
      for index in units.indices where first[index] != 0 || second[index] != 0 {
        sums[units[index].cluster, default: (0, 0)].0 += first[index]
        sums[units[index].cluster, default: (0, 0)].1 += second[index]
      }
      let count = Double(sums.count)
      let factor = isSingle || count < 2 ? 1 : count / (count - 1)
      return factor * sums.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.0 * $1.value.1 }
    }

    /// Welch's degrees where clusters are reached as a whole or not at all, or else the clusters less one.
    private func degrees(_ sum: Sum, _ variance: Double, cohorts: Int) -> Double {
      let reached = Set(sum.reached.map { units[$0].cluster })
      let others = Set(sum.comparisons.map { units[$0].cluster })
      let both = reached.union(others).count
      guard reached.isDisjoint(with: others), reached.count > cohorts, others.count > 1, variance > 0 else {
        return Double(max(both - 1, 1))
      }
      let masked = units.indices.map { sum.reached.contains($0) ? sum.influence[$0] : 0 }
      let own = covariance(masked, masked)
      let rest = max(variance - own, 0)
      return variance * variance
        / (own * own / Double(reached.count - cohorts) + rest * rest / Double(others.count - 1))
    }

    /// The effects by distance from the start, and the test of those before it.
    func events() -> ([Event], Test?) {
      var events: [Event] = []
      var early: [[Double]] = []
      for distance in -(periods - 1)...(periods - 1) where distance != -1 {
        let here = cohorts.filter {
          let period = $0.start + distance
          return (0..<periods).contains(period) && (distance < 0 || $0.periods.contains(period))
        }
        let count = here.reduce(0) { $0 + $1.members.count }
        guard count > 0 else { continue }
        var sum = Sum(influence: [Double](repeating: 0, count: units.count))
        for cohort in here {
          add(
            cohort, at: cohort.start + distance, Double(cohort.members.count) / Double(count), to: &sum
          ) { units[$0].outcomes[cohort.start - 1] }
        }
        events.append(Event(distance: distance, effect: effect(sum, cohorts: here.count)))
        if distance < 0 { early.append(sum.influence) }
      }
      // Only distances at which every cohort counts: single small cohorts would decide the test.
      let whole = cohorts.reduce(0) { $0 + $1.members.count }
      let kept = events.indices.filter { events[$0].distance < 0 && events[$0].effect.reached == whole }
      return (events, test(kept.map { events[$0] }, kept.map { early[$0] }))
    }

    private func test(_ events: [Event], _ influences: [[Double]]) -> Test? {
      guard !events.isEmpty else { return nil }
      var matrix = SymmetricMatrix(size: events.count)
      for row in events.indices {
        for column in events.indices { matrix[row, column] = covariance(influences[row], influences[column]) }
      }
      let values = events.map(\.effect.value)
      guard let solution = matrix.solution(of: values) else { return nil }
      // Hotelling's scaling takes account of the covariance being estimated from few units.
      let count = Double(events.count)
      let least = events.map(\.effect.degrees).min() ?? 1
      let degrees = least - count + 1
      guard degrees > 0 else { return nil }
      let statistic = zip(values, solution).reduce(0) { $0 + $1.0 * $1.1 } * degrees / (least * count)
      return Test(
        statistic: statistic, effects: events.count, degrees: degrees,
        probability: FDistribution.upper(statistic, count, degrees))
    }
  }
}
