import SlateKit
import Statistics

/// Applications for places, read from tables for an allocation.
struct Applications: Sendable {
  /// The schools' names, by their numbers.
  var schools: [String]
  /// The applications.
  var admissions: Admissions
  /// For each child, the group that results are shown by; the same for all where none was asked for.
  var groups: [String]
  /// The distance of each preference in kilometres, where the table has it.
  var distances: [Double]?
  /// The children's names, by their numbers.
  var children: [String]
  /// How many preferences name a school without places.
  var unknown: Int

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

  /// Reads applications.
  ///
  /// A school ranks its applicants by the priorities: of truths, true comes first; of numbers, the smallest. Who is equal in
  /// all of them is ranked by lot, drawn from the seed once for each child.
  ///
  /// - Parameters:
  ///   - preferences: A row for each preference of each child.
  ///   - places: The places of each school.
  static func read(
    _ preferences: Relation, _ names: Names, places: [String: Int], seed: UInt64, on connection: Connection
  ) async throws -> Applications {
    let order = names.priorities.map { column -> SQL in
      column.kind == .boolean
        ? "\(column: column.name) desc nulls last" : "\(column: column.name) asc nulls last"
    }
    let lot: SQL = "md5(cast(\(column: names.child.name) as varchar) || '/' || \(String(seed)))"
    let group: SQL = names.group.map { "coalesce(cast(\(column: $0.name) as varchar), 'x')" } ?? "'all'"
    let distance: SQL = names.distance.map { "cast(\(column: $0.name) as double)" } ?? "cast(null as double)"
    let table = try await connection.collect(
      """
      select cast(\(column: names.child.name) as varchar) as child, cast(\(column: names.school.name) as varchar) as school,
        cast(row_number() over (partition by \(column: names.school.name) order by \(order + [lot])) as bigint) as place,
        \(group) as grp, \(distance) as distance
      from \(preferences)
      where \(column: names.child.name) is not null and \(column: names.school.name) is not null
        and \(column: names.preference.name) is not null
      order by child, \(column: names.preference.name), school
      """)
    let schools = places.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: schools.enumerated().map { ($1, $0) })
    var result = Applications(
      schools: schools, admissions: .empty, groups: [], distances: names.distance == nil ? nil : [],
      children: [],
      unknown: 0)
    var flat: [Int32] = []
    var ranks: [UInt64] = []
    var starts: [Int] = []
    for row in 0..<table.rowCount {
      guard let child = table.vectors[0][row].text, let school = table.vectors[1][row].text,
        let rank = table.vectors[2][row].integer
      else { continue }
      if result.children.last != child {
        result.children.append(child)
        result.groups.append(table.vectors[3][row].text ?? "")
        starts.append(flat.count)
      }
      guard let number = numbers[school] else {
        result.unknown += 1
        continue
      }
      flat.append(Int32(number))
      ranks.append(UInt64(rank))
      result.distances?.append(table.vectors[4][row].double ?? .nan)
    }
    starts.append(flat.count)
    guard !result.children.isEmpty,
      let admissions = Admissions(
        places: schools.map { places[$0] ?? 0 }, preferences: flat, ranks: ranks, starts: starts)
    else { throw SlateError("The table of preferences has no row with a child, a school and a preference.") }
    result.admissions = admissions
    return result
  }
}
