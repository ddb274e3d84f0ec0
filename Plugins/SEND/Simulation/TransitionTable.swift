import SlateKit

/// The tables that a simulation reads, in the open format of simulations of SEND.
///
/// A transition is a child's setting, need and academic year in a January and in the next one; `NONSEND` stands for a child
/// without a plan. Names of columns may have `-` or `_` between their words.
struct TransitionTable: Sendable {
  /// Some children with the same transition.
  struct Row: Sendable {
    /// The first January's year.
    var year: Int
    /// Setting and need in the first January; nil without a plan.
    var from: Plan?
    var fromYear: Int
    /// The same in the second January.
    var to: Plan?
    var toYear: Int
    var children: Int
  }

  /// A plan's setting and need.
  struct Plan: Sendable, Hashable {
    var setting: String
    var need: String
  }

  /// Whether a setting or need is written for a child without a plan: `NONSEND`, or `NON-SEND` as in older tables.
  static func isOutside(_ name: String) -> Bool { ["NONSEND", "NON-SEND"].contains(name.uppercased()) }

  var rows: [Row]
  var notices: [Notice] = []

  /// The years of the first Januaries.
  var years: [Int] { Set(rows.map(\.year)).sorted() }
}
