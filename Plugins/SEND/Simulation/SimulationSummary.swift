import SlateKit
import Statistics

/// The rows of a simulation's answer: for each year and part the mean and quantiles over the simulations.
struct SimulationSummary {
  /// How much of the simulations lies between `low` and `high`, in percent.
  let interval: Int

  /// The columns of the numbers.
  func columns(unit: String) -> [Column] {
    let decimals = unit == "£" ? 0 : 1
    return [
      ("mean", "Mean"), ("low", "Low"), ("lower_quartile", "Lower quartile"), ("median", "Median"),
      ("upper_quartile", "Upper quartile"), ("high", "High"),
      ("standard_error", "Standard error of the mean"),
    ].map { name, label in
      let column = Column(
        name, .number, label: label, unit: unit, decimals: name == "standard_error" ? decimals + 1 : decimals)
      return name.hasSuffix("quartile") || name == "standard_error" ? column.asDetail : column
    }
  }

  /// One part in one year.
  func row(_ values: [Double]) -> [Value] {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let error = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    let quantiles = Quantiles(values)
    let tail = (1 - Double(interval) / 100) / 2
    let ordered = [tail, 0.25, 0.5, 0.75, 1 - tail].map { quantiles($0) ?? .nan }
    return ([mean] + ordered + [error]).map { .number($0) }
  }
}
