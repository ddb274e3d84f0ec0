/// One cell of a table.
public enum Value: Sendable, Hashable {
  /// No value, with the symbol that stands in its place where the file gave one.
  case missing(Symbol?)
  case boolean(Bool)
  case integer(Int)
  case decimal(Decimal128)
  case number(Double)
  case text(String)
  /// A date or a time, as text in ISO 8601.
  case moment(String)

  /// The value as a floating-point number; nil for what is not a number.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): value.double
    case .number(let value): value
    case .missing, .boolean, .text, .moment: nil
    }
  }

  /// The value as a whole number; nil where it is not one.
  public var integer: Int? {
    switch self {
    case .integer(let value): value
    case .decimal(let value): value.scale == 0 ? Int(exactly: value.coefficient) : nil
    case .number(let value): Int(exactly: value)
    case .missing, .boolean, .text, .moment: nil
    }
  }

  /// The text of a text cell; nil for anything else.
  public var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// Whether there is no value.
  public var isMissing: Bool {
    if case .missing = self { true } else { false }
  }
}
