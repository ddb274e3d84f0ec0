/// How far forecasts were off. An error is (forecast less actual) over actual, in percent: above 0 is an over-forecast.
public struct ForecastErrors: Sendable {
  /// The errors of the cases whose actual number is above 0.
  public let errors: [Double]
  private let squares: [Double]

  /// The errors of some forecasts beside what came.
  public init(_ cases: [(forecast: Double, actual: Double)]) {
    let cases = cases.filter { $0.actual > 0 }
    errors = cases.map { 100 * ($0.forecast - $0.actual) / $0.actual }
    squares = cases.map { ($0.forecast - $0.actual) * ($0.forecast - $0.actual) }
  }

  /// How many cases there are.
  public var count: Int { errors.count }
  /// The mean error; nil for no case.
  public var bias: Double? { mean(errors) }
  /// The mean of the errors without their signs (MAPE).
  public var meanAbsolute: Double? { mean(errors.map(abs)) }
  /// The median of the errors without their signs (MdAPE).
  public var medianAbsolute: Double? { Quantiles(errors.map(abs))(0.5) }
  /// The root of the mean squared difference (RMSE), in pupils.
  public var rootMeanSquare: Double? { mean(squares)?.squareRoot() }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
