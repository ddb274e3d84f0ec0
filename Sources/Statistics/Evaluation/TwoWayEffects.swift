/// The regression of an outcome on effects of units and of periods and on whether the unit is reached by then.
///
/// Where all reached units start in one period this is a difference in differences. Where they start in different ones it
/// compares units with others that were reached before, and its coefficient is no mean of effects (Goodman-Bacon 2021).
public enum TwoWayEffects {
  /// The coefficient in a balanced panel, with errors clustered by the units' clusters; nil where it cannot be had.
  public static func effect(_ units: [ReachedUnit]) -> EstimatedEffect? {
    guard let periods = units.first?.outcomes.count, units.allSatisfy({ $0.outcomes.count == periods })
    else { return nil }
    let outcome = units.map(\.outcomes)
    let reached = units.map { unit in
      (0..<periods).map { period in unit.start.map { period >= $0 } ?? false ? 1.0 : 0 }
    }
    let clusters = units.flatMap { [Int](repeating: $0.cluster, count: periods) }
    guard
      let model = LeastSquares(
        demeaned(outcome), on: [demeaned(reached)], errors: .clustered(clusters))
    else { return nil }
    return EstimatedEffect(
      value: model.coefficients[0], standardError: model.standardError(0), degrees: model.degrees,
      reached: units.count { $0.start != nil }, comparisons: units.count { $0.start == nil })
  }

  /// What remains of a panel without the means of its units and of its periods, row after row.
  private static func demeaned(_ panel: [[Double]]) -> [Double] {
    let rows = panel.map { $0.reduce(0, +) / Double($0.count) }
    let columns = panel[0].indices.map { place in
      panel.reduce(0) { $0 + $1[place] } / Double(panel.count)
    }
    let whole = rows.reduce(0, +) / Double(rows.count)
    return zip(panel, rows).flatMap { row, mean in
      zip(row, columns).map { $0 - mean - $1 + whole }
    }
  }
}
