/// A school or area with an outcome in every period, and when something reached it.
public struct ReachedUnit: Sendable {
  /// The outcome in each period, in their order.
  public var outcomes: [Double]
  /// The place of the first period in which it was reached; nil for one that never was.
  public var start: Int?
  /// The cluster that it belongs to, from 0: units of one cluster have errors that go together.
  public var cluster: Int

  /// A unit with its outcomes, its start and its cluster.
  public init(outcomes: [Double], start: Int?, cluster: Int) {
    self.outcomes = outcomes
    self.start = start
    self.cluster = cluster
  }

  /// The mean outcome before a period.
  func mean(before period: Int) -> Double {
    outcomes[..<period].reduce(0, +) / Double(period)
  }
}

/// An effect that was estimated, with its uncertainty.
public struct EstimatedEffect: Sendable, Equatable {
  /// The effect, in the outcome's unit.
  public var value: Double
  /// Its standard error.
  public var standardError: Double
  /// For the t distribution.
  public var degrees: Double
  /// How many units were reached, of those that it rests on.
  public var reached: Int
  /// How many they are compared with.
  public var comparisons: Int

  /// An effect with its uncertainty.
  public init(value: Double, standardError: Double, degrees: Double, reached: Int, comparisons: Int) {
    self.value = value
    self.standardError = standardError
    self.degrees = degrees
    self.reached = reached
    self.comparisons = comparisons
  }

  /// The interval that covers the effect with the given confidence.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    let reach = StudentT(degrees: degrees).critical(1 - confidence) * standardError
    return (value - reach)...(value + reach)
  }

  /// The probability of so large an effect, on either side, were there none.
  public var probability: Double {
    standardError > 0 ? StudentT(degrees: degrees).twoSided(value / standardError) : value == 0 ? 1 : 0
  }

  /// The smallest true effect that such a design finds, at 5% on both sides, as often as `power` says (Bloom 1995).
  public func detectable(power: Double = 0.8) -> Double {
    let t = StudentT(degrees: degrees)
    return (t.critical(0.05) + t.critical(2 * (1 - power))) * standardError
  }
}
