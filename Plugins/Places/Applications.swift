import SlateKit
import Statistics

/// Applications for places, read from tables for an allocation.
struct Applications: Sendable {
  /// The schools' names, by their numbers. A number above them stands for all schools without places.
  var schools: [String]
  /// The children's names, by their numbers.
  var children: [String]
  /// The applications.
  var admissions: Admissions
  /// What the groups are called that results are shown by; one where none was asked for.
  var groups: [String]
  /// For each child, the number of its group.
  var group: [Int]
  /// The distance of each preference in kilometres, where the table has it; not a number where it is missing.
  var distances: [Double]?
  /// What was odd about the table.
  var oddities: Oddities

  /// What the tables' columns are called.
  struct Names: Sendable {
    var child: Column
    var school: Column
    var preference: Column
    var distance: Column?
    var group: Column?
    /// The criteria, the one that counts most first.
    var priorities: [Column]
  }

  /// What a table of preferences has that an allocation must not pass over in silence.
  struct Oddities: Sendable {
    /// Rows without a child, a school or a preference.
    var incomplete = 0
    /// Preferences that name a school without places.
    var unknown = 0
    /// Rows that name a school which the child named before.
    var repeated = 0
    /// Children with one number for two preferences.
    var equal = 0
    /// Children whose preferences are not numbered from 1 without a gap.
    var gaps = 0
    /// Children whose rows are of several groups.
    var groups = 0

    /// A warning about each.
    var notices: [Notice] {
      func warning(_ count: Int, _ one: String, _ many: String) -> Notice? {
        count > 0 ? .warning("\(count.grouped) \(count == 1 ? one : many).") : nil
      }
      return [
        warning(
          incomplete, "row lacks a child, a school or a preference and was left out",
          "rows lack a child, a school or a preference and were left out"),
        warning(
          unknown, "preference names a school without places, which can admit nobody",
          "preferences name a school without places, which can admit nobody"),
        warning(
          repeated, "row names a school that its child named before, and was left out",
          "rows name a school that their child named before, and were left out"),
        warning(
          equal, "child gives two schools the same number: the first name in the alphabet goes before",
          "children give two schools the same number: the first name in the alphabet goes before"),
        warning(
          gaps, "child's preferences are not numbered 1, 2, 3 and so on: their order counts",
          "children's preferences are not numbered 1, 2, 3 and so on: their order counts"),
        warning(
          groups, "child's rows are of several groups: the first one counts",
          "children's rows are of several groups: the first one counts"),
      ].compactMap { $0 }
    }
  }

  /// Divides the children into quarters by how near the nearest school is that they name.
  mutating func divideByDistance() {
    guard let distances else { return }
    let starts = admissions.starts
    let nearest = (0..<admissions.children).map { child in
      distances[starts[child]..<starts[child + 1]].filter { !$0.isNaN }.min() ?? .nan
    }
    let quantiles = Quantiles(nearest)
    let limits = [0.25, 0.5, 0.75].map { quantiles($0) ?? .infinity }
    func text(_ number: Double) -> String { number.text(decimals: 2) + " km" }
    groups = [
      "1: to \(text(limits[0]))", "2: to \(text(limits[1]))", "3: to \(text(limits[2]))",
      "4: above \(text(limits[2]))", "5: not known",
    ]
    group = nearest.map { near in near.isNaN ? 4 : limits.firstIndex { near <= $0 } ?? 3 }
    if !group.contains(4) { groups.removeLast() }
  }
}
