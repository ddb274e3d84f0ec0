/// Five numbers and outliers of a sample, as a box plot shows them.
public struct BoxSummary: Sendable, Equatable {
  /// How many values there are.
  public let count: Int
  /// The first quartile, the median and the third quartile.
  public let quartiles: (first: Double, median: Double, third: Double)
  /// The most extreme values within 1.5 times the distance of the quartiles from them.
  public let whiskers: (lower: Double, upper: Double)
  /// The values beyond the whiskers, ascending.
  public let outliers: [Double]

  /// The summary of a sample; nil for none.
  public init?(of values: [Double]) {
    let sorted = values.sorted()
    guard let least = sorted.first, let most = sorted.last else { return nil }
    count = sorted.count
    let first = BoxSummary.quantile(0.25, of: sorted)
    let third = BoxSummary.quantile(0.75, of: sorted)
    quartiles = (first, BoxSummary.quantile(0.5, of: sorted), third)
    let reach = 1.5 * (third - first)
    whiskers = (
      min(sorted.first { $0 >= first - reach } ?? least, first),
      max(sorted.last { $0 <= third + reach } ?? most, third)
    )
    let (lower, upper) = whiskers
    outliers = sorted.filter { $0 < lower || $0 > upper }
  }

  /// The quantile of sorted values between two of which it is interpolated: type 7 of Hyndman and Fan (1996), as R and
  /// NumPy have it by default.
  public static func quantile(_ probability: Double, of sorted: [Double]) -> Double {
    guard sorted.count > 1 else { return sorted.first ?? .nan }
    let place = probability * Double(sorted.count - 1)
    let below = min(Int(place), sorted.count - 2)
    let share = place - Double(below)
    return sorted[below] * (1 - share) + sorted[below + 1] * share
  }

  /// Whether two summaries hold the same numbers.
  public static func == (one: BoxSummary, other: BoxSummary) -> Bool {
    one.count == other.count && one.quartiles == other.quartiles && one.whiskers == other.whiskers
      && one.outliers == other.outliers
  }
}
