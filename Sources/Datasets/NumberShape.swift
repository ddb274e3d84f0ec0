/// How a cell that holds a number writes it.
struct NumberShape: Equatable {
  /// How many digits stand before the point, without zeros that say nothing.
  var integerDigits = 0
  /// How many digits stand behind the point.
  var decimals = 0
  /// Whether it begins with a zero that says nothing, as codes do.
  var hasLeadingZero = false
  /// Whether it has an exponent (`1e+05`).
  var hasExponent = false
  /// Whether it has an exponent and is not whole.
  var isBroken = false
  var hasSeparators = false
  var hasPercentSign = false
  /// Whether the engine needs help to read it: with separators, `%` signs or unusual spaces.
  var isDecorated = false

  private enum Byte {
    static let comma = UInt8(ascii: ",")
    static let point = UInt8(ascii: ".")
    static let zero = UInt8(ascii: "0")
    static let space = UInt8(ascii: " ")
  }

  /// The number that a cell holds; nil where it holds anything else.
  init?(_ cell: UnsafeRawBufferPointer) {
    // Whatever begins with a letter is none.
    guard let first = cell.first, first < 0x3a || first == 0xc2 else { return nil }
    let text = Self.withoutSpaces(cell, isDecorated: &isDecorated)
    var index = 0
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { index = 1 }
    let start = index
    let groups = Self.skipDigits(text, &index)
    var digits = groups
    while index < text.count, text[index] == Byte.comma {
      index += 1
      guard (hasSeparators || 1...3 ~= groups), Self.skipDigits(text, &index) == 3 else { return nil }
      hasSeparators = true
      digits += 3
    }
    let end = index
    let hasPoint = index < text.count && text[index] == Byte.point
    if hasPoint {
      index += 1
      decimals = Self.skipDigits(text, &index)
    }
    guard digits + decimals > 0 else { return nil }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
      hasExponent = true
      isBroken = value != value.rounded(.towardZero)
      decimals = 0
      integerDigits = Self.digits(of: value.magnitude)
      hasLeadingZero = Self.isCode(cell)
      if isDecorated || hasSeparators { return nil }
      return
    }
    if index + 1 < text.count, text[index] == Byte.space { index += 1 }
    if index + 1 == text.count, text[index] == UInt8(ascii: "%") {
      hasPercentSign = true
      index += 1
    }
    guard index == text.count else { return nil }
    isDecorated = isDecorated || hasSeparators || hasPercentSign
    if isDecorated, digits == 0 || hasPoint && decimals == 0 { return nil }
    var leading = start
    while leading < end, text[leading] == Byte.zero || text[leading] == Byte.comma { leading += 1 }
    integerDigits = text[leading..<end].count { $0 != Byte.comma }
    // More than the engine's floating-point numbers can hold.
    if integerDigits > 300 { return nil }
    hasLeadingZero = !isDecorated && Self.isCode(cell)
  }

  @inline(__always)
  private static func skipDigits(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> Int {
    let start = index
    while index < text.count, text[index] &- Byte.zero < 10 { index &+= 1 }
    return index &- start
  }

  private static func isCode(_ cell: UnsafeRawBufferPointer) -> Bool {
    cell.count > 1 && cell[0] == Byte.zero && cell[1] &- Byte.zero < 10
  }

  private static func digits(of magnitude: Double) -> Int {
    var digits = 0
    var limit = 1.0
    while magnitude >= limit {
      digits += 1
      limit *= 10
    }
    return digits
  }

  /// The cell without spaces around it; the engine reads over plain ones by itself, not over the one of HTML.
  private static func withoutSpaces(
    _ cell: UnsafeRawBufferPointer, isDecorated: inout Bool
  ) -> UnsafeRawBufferPointer {
    var (start, end) = (0, cell.count)
    while start < end {
      if cell[start] == Byte.space || 0x09...0x0d ~= cell[start] {
        start += 1
      } else if end - start > 1, cell[start] == 0xc2, cell[start + 1] == 0xa0 {
        isDecorated = true
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if cell[end - 1] == Byte.space || 0x09...0x0d ~= cell[end - 1] {
        end -= 1
      } else if end - start > 1, cell[end - 2] == 0xc2, cell[end - 1] == 0xa0 {
        isDecorated = true
        end -= 2
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: cell[start..<end])
  }
}
