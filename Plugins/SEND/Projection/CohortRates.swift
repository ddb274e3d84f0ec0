/// The rates of a cohort-component model, of the flows of some years together.
///
/// A group's new plans are a rate of the population; its ceased plans are a rate of the plans that it takes over; and what the
/// published stocks and flows leave over is a residual, which is held per child of the population.
struct CohortRates: Sendable {
  /// A rate's beta distribution.
  struct Beta: Sendable {
    var alpha: Double
    var beta: Double
    var mean: Double { alpha + beta > 0 ? alpha / (alpha + beta) : 0 }
  }

  let groups: CohortGroups
  let joiners: [Beta]
  /// nil where a group takes over nothing.
  let leavers: [Beta?]
  /// The share of all plans carried over that end.
  let leaving: Double
  /// Per child of the population.
  let residual: [Double]
  /// The mean population of the years.
  let population: Double
  /// Whether ceased plans are not published for some year: leavers are then net of the residual.
  let isNet: Bool

  /// - Parameter flows: at least one year.
  init(_ flows: [CohortFlows], _ groups: CohortGroups) {
    self.groups = groups
    isNet = flows.contains { $0.ceased == nil }
    let sizes = flows.map { $0.population ?? Self.held }
    let size = sizes.reduce(0, +)
    population = size / Double(max(flows.count, 1))
    let count = groups.names.count
    func sum(_ values: (CohortFlows) -> [Double]) -> [Double] {
      flows.reduce([Double](repeating: 0, count: count)) { total, year in zip(total, values(year)).map(+) }
    }
    let new = sum(\.new)
    let closing = sum(\.closing)
    let carried = sum { groups.carried($0.opening) }
    let net = isNet
    let ceased = zip(sum { $0.ceased ?? groups.names.map { _ in 0 } }, carried.indices).map { value, index in
      groups.sources[index].isEmpty
        ? 0 : net ? max(0, carried[index] + new[index] - closing[index]) : min(value, carried[index])
    }
    joiners = new.map { Beta(alpha: $0, beta: max(size - $0, 0)) }
    leavers = carried.indices.map { index in
      carried[index] > 0
        ? Beta(alpha: ceased[index], beta: carried[index] - ceased[index]) : nil
    }
    let kept = carried.reduce(0, +)
    leaving = kept > 0 ? ceased.reduce(0, +) / kept : 0
    residual = carried.indices.map { index in
      net ? 0 : (closing[index] - carried[index] - new[index] + ceased[index]) / size
    }
  }

  /// A population that is not known is held: the number who join is then as it was.
  static let held = 10_000_000.0
}
