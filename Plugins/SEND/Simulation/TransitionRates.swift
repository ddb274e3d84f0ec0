import SlateKit

/// What is known of the rates of a simulation after the transitions were seen: a beta distribution for each rate, and weights of
/// a Dirichlet distribution for each choice.
struct TransitionRates: Sendable {
  /// A rate's beta distribution.
  struct Beta: Sendable {
    var alpha: Double
    var beta: Double
  }

  /// A state that children move to, with its weight.
  struct Destination: Sendable {
    var state: Int
    var weight: Double
  }

  let space: StateSpace
  /// The January of the opening numbers: the second one of the last transitions.
  let baseYear: Int
  /// Children with plans in the base year, by cell.
  let opening: [Int]
  /// New plans of each academic year of arrival, from the first: their rate in the population.
  let joiners: [Beta?]
  /// The weights of the states in which children of an academic year join.
  let joinerWeights: [[Double]]
  /// The rate at which plans of a cell end before the next January.
  let leavers: [Beta]
  /// The rate at which children of a cell who keep their plan move to another setting.
  let movers: [Beta]
  /// Where they move to.
  let destinations: [[Destination]]
  let notices: [Notice]

  /// - Parameter population: children by January and academic year; nil where it is held.
  init(
    _ table: TransitionTable, in space: StateSpace, population: [Int: [Int: Int]]?
  ) throws {
    self.space = space
    let counts = TransitionCounts(table, in: space)
    let years = table.years
    baseYear = (years.last ?? 0) + 1
    opening = counts.opening
    joiners = try Self.joiners(counts, space, years, population)
    joinerWeights = space.years.map { year in
      (0..<space.stateCount).map { Double(counts.joined[space.cell(year, $0)]) }
    }
    leavers = Self.posteriors(counts.left, of: counts.present, space)
    let kept = zip(counts.present, counts.left).map { $0 - $1 }
    movers = Self.posteriors(counts.moved, of: kept, space)
    destinations = Self.destinations(counts, space)
    notices =
      counts.leftOut == 0
      ? []
      : [
        .warning(
          "\(counts.leftOut.grouped) children have a setting, need or academic year that is no valid state, and were left out."
        )
      ]
  }

  /// New plans per child of the population: both are means over the years of the transitions.
  private static func joiners(
    _ counts: TransitionCounts, _ space: StateSpace, _ years: [Int], _ population: [Int: [Int: Int]]?
  ) throws -> [Beta?] {
    try space.years.map { year in
      let joined = (0..<space.stateCount).map { counts.joined[space.cell(year, $0)] }.reduce(0, +)
      guard joined > 0 else { return nil }
      let mean = Double(joined) / Double(max(years.count, 1))
      guard let population else { return Beta(alpha: mean, beta: heldPopulation - mean) }
      let sizes = years.compactMap { population[$0 + 1]?[year] ?? population[$0]?[year] }
      guard !sizes.isEmpty else {
        throw SlateError(
          "Children join in academic year \(year), and the population has no row for it in the years of the transitions.",
          hint: "Its columns are calendar-year, academic-year and population.")
      }
      let size = Double(sizes.reduce(0, +)) / Double(sizes.count)
      guard size >= mean else {
        throw SlateError(
          "In academic year \(year) more children join (\(mean.text(decimals: 1)) a year) than the population has (\(size.text(decimals: 1)))."
        )
      }
      return Beta(alpha: mean, beta: size - mean)
    }
  }

  /// So many children that the number who join is the same with any larger one.
  static let heldPopulation = 1_000_000.0

  /// A rate for each cell: what was seen there, and as much as one child of what was seen of all states of the academic year.
  private static func posteriors(_ events: [Int], of trials: [Int], _ space: StateSpace) -> [Beta] {
    var rates: [Beta] = []
    for year in 0..<space.years.count {
      let cells = (year * space.stateCount)..<((year + 1) * space.stateCount)
      let all = Double(trials[cells].reduce(0, +))
      let of = Double(events[cells].reduce(0, +))
      let prior = (of + 0.5) / (all + 1)
      for cell in cells {
        rates.append(
          Beta(
            alpha: Double(events[cell]) + prior, beta: Double(trials[cell] - events[cell]) + 1 - prior))
      }
    }
    return rates
  }

  /// The weights of the valid settings: moves seen in the cell, and as much as one move of those of the setting at any age,
  /// each with half a move more.
  private static func destinations(_ counts: TransitionCounts, _ space: StateSpace) -> [[Destination]] {
    var result = [[Destination]](repeating: [], count: space.cellCount)
    for year in space.years {
      for state in 0..<space.stateCount {
        let states = space.destinations(of: state, in: year + 1)
        let cell = space.cell(year, state)
        let anyAge = states.map { Double(counts.moves[state]?[$0] ?? 0) + 0.5 }
        let sum = anyAge.reduce(0, +)
        result[cell] = zip(states, anyAge).map { target, weight in
          Destination(
            state: target, weight: Double(counts.movesOfCell[cell]?[target] ?? 0) + weight / sum)
        }
      }
    }
    return result
  }
}
