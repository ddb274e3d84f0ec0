/// One series before and since something began: a straight line with a step and a change of slope (segmented regression;
/// Wagner and others 2002).
public struct InterruptedSeries: Sendable {
  /// The slope before the start, in a period.
  public let slope: EstimatedEffect
  /// The step at the start.
  public let step: EstimatedEffect
  /// The change of the slope at the start.
  public let change: EstimatedEffect
  /// How far the series lies at its end from the line before the start, carried on.
  public let end: EstimatedEffect
  /// What the line before the start leads to expect in each period.
  public let expected: [Double]
  /// What the whole model leads to.
  public let fitted: [Double]
  /// The correlation of residuals with the ones before them: errors are too small where it is well above 0.
  public let autocorrelation: Double

  /// The regression of outcomes on times, of which those from `start` on are since the start.
  ///
  /// - Returns: nil where there are fewer than three periods on either side.
  public init?(times: [Double], outcomes: [Double], start: Double) {
    let since = times.map { $0 >= start }
    let (after, before) = (since.count { $0 }, since.count { !$0 })
    guard times.count == outcomes.count, before >= 3, after >= 3, let last = times.last else { return nil }
    let design = [
      times.map { _ in 1.0 }, times.map { $0 - start }, since.map { $0 ? 1 : 0 },
      zip(times, since).map { $1 ? $0 - start : 0 },
    ]
    guard let model = LeastSquares(outcomes, on: design) else { return nil }
    func effect(_ weights: [Double]) -> EstimatedEffect {
      EstimatedEffect(
        value: zip(weights, model.coefficients).reduce(0) { $0 + $1.0 * $1.1 },
        standardError: max(model.covariance.form(weights, weights), 0).squareRoot(), degrees: model.degrees,
        reached: after, comparisons: before)
    }
    slope = effect([0, 1, 0, 0])
    step = effect([0, 0, 1, 0])
    change = effect([0, 0, 0, 1])
    end = effect([0, 0, 1, last - start])
    expected = times.map { model.coefficients[0] + model.coefficients[1] * ($0 - start) }
    fitted = zip(outcomes, model.residuals).map { $0 - $1 }
    let residuals = model.residuals
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let products = zip(residuals.dropFirst(), residuals).reduce(0) { $0 + $1.0 * $1.1 }
    autocorrelation = squares > 0 ? products / squares : 0
  }
}
