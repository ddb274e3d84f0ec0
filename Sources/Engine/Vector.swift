/// The values of one column, in one array of their type.
public struct Vector: Sendable {
  /// The values; what stands in a missing row's place has no meaning.
  public enum Storage: Sendable {
    case boolean([Bool])
    case integer([Int])
    case decimal([Int128], scale: Int)
    case number([Double])
    case text([String])
    /// Codes into a dictionary, for columns with few different texts.
    case coded([UInt32], dictionary: [String])
    /// Dates and times as text in ISO 8601.
    case moment([String])
  }

  /// The values.
  public var storage: Storage
  /// Which rows are missing; nil where none is.
  public var missing: [Bool]?
  /// The symbol of each missing row that has one; nil where no row has one.
  public var symbols: [Symbol?]?

  /// The values of a column.
  public init(_ storage: Storage, missing: [Bool]? = nil, symbols: [Symbol?]? = nil) {
    self.storage = storage
    self.missing = missing
    self.symbols = symbols
  }

  /// How many rows there are.
  public var count: Int {
    switch storage {
    case .boolean(let values): values.count
    case .integer(let values): values.count
    case .decimal(let values, _): values.count
    case .number(let values): values.count
    case .text(let values): values.count
    case .coded(let values, _): values.count
    case .moment(let values): values.count
    }
  }

  /// The cell of a row, counted from 0.
  public subscript(row: Int) -> Value {
    if let missing, missing[row] { return .missing(symbols?[row]) }
    return switch storage {
    case .boolean(let values): .boolean(values[row])
    case .integer(let values): .integer(values[row])
    case .decimal(let values, let scale): .decimal(Decimal128(coefficient: values[row], scale: scale))
    case .number(let values): .number(values[row])
    case .text(let values): .text(values[row])
    case .coded(let values, let dictionary): .text(dictionary[Int(values[row])])
    case .moment(let values): .moment(values[row])
    }
  }
}
