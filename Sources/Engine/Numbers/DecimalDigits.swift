/// The fewest decimal digits that mean exactly one floating-point number: `0.d1 d2 d3 ... * 10^point`.
struct DecimalDigits {
  private var digits: [UInt8] = []
  private var point = 0
  private let text: String

  /// The digits of a finite number that is not negative.
  init(_ magnitude: Double) {
    text = magnitude.description
    var exponent = 0
    var isBehindPoint = false
    var bytes = text.utf8[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"):
        exponent = Int(String(bytes) ?? "") ?? 0
        bytes = bytes[bytes.endIndex...]
      default:
        digits.append(byte - UInt8(ascii: "0"))
        if !isBehindPoint { point += 1 }
      }
    }
    point += exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Writes the number, half rounded up where `decimals` are given.
  func append(isNegative: Bool, decimals: Int?, grouping: Bool, to bytes: inout [UInt8]) {
    if decimals == nil, !digits.isEmpty, point > 25 || point < -12 {
      bytes.append(contentsOf: ((isNegative ? "-" : "") + text).utf8)
      return
    }
    var rounded = self
    if let decimals { rounded.round(to: decimals) }
    if isNegative, !rounded.digits.isEmpty { bytes.append(UInt8(ascii: "-")) }
    let whole = max(rounded.point, 1)
    for place in 0..<whole {
      if grouping, place > 0, (whole - place).isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
      bytes.append(rounded.digit(place - whole + rounded.point))
    }
    let behind = decimals ?? max(rounded.digits.count - rounded.point, 0)
    guard behind > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    for place in 0..<behind { bytes.append(rounded.digit(rounded.point + place)) }
  }

  private func digit(_ index: Int) -> UInt8 {
    UInt8(ascii: "0") + (digits.indices.contains(index) ? digits[index] : 0)
  }

  private mutating func round(to decimals: Int) {
    let keep = point + decimals
    guard keep < digits.count else { return }
    let isUp = keep >= 0 && digits[keep] >= 5
    digits.removeSubrange(max(keep, 0)...)
    guard isUp else { return trim() }
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 { index -= 1 }
    if index >= 0 {
      digits[index] += 1
      digits.removeSubrange((index + 1)...)
    } else {
      digits = [1]
      point += 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }
}
