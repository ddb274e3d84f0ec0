import SlateKit
import Statistics

/// Applications for places, read from tables for an allocation.
struct Applications: Sendable {
  /// The schools' names, by their numbers.
  var schools: [String]
  /// The applications.
  var admissions: Admissions
  /// What the groups are called that results are shown by; one where none was asked for.
  var groups: [String]
  /// For each child, the number of its group.
  var group: [Int]
  /// The distance of each preference in kilometres, where the table has it.
  var distances: [Double]?
  /// How many preferences name a school without places.
  var unknown: Int
  /// The query that numbers the children from 0: `child` and `number`.
  let numbered: SQL

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
    let child: SQL = "\(column: names.child.name)"
    let complete: SQL = """
      select * from \(preferences) where \(child) is not null and \(column: names.school.name) is not null
        and \(column: names.preference.name) is not null
      """
    let numbered: SQL = """
      select child, cast(row_number() over (order by child) - 1 as bigint) as number,
        md5(cast(child as varchar) || '/' || \(String(seed))) as lot
      from (select distinct \(child) as child from (\(complete)))
      """
    let distance: SQL = names.distance.map { "cast(\(column: $0.name) as double)" } ?? "cast(null as double)"
    let schools = places.keys.sorted()
    let rows = schools.enumerated().map { "(\($1), \($0))" as SQL }
    let known: SQL =
      rows.isEmpty
      ? "select '' as name, 0 as number where false" : "select * from (values \(rows)) as v(name, number)"
    let table = try await connection.collect(
      """
      with kid as (\(numbered)), known as (\(known))
      select cast(k.number as bigint) as kid, cast(coalesce(s.number, -1) as bigint) as school,
        cast(row_number() over (partition by p.\(column: names.school.name) order by \(order + ["k.lot"])) as bigint) as place,
        \(distance) as distance
      from (\(complete)) as p join kid as k on k.child = p.\(child)
      left join known as s on s.name = cast(p.\(column: names.school.name) as varchar)
      order by k.number, p.\(column: names.preference.name), p.\(column: names.school.name)
      """)
    guard case .integer(let kids)? = table["kid"]?.storage,
      case .integer(let named)? = table["school"]?.storage,
      case .integer(let ranks)? = table["place"]?.storage,
      case .number(let far)? = table["distance"]?.storage,
      let last = kids.last
    else { throw SlateError("The table of preferences has no row with a child, a school and a preference.") }
    let absent = table["distance"]?.missing
    var flat: [Int32] = []
    var places64: [UInt64] = []
    var starts = [Int](repeating: 0, count: last + 2)
    var distances: [Double]? = names.distance == nil ? nil : []
    flat.reserveCapacity(kids.count)
    places64.reserveCapacity(kids.count)
    for row in kids.indices where named[row] >= 0 {
      flat.append(Int32(named[row]))
      places64.append(UInt64(ranks[row]))
      distances?.append(absent?[row] == true ? .nan : far[row])
      starts[kids[row] + 1] += 1
    }
    for child in 1..<starts.count { starts[child] += starts[child - 1] }
    guard
      let admissions = Admissions(
        places: schools.map { places[$0] ?? 0 }, preferences: flat, ranks: places64, starts: starts)
    else { throw SlateError("The table of preferences cannot be allocated.") }
    var result = Applications(
      schools: schools, admissions: admissions, groups: ["all"],
      group: [Int](repeating: 0, count: admissions.children), distances: distances,
      unknown: kids.count - flat.count, numbered: numbered)
    if let group = names.group {
      try await result.divide(
        "cast(\(column: group.name) as varchar)", of: complete, child: child, on: connection)
    }
    return result
  }

  /// Divides the children by a value of their rows.
  private mutating func divide(
    _ value: SQL, of complete: SQL, child: SQL, on connection: Connection
  ) async throws {
    let table = try await connection.collect(
      """
      with kid as (\(numbered)),
      one as (select k.number, coalesce(min(\(value)), 'x') as grp from (\(complete)) as p join kid as k on k.child = p.\(child)
        group by all)
      select number, grp from one order by number
      """)
    let texts = (0..<table.rowCount).map { table.vectors[1][$0].text ?? "x" }
    groups = Set(texts).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    group = texts.map { numbers[$0] ?? 0 }
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

  /// The children's names, by their numbers.
  func children(on connection: Connection) async throws -> [String] {
    let table = try await connection.collect(
      "select cast(child as varchar) from (\(numbered)) order by number")
    return (0..<table.rowCount).map { table.vectors[0][$0].text ?? "" }
  }
}
