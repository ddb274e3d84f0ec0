import SlateKit

/// What is known of the rates of a simulation after the transitions were seen: a beta distribution for each rate, and weights of
/// a Dirichlet distribution for each choice.
///
/// The rules are those of the open-source cohort model of SEND that authorities use (METHODS.md 1.8).
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
  /// Where they move to; none where nobody can.
  let destinations: [[Destination]]
  let notices: [Notice]

  /// - Parameter population: children by January and academic year; nil where it is held.
  init(
    _ table: TransitionTable, in space: StateSpace, population: [Int: [Int: Int]]?,
    joinerYears: JoinerYears = .all
  ) throws {
    self.space = space
    let counts = TransitionCounts(table, in: space)
    let years = table.years
    baseYear = (years.last ?? 0) + 1
    opening = counts.opening
    let joining = try Self.joiners(counts, space, years, population, of: joinerYears)
    joiners = joining.rates
    joinerWeights = Self.joinerWeights(counts, space)
    leavers = Self.posteriors(counts.left, of: counts.present, space)
    let kept = zip(counts.present, counts.left).map { $0 - $1 }
    movers = Self.posteriors(counts.moved, of: kept, space)
    destinations = Self.destinations(counts, space)
    notices = joining.notices + Self.notices(counts, space)
  }

  /// So many children that the number who join is the same with any larger one.
  static let heldPopulation = 1_000_000.0

  /// The weights of the states of an academic year: those who joined, and as much as one more child in equal parts for all
  /// states that are valid then. Nobody joins where nobody did.
  private static func joinerWeights(_ counts: TransitionCounts, _ space: StateSpace) -> [[Double]] {
    space.years.map { year in
      let joined = (0..<space.stateCount).map { Double(counts.joined[space.cell(year, $0)]) }
      guard joined.contains(where: { $0 > 0 }) else { return joined }
      let valid = joined.indices.map { space.allows($0, in: year) ? 1.0 : 0 }
      let number = max(1, valid.reduce(0, +))
      return zip(joined, valid).map { $0 + $1 / number }
    }
  }

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

  /// The weights of settings: moves seen in the cell, and as much as one move shared as all moves of the academic year were,
  /// with one move more in equal parts for the valid settings. An academic year without a move has those of the one before.
  private static func destinations(_ counts: TransitionCounts, _ space: StateSpace) -> [[Destination]] {
    var result = [[Destination]](repeating: [], count: space.cellCount)
    var ofYear: [Int: Int] = [:]
    for year in space.years {
      ofYear = counts.movesTo[year] ?? ofYear
      for state in 0..<space.stateCount where space.allows(state, in: year) {
        let (need, setting) = (space.need(of: state), space.setting(of: state))
        guard space.canMove(from: setting, in: year) else { continue }
        let valid = space.settings[setting].destinations.filter {
          space.allows(space.state(need: need, setting: $0), in: year)
        }
        let cell = space.cell(year, state)
        var prior = [Double](repeating: 0, count: space.settings.count)
        for (target, moves) in ofYear { prior[target] += Double(moves) }
        for target in valid { prior[target] += 1 / Double(valid.count) }
        prior[setting] = 0
        let sum = prior.reduce(0, +)
        for target in space.settings.indices where prior[target] > 0 {
          let to = space.state(need: need, setting: target)
          let seen = Double(counts.moves[cell]?[to] ?? 0)
          result[cell].append(Destination(state: to, weight: seen + prior[target] / sum))
        }
      }
    }
    return result
  }

  /// The first few names, and how many more there are.
  static func some(of names: [String]) -> String {
    names.prefix(5).joined(separator: "; ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }

  private static func notices(_ counts: TransitionCounts, _ space: StateSpace) -> [Notice] {
    var notices: [Notice] = []
    if counts.leftOut > 0 {
      notices.append(
        .warning(
          "\(counts.leftOut.grouped) children have a setting and need that no valid state has, and were left out: \(some(of: counts.unknown.sorted()))."
        ))
    }
    if counts.outside > 0 {
      notices.append(
        .warning(
          "\(counts.outside.grouped) children are in no valid state: their setting does not take their academic year. They count in rates and opening numbers, and have left a January later."
        ))
    }
    if !space.unknownDestinations.isEmpty {
      notices.append(
        .note(
          "setting->setting names settings without a row, to which nobody moves: \(space.unknownDestinations.joined(separator: ", "))."
        ))
    }
    return notices
  }
}
