import Statistics

/// Follows the children of one area from January to January, by chance.
struct Simulator: Sendable {
  let rates: TransitionRates
  /// Children by January and academic year; nil where it is held.
  let population: [Int: [Int: Int]]?
  let years: Int
  let scenario: SettledScenario
  let seed: UInt64

  /// One simulation: the children in each cell, in the base year and in each year after it.
  ///
  /// The numbers depend on the seed and the number of the simulation, and on nothing else.
  func run(_ simulation: Int) -> [[Int]] {
    var random = RandomStream(seed: seed, stream: simulation)
    var all = [rates.opening]
    for step in 0..<years {
      all.append(next(all[step], in: rates.baseYear + step, &random))
    }
    return all
  }

  /// The January after the one of a year.
  private func next(_ children: [Int], in year: Int, _ random: inout RandomStream) -> [Int] {
    let space = rates.space
    var after = [Int](repeating: 0, count: children.count)
    for academic in space.years {
      for state in 0..<space.stateCount {
        let cell = space.cell(academic, state)
        guard children[cell] > 0 else { continue }
        follow(children[cell], cell, academic, state, in: year, into: &after, &random)
      }
      join(academic, in: year, into: &after, &random)
    }
    return after
  }

  /// Those of a cell leave, move or stay, a year older. Who is in no valid state leaves.
  private func follow(
    _ children: Int, _ cell: Int, _ academic: Int, _ state: Int, in year: Int, into after: inout [Int],
    _ random: inout RandomStream
  ) {
    let space = rates.space
    let destinations = rates.destinations[cell]
    guard space.allows(state, in: academic) else { return }
    let leaver = rates.leavers[cell]
    let leaving = random.beta(leaver.alpha, leaver.beta) * scenario.factor(.leaving, state, in: year)
    let kept = children - random.binomial(children, min(leaving, 1))
    guard kept > 0 else { return }
    var moved = 0
    if !destinations.isEmpty {
      let mover = rates.movers[cell]
      let moving = random.beta(mover.alpha, mover.beta) * scenario.factor(.moving, state, in: year)
      moved = random.binomial(kept, min(moving, 1))
    }
    if kept > moved { after[space.cell(academic + 1, state)] += kept - moved }
    guard moved > 0 else { return }
    var shares = random.dirichlet(destinations.map(\.weight))
    if scenario.redirects(.moving, in: year) {
      var byState = [Double](repeating: 0, count: space.stateCount)
      for (destination, share) in zip(destinations, shares) { byState[destination.state] += share }
      scenario.redirect(.moving, &byState, academic + 1, in: year)
      // What the change sends back to where it came from stays there.
      let counts = random.multinomial(moved, byState)
      for (target, number) in counts.enumerated() where number > 0 {
        after[space.cell(academic + 1, target)] += number
      }
      return
    }
    let sum = shares.reduce(0, +)
    if sum > 0 { shares = shares.map { $0 / sum } }
    for (destination, number) in zip(destinations, random.multinomial(moved, shares)) where number > 0 {
      after[space.cell(academic + 1, destination.state)] += number
    }
  }

  /// Children of an academic year join, in the January after the one of a year.
  private func join(
    _ academic: Int, in year: Int, into after: inout [Int], _ random: inout RandomStream
  ) {
    let space = rates.space
    let index = academic - space.years.lowerBound
    guard let rate = rates.joiners[index] else { return }
    let size = population.map { $0[year + 1]?[academic] ?? 0 } ?? Int(TransitionRates.heldPopulation)
    var shares = random.dirichlet(rates.joinerWeights[index])
    for state in shares.indices where shares[state] > 0 {
      shares[state] *= scenario.factor(.joining, state, in: year)
    }
    scenario.redirect(.joining, &shares, academic, in: year)
    let factor = shares.reduce(0, +)
    guard factor > 0 else { return }
    let joining = random.beta(rate.alpha, rate.beta) * factor
    let number = random.binomial(size, min(joining, 1))
    for (state, part) in random.multinomial(number, shares.map { $0 / factor }).enumerated() where part > 0 {
      after[space.cell(academic, state)] += part
    }
  }
}
