import SlateKit
import Statistics

extension Applications {
  /// Reads applications.
  ///
  /// A school ranks its applicants by the priorities: of truths, true comes first; of numbers, the smallest. Who is equal in
  /// all of them is ranked by lot, drawn from the seed once for each child (``AdmissionLots``).
  ///
  /// - Parameters:
  ///   - preferences: A row for each preference of each child.
  ///   - places: The places of each school.
  static func read(
    _ preferences: Relation, _ names: Names, places: [String: Int], seed: UInt64, on connection: Connection
  ) async throws -> Applications {
    let schools = places.keys.sorted()
    let rows = try await ApplicationRows(preferences, names, schools: schools, on: connection)
    var result = Applications(
      schools: schools, children: [], admissions: .empty, groups: ["all"], group: [],
      distances: nil, oddities: Oddities())
    result.oddities.incomplete = rows.incomplete
    let (kept, list, starts) = result.takeChildren(rows)
    guard !kept.isEmpty else {
      throw SlateError("The table of preferences has no row with a child, a school and a preference.")
    }
    let lots = AdmissionLots.places(of: result.children, seed: seed)
    var drawn = [UInt32](repeating: 0, count: kept.count)
    for child in lots.indices { for row in starts[child]..<starts[child + 1] { drawn[row] = lots[child] } }
    let ranks = ApplicantRanks(
      schools: list, count: schools.count + 1,
      criteria: rows.criteria.map { $0.criterion(of: kept) } + [.init(drawn)])
    guard
      let admissions = Admissions(
        places: schools.map { places[$0] ?? 0 } + [0], preferences: list, ranks: ranks.ranks, starts: starts)
    else { throw SlateError("The table of preferences cannot be allocated.") }
    result.admissions = admissions
    result.distances = rows.distance.map { vector in kept.map { vector.number($0) } }
    result.divide(rows.group, kept)
    return result
  }

  /// Takes each child's preferences in their order: the rows that are kept, the schools that they name, and where each child's
  /// begin.
  private mutating func takeChildren(_ rows: ApplicationRows) -> (
    kept: [Int], schools: [Int32], starts: [Int]
  ) {
    var kept: [Int] = []
    var list: [Int32] = []
    var starts = [0]
    kept.reserveCapacity(rows.order.count)
    list.reserveCapacity(rows.order.count)
    let without = Int32(schools.count)
    // The child that named a school last, which names it again where it is the same.
    var named = [Int](repeating: -1, count: schools.count)
    var index = 0
    while index < rows.order.count {
      let child = rows.child[rows.order[index]]
      var (isEqual, isGap, expected) = (false, false, 1.0)
      var last = -Double.infinity
      while index < rows.order.count, rows.child[rows.order[index]] == child {
        let row = rows.order[index]
        index += 1
        let (school, preference) = (rows.school[row], rows.preference[row])
        if preference == last { isEqual = true }
        if preference != expected { isGap = true }
        last = preference
        expected += 1
        if school < 0 {
          oddities.unknown += 1
        } else if named[school] == starts.count {
          oddities.repeated += 1
          continue
        } else {
          named[school] = starts.count
        }
        kept.append(row)
        list.append(school < 0 ? without : Int32(school))
      }
      if isEqual { oddities.equal += 1 } else if isGap { oddities.gaps += 1 }
      children.append(rows.name(of: child))
      starts.append(kept.count)
    }
    return (kept, list, starts)
  }

  /// Divides the children by a value of their rows.
  private mutating func divide(_ values: Vector?, _ kept: [Int]) {
    group = [Int](repeating: 0, count: admissions.children)
    guard let values else { return }
    let texts = (0..<admissions.children).map { child -> String in
      let rows = kept[admissions.starts[child]..<admissions.starts[child + 1]]
      let first = rows.first.flatMap { values[$0].text }
      if rows.contains(where: { values[$0].text != first }) { oddities.groups += 1 }
      return first ?? "x"
    }
    groups = Set(texts).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    group = texts.map { numbers[$0] ?? 0 }
  }
}
