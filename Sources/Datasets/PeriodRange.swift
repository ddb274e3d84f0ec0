/// The years that a person asks for: `2024`, `2019-2024`, `2018/19-2024/25`, `2019-` or `-2024`.
public struct PeriodRange: Sendable, Hashable {
  /// One end of a range: a plain year, or a year that spans two.
  enum Bound: Sendable, Hashable {
    /// A plain year. For years that span two, such as `2024/25`, it means the one that ends in it.
    case year(Int)
    /// A year that spans two, by the year in which it begins.
    case spanning(Int)
  }

  /// What was typed.
  public let text: String
  let lower: Bound?
  let upper: Bound?

  /// Reads a range; nil where the text is none.
  public init?(_ text: String) {
    self.text = text
    let halves = PeriodRange.halves(of: text)
    guard let (first, second) = halves else { return nil }
    lower = first.flatMap(PeriodRange.bound)
    upper = second.flatMap(PeriodRange.bound)
    if first != nil && lower == nil || second != nil && upper == nil { return nil }
    if lower == nil && upper == nil { return nil }
    if let lower, let upper, PeriodRange.order(lower) > PeriodRange.order(upper) { return nil }
  }

  /// Whether it names years that span two, such as `2023/24`: no plain year lies in such a range.
  public var isSpanning: Bool {
    [lower, upper].contains { if case .spanning? = $0 { true } else { false } }
  }

  /// Whether a period lies in the range.
  public func contains(_ period: Period) -> Bool {
    if isSpanning, period.end == period.start { return false }
    if let lower, PeriodRange.order(period, beside: lower) < PeriodRange.order(lower) { return false }
    if let upper, PeriodRange.order(period, beside: upper) > PeriodRange.order(upper) { return false }
    return true
  }

  /// The two ends as typed; an open end is nil, and a single year is both ends.
  private static func halves(of text: String) -> (String?, String?)? {
    for separator in ["..", "-", "–", " to "] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false).map {
        $0.trimmingSpaces()
      }
      guard parts.count == 2 else { continue }
      if separator == "-", parts[0].count == 4, parts[1].count == 2 { return (text, text) }
      return (parts[0].isEmpty ? nil : parts[0], parts[1].isEmpty ? nil : parts[1])
    }
    let parts = text.split(separator: "-")
    if parts.count == 4 { return (parts[0] + "-" + parts[1], parts[2] + "-" + parts[3]) as (String, String) }
    return parts.count == 1 ? (text, text) : nil
  }

  private static func bound(_ text: String) -> Bound? {
    guard let period = Period(label: text) else { return nil }
    return period.kind == .calendarYear ? .year(period.start) : .spanning(period.start)
  }

  private static func order(_ bound: Bound) -> Int {
    switch bound {
    case .year(let year): year
    case .spanning(let start): start
    }
  }

  private static func order(_ period: Period, beside bound: Bound) -> Int {
    switch bound {
    case .year: period.end
    case .spanning: period.start
    }
  }
}
