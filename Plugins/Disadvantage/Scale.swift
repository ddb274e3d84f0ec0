import SlateKit

/// How the gap index is read.
enum Scale: String, CaseIterable, Sendable, ExpressibleByArgument {
  case index, probability, percentile

  /// The column's value on this scale. Decimals stay decimals, so nothing is rounded on the way.
  var value: SQL {
    switch self {
    case .index: "gap_index"
    case .probability: "gap_index * 0.1"
    case .percentile: "gap_index * 5"
    }
  }

  /// The decimals that an index with so many decimals supports.
  func decimals(_ published: Int) -> Int {
    switch self {
    case .index: published
    case .probability: published + 1
    case .percentile: published - 1
    }
  }

  /// The unit of the values.
  var unit: String {
    switch self {
    case .index: "index"
    case .probability: "probability"
    case .percentile: "percentile points"
    }
  }

  /// What a value says.
  var meaning: String {
    switch self {
    case .index:
      "The index runs from -10 to 10; 0 is no gap, 10 is every disadvantaged pupil below every other pupil."
    case .probability:
      "Index / 10: the probability that another pupil ranks above a disadvantaged one, less that of the reverse."
    case .percentile: "Index x 5: the gap between the mean percentile ranks of the two groups."
    }
  }
}
