/// How the engine stores a column, as far as it can be read here.
struct ColumnType {
  /// The width of a whole number.
  enum Width {
    case int8, int16, int32, int64, int128, uint8, uint16, uint32, uint64

    /// The width of the engine's type number; nil where that is no whole number.
    init?(id: UInt32) {
      switch id {
      case 2: self = .int8
      case 3: self = .int16
      case 4: self = .int32
      case 5: self = .int64
      case 6: self = .uint8
      case 7: self = .uint16
      case 8: self = .uint32
      case 9: self = .uint64
      case 16: self = .int128
      default: return nil
      }
    }
  }

  /// What a time counts.
  enum Clock {
    /// Days since 1970, in 32 bits.
    case days
    /// A point in time, in so many parts of a second since 1970; `zoned` where it is one of UTC.
    case instant(perSecond: Int, zoned: Bool)
    /// Microseconds since midnight.
    case timeOfDay
  }

  enum Storage {
    case boolean
    case whole(Width)
    case float
    case double
    case decimal(Width, scale: Int)
    case text
    case coded(Width)
    case moment(Clock)
    /// Every value is missing, and of no type.
    case nothing
    /// The type depends on values that are not bound yet.
    case unknown
    /// A list, an interval, an identifier, ...: read as text, by a cast in the query.
    case unreadable
  }

  let storage: Storage
  private let type: LogicalType

  init(_ type: LogicalType) {
    self.type = type
    storage = Self.storage(of: type)
  }

  /// What a reader is told about the column.
  var kind: Column.Kind {
    switch storage {
    case .boolean: .boolean
    case .whole: .integer
    case .float, .double: .number
    case .decimal: .decimal
    case .text, .coded: .text
    case .moment: .moment
    case .nothing, .unknown, .unreadable: .other
    }
  }

  var isUnreadable: Bool { if case .unreadable = storage { true } else { false } }

  var isUnknown: Bool { if case .unknown = storage { true } else { false } }

  /// The texts of a coded column.
  func dictionary() -> [String] { if case .coded = storage { type.dictionary() } else { [] } }

  private static func storage(of type: LogicalType) -> Storage {
    if let width = Width(id: type.id) { return .whole(width) }
    switch type.id {
    case 0, 34, 37: return .unknown
    case 1: return .boolean
    case 10: return .float
    case 11: return .double
    case 12: return .moment(.instant(perSecond: 1_000_000, zoned: false))
    case 13: return .moment(.days)
    case 14: return .moment(.timeOfDay)
    case 17: return .text
    case 19:
      return Width(id: type.decimalStorage).map { .decimal($0, scale: type.decimalScale) } ?? .unreadable
    case 20: return .moment(.instant(perSecond: 1, zoned: false))
    case 21: return .moment(.instant(perSecond: 1_000, zoned: false))
    case 22: return .moment(.instant(perSecond: 1_000_000_000, zoned: false))
    case 23: return Width(id: type.codeStorage).map { .coded($0) } ?? .unreadable
    case 31: return .moment(.instant(perSecond: 1_000_000, zoned: true))
    case 36: return .nothing
    default: return .unreadable
    }
  }
}
