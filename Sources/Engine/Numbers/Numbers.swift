/// Numbers as text, as the Department for Education rounds and writes them.
///
/// Half is rounded up, away from zero, from the unrounded number. Whole and decimal numbers are rounded exactly; for
/// floating-point numbers the rule is that of the department's `dfeR::round_five_up`:
/// `trunc(|x| * 10^decimals + 0.5 + sqrt(eps)) / 10^decimals`.
public enum Numbers {
  /// The most decimals that are ever written.
  public static let mostDecimals = 38

  /// A value as text.
  ///
  /// - Parameters:
  ///   - value: What to write. A missing value gives its symbol, or nothing.
  ///   - decimals: How many decimals to write; nil for every digit that the number holds, without zeros at its end.
  ///   - grouping: Whether commas stand between thousands.
  public static func text(_ value: Value, decimals: Int? = nil, grouping: Bool = false) -> String {
    var bytes: [UInt8] = []
    switch value {
    case .missing(let symbol): return symbol?.rawValue ?? ""
    case .boolean(let value): return value ? "true" : "false"
    case .text(let text), .moment(let text): return text
    case .integer(let value): append(value, decimals: decimals, grouping: grouping, to: &bytes)
    case .decimal(let value):
      append(value.coefficient, scale: value.scale, decimals: decimals, grouping: grouping, to: &bytes)
    case .number(let value): append(value, decimals: decimals, grouping: grouping, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a whole number.
  public static func append(_ value: Int, decimals: Int?, grouping: Bool, to bytes: inout [UInt8]) {
    append(UInt64(value.magnitude), isNegative: value < 0, scale: 0, grouping: grouping, to: &bytes)
    appendZeros(min(decimals ?? 0, mostDecimals), behind: 0, to: &bytes)
  }

  /// Writes the exact number `coefficient / 10^scale`.
  public static func append(
    _ coefficient: Int128, scale: Int, decimals: Int?, grouping: Bool, to bytes: inout [UInt8]
  ) {
    let magnitude = coefficient.magnitude
    let isNegative = coefficient < 0
    let decimals = decimals.map { min(max($0, 0), mostDecimals) }
    if let small = UInt64(exactly: magnitude) {
      let (rounded, places) = round(small, scale: scale, decimals: decimals)
      append(rounded, isNegative: isNegative, scale: places, grouping: grouping, to: &bytes)
      appendZeros(decimals ?? 0, behind: places, to: &bytes)
    } else {
      let (rounded, places) = round(magnitude, scale: scale, decimals: decimals)
      append(rounded, isNegative: isNegative, scale: places, grouping: grouping, to: &bytes)
      appendZeros(decimals ?? 0, behind: places, to: &bytes)
    }
  }

  /// Writes a floating-point number.
  public static func append(_ value: Double, decimals: Int?, grouping: Bool, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes.append(contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Inf" : "Inf").utf8)
      return
    }
    let decimals = decimals.map { min(max($0, 0), mostDecimals) }
    let places = decimals ?? 0
    if places < powers.count {
      let scaled = value.magnitude * powers[places]
      // From 2^52 on, doubles are whole, and adding a half would round some of them to their neighbour.
      if scaled < 0x1p52 {
        if decimals != nil {
          let rounded = UInt64(scaled + 0.5 + 0x1p-26)
          append(rounded, isNegative: value < 0, scale: places, grouping: grouping, to: &bytes)
          return
        }
        if scaled == scaled.rounded(.towardZero) {
          append(UInt64(scaled), isNegative: value < 0, scale: 0, grouping: grouping, to: &bytes)
          return
        }
      }
    }
    DecimalDigits(value.magnitude).append(
      isNegative: value < 0, decimals: decimals, grouping: grouping, to: &bytes)
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12]
}
