/// An exact decimal number: `coefficient / 10^scale`, as the engine's DECIMAL type holds it.
public struct Decimal128: Sendable, Hashable {
  /// All digits, as one whole number.
  public var coefficient: Int128
  /// How many of the digits stand behind the point, 0 to 38.
  public var scale: Int

  /// The number `coefficient / 10^scale`.
  public init(coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  /// The nearest floating-point number.
  public var double: Double {
    var divisor: Double = 1
    for _ in 0..<scale { divisor *= 10 }
    return Double(coefficient) / divisor
  }

  /// The same number, rounded half up (away from zero) to fewer decimals; unchanged where it has no more than `places`.
  public func rounded(to places: Int) -> Decimal128 {
    guard places < scale else { return self }
    var divisor: Int128 = 1
    for _ in places..<scale { divisor *= 10 }
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: divisor)
    let up: Int128 = remainder.magnitude * 2 >= divisor.magnitude ? (coefficient < 0 ? -1 : 1) : 0
    return Decimal128(coefficient: quotient + up, scale: max(places, 0))
  }
}

extension Decimal128: CustomStringConvertible {
  /// All digits, with a point where there are decimals: `-12.50`.
  public var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
