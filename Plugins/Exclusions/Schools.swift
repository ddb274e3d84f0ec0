import SlateKit

/// Which type of school is meant.
enum Schools: String, CaseIterable, ExpressibleByArgument {
  case total, primary, secondary, special, apart

  /// The condition on the files' types of school, whose capitals differ from year to year.
  var condition: SQL {
    switch self {
    case .total: "lower(school_type) = 'total'"
    case .primary, .secondary, .special: "lower(school_type) in (\(rawValue), \("state-funded " + rawValue))"
    case .apart: "lower(school_type) <> 'total'"
    }
  }

  /// The type of school as it is shown: `special` of one year is `Special` of another.
  static let shown: SQL = "upper(substr(school_type, 1, 1)) || substr(school_type, 2)"
}
