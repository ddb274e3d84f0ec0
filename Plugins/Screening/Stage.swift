/// The stages of screening, in the order in which a file goes through them.
enum Stage: String, Sendable, CaseIterable, Comparable {
  case filename = "file names"
  case reading
  case columns
  case crossFile = "cross-file"
  case metadata
  case time
  case filters
  case geography
  case general
  case indicators
  case harmonised
  case api = "API"

  /// Stages are in the order of their declaration.
  static func < (first: Stage, second: Stage) -> Bool {
    guard let left = allCases.firstIndex(of: first), let right = allCases.firstIndex(of: second) else {
      return false
    }
    return left < right
  }
}
