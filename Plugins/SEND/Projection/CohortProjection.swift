import Statistics

/// Carries plans forward from January to January.
struct CohortProjection: Sendable {
  /// The plans of a January, and the flows of the year before it.
  struct January: Sendable {
    var year: Int
    var plans: [Double]
    var new = 0.0
    var ceased = 0.0
    var residual = 0.0
  }

  /// What changes in a scenario.
  struct Changes: Sendable {
    var scenario: Scenario?

    /// What a rate is multiplied by in a calendar year.
    func factor(_ flow: Scenario.Flow, in year: Int) -> Double {
      (scenario?.changes ?? []).reduce(1) { product, change in
        guard case .scale(let changed, let factor, _) = change.kind, changed == flow, change.holds(in: year)
        else {
          return product
        }
        return product * factor
      }
    }
  }

  let rates: CohortRates
  /// The last January that is known.
  let start: January
  /// Children of the population in a calendar year, for those that are projected.
  let population: @Sendable (Int) -> Double
  var withoutResidual = false
  /// How rates move from year to year in simulations.
  var variation = RateVariation.none

  /// The expected numbers, to a January.
  func expected(to year: Int, _ changes: Changes = Changes()) -> [January] {
    carry(
      to: year, changes, joining: rates.joiners.map(\.mean), leaving: rates.leavers.map { $0?.mean ?? 0 },
      count: { _, size, rate in size * rate })
  }

  /// One simulation: rates are drawn once and move on from year to year, the numbers of each year come by chance.
  func simulated(to year: Int, _ changes: Changes, seed: UInt64, _ simulation: Int) -> [January] {
    var random = RandomStream(seed: seed, stream: simulation)
    let joining = rates.joiners.map { random.beta($0.alpha, $0.beta) }
    let leaving = rates.leavers.map { leaver in leaver.map { random.beta($0.alpha, $0.beta) } ?? 0 }
    let walk = variation.walk(years: max(0, year - start.year), &random)
    return carry(to: year, changes, joining: joining, leaving: leaving, walk) { _, size, rate in
      Double(random.binomial(Int(size.rounded()), rate))
    }
  }

  private func carry(
    to last: Int, _ changes: Changes, joining: [Double], leaving: [Double], _ walk: RateVariation.Walk? = nil,
    count: (Int, Double, Double) -> Double
  ) -> [January] {
    var all = [start]
    guard last > start.year else { return all }
    for year in start.year..<last {
      let size = population(year)
      let carried = rates.groups.carried(all[all.count - 1].plans)
      let step = year - start.year
      let join = changes.factor(.joining, in: year) * (walk?.joining[step] ?? 1)
      // Ages lose more or fewer plans in proportion, so that all together the share that ends moves by the step.
      let moved = rates.leaving > 0 ? (walk?.leaving[step] ?? 0) / rates.leaving : 0
      let leave = changes.factor(.leaving, in: year) * max(0, 1 + moved)
      var next = January(year: year + 1, plans: [])
      for group in rates.groups.names.indices {
        let new = count(group, size, min(1, joining[group] * join))
        let ceased = count(group, carried[group], min(1, leaving[group] * leave))
        let wanted = withoutResidual ? 0 : rates.residual[group] * size
        // A group can lose no more than it has.
        let plans = max(0, carried[group] + new - ceased + wanted)
        next.new += new
        next.ceased += ceased
        next.residual += plans - (carried[group] + new - ceased)
        next.plans.append(plans)
      }
      all.append(next)
    }
    return all
  }
}
