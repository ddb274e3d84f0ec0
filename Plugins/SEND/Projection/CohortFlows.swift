/// The flows of one calendar year by age group, and the stocks before and after it.
struct CohortFlows: Sendable {
  var year: Int
  /// Children of the population, at mid-year; nil where it is held.
  var population: Double?
  var opening: [Double]
  var new: [Double]
  /// Ceased plans; nil where they are not published.
  var ceased: [Double]?
  var closing: [Double]
}

/// The age groups of a model, and from which groups the next January's come.
struct CohortGroups: Sendable {
  let names: [String]
  /// For each group, those of the January before whose plans it takes over.
  let sources: [[Int]]

  /// One group: the plans of the January before.
  static let total = CohortGroups(names: ["all ages"], sources: [[0]])
  /// Single years, the last one open at its end: those in it stay until their plan ends.
  static let ages = CohortGroups(
    names: PlanHistory.ages,
    sources: PlanHistory.ages.indices.map { index in
      index == 0 ? [] : index == PlanHistory.ages.count - 1 ? [index - 1, index] : [index - 1]
    })

  /// The plans that each group takes over.
  func carried(_ stock: [Double]) -> [Double] { sources.map { $0.map { stock[$0] }.reduce(0, +) } }
}

extension PlanHistory {
  /// The flows of the years from which rates are taken, in their order: up to the last January, at most so many.
  ///
  /// Ages of a January that do not sum to all plans (January 2024: two authorities returned totals only) are scaled to them.
  func flows(_ groups: CohortGroups, before last: Int, years: Int) -> [CohortFlows] {
    ((last - years)..<last).compactMap { year in
      guard let opening = stock(groups, year), let closing = stock(groups, year + 1) else { return nil }
      let isTotal = groups.names.count == 1
      guard let new = isTotal ? new[year].map({ [$0] }) : newByAge[year] else { return nil }
      let ceased = isTotal ? ceased[year].map { [$0] } : ceasedByAge[year]
      if !isTotal && ceased == nil { return nil }
      return CohortFlows(
        year: year, population: population(year), opening: opening, new: new, ceased: ceased, closing: closing
      )
    }
  }

  /// The children of a year; as last estimated, where the year has no estimate yet.
  func population(_ year: Int) -> Double? {
    population[year] ?? population.keys.max().flatMap { $0 < year ? population[$0] : nil }
  }

  /// The plans of a January by group; nil where they are not known.
  func stock(_ groups: CohortGroups, _ year: Int) -> [Double]? {
    guard groups.names.count > 1 else { return stock[year].map { [$0] } }
    guard let ages = stockByAge[year], let all = stock[year] else { return nil }
    let sum = ages.reduce(0, +)
    return sum > 0 ? ages.map { $0 * all / sum } : nil
  }

  /// How far the ages of a January fall short of all plans.
  func shortfall(_ year: Int) -> Double {
    guard let ages = stockByAge[year], let all = stock[year] else { return 0 }
    return all - ages.reduce(0, +)
  }
}
