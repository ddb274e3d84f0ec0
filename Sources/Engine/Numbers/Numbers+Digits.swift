extension Numbers {
  /// Rounds `magnitude / 10^scale` half up to fewer decimals; without `decimals`, takes the zeros at its end away.
  ///
  /// - Returns: the digits, and how many of them stand behind the point.
  static func round<Magnitude: FixedWidthInteger & UnsignedInteger>(
    _ magnitude: Magnitude, scale: Int, decimals: Int?
  ) -> (Magnitude, Int) {
    var magnitude = magnitude
    var scale = scale
    guard let decimals else {
      while scale > 0, magnitude.isMultiple(of: 10) {
        magnitude /= 10
        scale -= 1
      }
      return (magnitude, scale)
    }
    guard decimals < scale else { return (magnitude, scale) }
    var divisor: Magnitude = 1
    for _ in decimals..<scale {
      let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
      // A divisor beyond the type is more than twice any number of the type that can stand here.
      if overflow { return (0, decimals) }
      divisor = product
    }
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
    return (quotient + (remainder >= divisor - remainder ? 1 : 0), decimals)
  }

  /// Writes `magnitude / 10^scale` with a point and, where asked, commas.
  static func append<Magnitude: FixedWidthInteger & UnsignedInteger>(
    _ magnitude: Magnitude, isNegative: Bool, scale: Int, grouping: Bool, to bytes: inout [UInt8]
  ) {
    // 39 digits or 38 zeros behind a point, a comma for each three of them, a point and a sign at most.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var rest = magnitude
      var start = buffer.count
      var place = 0
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      while rest > 0 || place <= scale {
        if place == scale, scale > 0 { put(UInt8(ascii: ".")) }
        if grouping, place > scale, (place - scale).isMultiple(of: 3) { put(UInt8(ascii: ",")) }
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
        rest = quotient
        place += 1
      }
      if isNegative, magnitude > 0 { put(UInt8(ascii: "-")) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  /// Writes the zeros that bring a number of `scale` decimals to `decimals`.
  static func appendZeros(_ decimals: Int, behind scale: Int, to bytes: inout [UInt8]) {
    guard decimals > scale else { return }
    if scale == 0 { bytes.append(UInt8(ascii: ".")) }
    for _ in scale..<decimals { bytes.append(UInt8(ascii: "0")) }
  }
}
