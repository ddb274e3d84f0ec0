/// The limits of a funnel plot: between which counts lie if chance alone tells areas apart.
///
/// They are exact quantiles of the binomial or Poisson distribution, interpolated between whole counts as Spiegelhalter
/// describes (*Funnel plots for comparing institutional performance*, Statistics in Medicine, 2005, appendix A).
public enum ControlLimits {
  /// What chance makes of a count.
  public enum Distribution: Sendable, Equatable {
    /// So many trials with this probability.
    case binomial(trials: Int, probability: Double)
    /// Events with this mean.
    case poisson(mean: Double)
  }

  /// The count below which chance leaves this probability, interpolated; at least 0.
  public static func quantile(_ probability: Double, of distribution: Distribution) -> Double {
    let (first, terms) = masses(of: distribution)
    let total = terms.reduce(0, +)
    var below = 0.0
    for (index, term) in terms.enumerated() {
      let upTo = below + term / total
      if upTo >= probability || index == terms.count - 1 {
        let share = upTo > below ? min((upTo - probability) / (upTo - below), 1) : 0
        return max(Double(first + index) - max(share, 0), 0)
      }
      below = upTo
    }
    return 0
  }

  /// The probabilities of the counts that have any to speak of, in proportion, and the first of these counts.
  private static func masses(of distribution: Distribution) -> (first: Int, terms: [Double]) {
    let mode: Int
    let most: Int
    let ratio: (Int) -> Double
    switch distribution {
    case .binomial(let trials, let probability):
      guard trials > 0, probability > 0, probability < 1 else {
        return (probability >= 1 ? max(trials, 0) : 0, [1])
      }
      mode = min(Int(Double(trials + 1) * probability), trials)
      most = trials
      let odds = probability / (1 - probability)
      ratio = { Double(trials - $0) / Double($0 + 1) * odds }
    case .poisson(let mean):
      guard mean > 0 else { return (0, [1]) }
      mode = Int(mean)
      most = .max
      ratio = { mean / Double($0 + 1) }
    }
    var above: [Double] = []
    var term = 1.0
    var count = mode
    while count < most, term > 1e-17 {
      term *= ratio(count)
      above.append(term)
      count += 1
    }
    var under: [Double] = []
    term = 1
    count = mode
    while count > 0, term > 1e-17 {
      term /= ratio(count - 1)
      under.append(term)
      count -= 1
    }
    return (mode - under.count, under.reversed() + [1] + above)
  }
}
