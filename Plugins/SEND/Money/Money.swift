import SlateKit

/// An amount of pounds as a person types it: `4600000000`, `-4.6bn`, `£250m`, `20.5k`.
struct Money: ExpressibleByArgument, Sendable, Hashable {
  var pounds: Double

  init?(argument: String) {
    var text = argument.lowercased().filter { $0 != "£" && $0 != "," && !$0.isWhitespace }
    var factor = 1.0
    for (suffix, power) in [("bn", 1e9), ("m", 1e6), ("k", 1e3)] where text.hasSuffix(suffix) {
      text.removeLast(suffix.count)
      factor = power
      break
    }
    guard let number = Double(text), number.isFinite else { return nil }
    pounds = number * factor
  }

  /// The financial year in which a period's January lies, `2024-25`; nil where the text names none.
  ///
  /// A school year and a financial year have the same January; a year alone is that of a January.
  static func financialYear(_ period: String) -> String? {
    guard let first = Int(period.prefix(4)) else { return nil }
    let start = period.count == 4 ? first - 1 : first
    return Period(.financialYear, start: start).label
  }
}
