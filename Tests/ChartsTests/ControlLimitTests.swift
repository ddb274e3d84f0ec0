import Testing

@testable import Charts

@Suite("Limits of a funnel") struct ControlLimitTests {
  struct Case: Sendable {
    let distribution: ControlLimits.Distribution
    let limits: [Double]
  }

  /// Computed with SciPy 1.x: `r = ppf(p)`, less `(cdf(r) - p) / (cdf(r) - cdf(r - 1))`, at least 0.
  static let cases = [
    Case(distribution: .binomial(trials: 10, probability: 0.464), limits: [0, 1.092409, 7.309001, 8.899424]),
    Case(
      distribution: .binomial(trials: 50, probability: 0.464),
      limits: [12.043123, 15.817638, 29.676217, 33.650061]),
    Case(
      distribution: .binomial(trials: 2_356, probability: 0.464),
      limits: [1018.005807, 1045.271278, 1140.162270, 1167.582689]),
    Case(distribution: .binomial(trials: 7, probability: 0.02), limits: [0, 0, 0.861766, 1.903015]),
    Case(
      distribution: .binomial(trials: 100_000, probability: 0.3),
      limits: [29552.254475, 29715.663004, 30283.715725, 30447.884537]),
    Case(distribution: .poisson(mean: 0.5), limits: [0, 0, 1.860026, 3.475859]),
    Case(distribution: .poisson(mean: 3.2), limits: [0, 0, 6.705996, 9.602416]),
    Case(distribution: .poisson(mean: 120), limits: [87.106319, 98.494953, 141.451055, 154.759302]),
  ]

  @Test("95% and 99.8% limits agree with SciPy to a millionth", arguments: cases)
  func limits(item: Case) {
    for (probability, limit) in zip([0.001, 0.025, 0.975, 0.999], item.limits) {
      let found = ControlLimits.quantile(probability, of: item.distribution)
      #expect(abs(found - limit) < 2e-6 * max(1, limit / 100), "\(probability): \(found), not \(limit)")
    }
  }

  @Test("No trials, and certain events, have limits, too")
  func edges() {
    #expect(ControlLimits.quantile(0.025, of: .binomial(trials: 0, probability: 0.5)) == 0)
    #expect(ControlLimits.quantile(0.975, of: .binomial(trials: 5, probability: 0)) <= 0)
    #expect(ControlLimits.quantile(0.975, of: .binomial(trials: 5, probability: 1)) <= 5)
  }
}
