import SlateKit

/// Which schools are meant. The files have each type of school apart; only some have all of them together.
enum Schools: String, CaseIterable, ExpressibleByArgument {
  case each, all, primary, secondary, special

  /// The condition that keeps their rows, by the words that the files use; nil for every row.
  var condition: SQL? {
    switch self {
    case .each: nil
    case .all: "lower(schools) in ('total', 'all schools')"
    default: "lower(schools) like \("%\(rawValue)%")"
    }
  }
}
