import Engine

/// A scale of numbers with ticks at round numbers: 1, 2 or 5 times a power of ten apart. Its ends are ticks.
public struct LinearScale: Sendable, Equatable {
  /// The ticks, ascending; the first and the last are the ends of the scale.
  public let ticks: [Double]
  /// What stands at each tick.
  public let labels: [String]

  /// The least number of the scale.
  public var lower: Double { ticks[0] }
  /// The greatest number of the scale.
  public var upper: Double { ticks[ticks.count - 1] }

  /// The greatest magnitude that is drawn; beyond it, differences are no numbers any more.
  public static let limit = 1e290

  /// A scale that covers numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers; those that are not finite or beyond ``limit`` do not count.
  ///   - zero: Whether it covers 0, too, as lengths need.
  ///   - target: About how many intervals it has.
  public init(covering values: some Sequence<Double>, zero: Bool = false, intervals target: Int = 5) {
    var lower = Double.infinity
    var upper = -Double.infinity
    for value in values where abs(value) <= LinearScale.limit {
      lower = min(lower, value)
      upper = max(upper, value)
    }
    if lower > upper { (lower, upper) = (0, 1) }
    if zero { (lower, upper) = (min(lower, 0), max(upper, 0)) }
    let size = max(abs(lower), abs(upper))
    // Numbers that are the same to nine digits, or hardly differ from 0, get room around them.
    if upper - lower <= max(size * 1e-9, 1e-290) {
      let room = size <= 1e-290 ? 1 : size * 0.1
      if zero, size > 1e-290 {
        (lower, upper) = (min(lower, 0), max(upper, 0))
      } else {
        (lower, upper) = (zero ? lower : lower - room, upper + room)
      }
    }
    let step = LinearScale.step(for: (upper - lower) / Double(max(target, 1)))
    let first = (lower / step + 1e-9).rounded(.down)
    let last = max((upper / step - 1e-9).rounded(.up), first + 1)
    let ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
    self.ticks = ticks
    labels = LinearScale.labels(of: ticks, step: step)
  }

  /// Where a number lies between the ends, 0 to 1.
  public func position(of value: Double) -> Double { (value - lower) / (upper - lower) }

  /// The round step that is nearest above.
  static func step(for rough: Double) -> Double {
    let exponent = LinearScale.exponent(of: rough)
    let power = LinearScale.power(exponent)
    for factor in [1.0, 2, 5] where factor * power >= rough * (1 - 1e-9) { return factor * power }
    return LinearScale.power(exponent + 1)
  }

  /// The exponent of the first digit of a number above 0.
  static func exponent(of value: Double) -> Int {
    var exponent = 0
    let text = value.description.lowercased()
    if let mark = text.firstIndex(of: "e") { exponent = Int(text[text.index(after: mark)...]) ?? 0 }
    var mantissa = value / power(exponent)
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1, mantissa > 0 {
      mantissa *= 10
      exponent -= 1
    }
    return exponent
  }

  static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  /// Ticks as text: as many decimals as the step has; millions and more in short.
  static func labels(of ticks: [Double], step: Double) -> [String] {
    let size = ticks.map(abs).max() ?? 0
    let exponent = exponent(of: step)
    if size >= 1e15 || size < 1e-6 || exponent < -8 {
      let digits = max(LinearScale.exponent(of: max(size, .leastNormalMagnitude)) - exponent, 0)
      return ticks.map { scientific($0, digits: min(digits, 15)) }
    }
    for (unit, name) in [(1e12, "tn"), (1e9, "bn"), (1e6, "m")] where size >= unit * 10 {
      let decimals = max(LinearScale.exponent(of: unit) - exponent, 0)
      return ticks.map {
        $0 == 0 ? "0" : Numbers.text(.number($0 / unit), decimals: decimals, grouping: true) + name
      }
    }
    return ticks.map { Numbers.text(.number($0), decimals: max(-exponent, 0), grouping: true) }
  }

  private static func scientific(_ value: Double, digits: Int) -> String {
    if value == 0 { return "0" }
    let exponent = exponent(of: abs(value))
    let mantissa = Numbers.text(.number(value / power(exponent)), decimals: digits)
    return "\(mantissa)e\(exponent)"
  }
}
