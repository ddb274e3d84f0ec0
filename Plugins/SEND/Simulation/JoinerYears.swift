import SlateKit

/// Which years of the transitions the rate of joiners of an academic year is of.
enum JoinerYears: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// All of them.
  case all
  /// Those in which somebody joined it.
  case seen
}
