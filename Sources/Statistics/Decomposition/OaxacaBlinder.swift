/// The difference between two groups' means, split into their characteristics and what those are worth in each group (Oaxaca
/// 1973, Blinder 1973).
public struct OaxacaBlinder: Sendable {
  /// What one characteristic adds to the difference: first group less second.
  public struct Part: Sendable {
    /// Through the groups' means of it, at the second group's coefficients.
    public var endowments: Double
    /// Through its coefficients, at the second group's means.
    public var coefficients: Double
    /// Through both at once.
    public var interaction: Double
    /// Through its coefficients, at the first group's means: coefficients and interaction together, as in the twofold split.
    public var unexplained: Double { coefficients + interaction }
  }

  /// The mean outcomes of both groups.
  public let means: (Double, Double)
  /// One for each column of the designs.
  public let parts: [Part]
  /// The regressions of both groups.
  public let models: (LeastSquares, LeastSquares)

  /// The split of two groups, each with outcomes and a design of the same columns, a column of ones among them; nil where one
  /// of the regressions cannot be had.
  public init?(
    _ first: (outcome: [Double], design: [[Double]]), _ second: (outcome: [Double], design: [[Double]])
  ) {
    guard first.design.count == second.design.count,
      let one = LeastSquares(first.outcome, on: first.design),
      let two = LeastSquares(second.outcome, on: second.design)
    else { return nil }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    means = (mean(first.outcome), mean(second.outcome))
    models = (one, two)
    parts = first.design.indices.map { column in
      let difference = mean(first.design[column]) - mean(second.design[column])
      let change = one.coefficients[column] - two.coefficients[column]
      return Part(
        endowments: difference * two.coefficients[column],
        coefficients: mean(second.design[column]) * change, interaction: difference * change)
    }
  }

  /// The first mean less the second.
  public var difference: Double { means.0 - means.1 }
}
