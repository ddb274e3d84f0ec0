import SlateKit

extension TransitionRates {
  /// New plans per child of the population, by academic year of arrival.
  ///
  /// The population is that of the January with which a transition is labelled. Years in which nobody joined an academic year
  /// count for neither side of its rate, or for both. Without a population the rate is that of all years, so that as many join as
  /// before.
  static func joiners(
    _ counts: TransitionCounts, _ space: StateSpace, _ years: [Int], _ population: [Int: [Int: Int]]?,
    of choice: JoinerYears
  ) throws -> (rates: [Beta?], notices: [Notice]) {
    let number = Double(max(years.count, 1))
    var standIns: Set<Int> = []
    var sparse: [Int] = []
    let rates = try space.years.map { academic -> Beta? in
      let joined = years.compactMap { counts.joinedIn[$0]?[academic] }.reduce(0, +)
      guard joined > 0 else { return nil }
      let mean = Double(joined) / number
      guard let population else { return Beta(alpha: mean, beta: heldPopulation - mean) }
      let counted = years.filter { choice == .all || counts.joinedIn[$0]?[academic] != nil }
      if counted.count < years.count { sparse.append(academic) }
      let sizes = try counted.map { year -> Double in
        if let size = population[year]?[academic] { return Double(size) }
        guard let next = population[year + 1]?[academic] else {
          throw SlateError(
            "Children join in academic year \(academic), and the population has no row for it in \(year).",
            hint:
              "It must have all years of the transitions: \(years.map(String.init).joined(separator: ", ")).")
        }
        standIns.insert(year)
        return Double(next)
      }
      let size = sizes.reduce(0, +) / number
      guard size >= mean else {
        throw SlateError(
          "In academic year \(academic) more children join (\(mean.text(decimals: 1)) a year) than the population has (\(size.text(decimals: 1)))."
        )
      }
      return Beta(alpha: mean, beta: size - mean)
    }
    var notices: [Notice] = []
    if !sparse.isEmpty {
      notices.append(
        .note(
          "Years in which nobody joined an academic year are left out of its rate: academic years \(sparse.map(String.init).joined(separator: ", "))."
        ))
    }
    if !standIns.isEmpty {
      let names = standIns.sorted().map(String.init).joined(separator: ", ")
      notices.append(
        .note("The population lacks rows of \(names); those of the year after stand in for them."))
    }
    return (rates, notices)
  }
}
