import SlateKit
import Statistics

/// The columns of a table of preferences, as they stand in it.
struct ApplicationRows: Sendable {
  /// The number of each row's child: its own where all are whole numbers of 64 bits, else its place among all names.
  let child: [Int]
  /// The number of each row's school; below 0 for one that is not known.
  let school: [Int]
  /// The preference of each row.
  let preference: [Double]
  /// The criteria, the one that counts most first.
  let criteria: [Criterion]
  let distance: Vector?
  let group: Vector?
  /// The complete rows, by child, preference and school.
  let order: [Int]
  /// The children's names, where their numbers are places among them.
  private let names: [String]?

  /// How many rows lack a child, a school or a preference.
  var incomplete: Int { child.count - order.count }

  /// One of the schools' criteria.
  struct Criterion: Sendable {
    fileprivate let values: Vector

    /// The criterion of some of the rows.
    func criterion(of rows: [Int]) -> ApplicantRanks.Criterion {
      guard case .boolean(let truths) = values.storage else { return .init(rows.map { values.number($0) }) }
      guard let missing = values.missing else { return .init(rows.map { truths[$0] }) }
      return .init(rows.map { missing[$0] ? nil : truths[$0] })
    }
  }

  /// Reads a table in one go.
  ///
  /// - Parameter schools: The names of the schools that have places, in the order of their numbers.
  init(
    _ preferences: Relation, _ names: Applications.Names, schools: [String], on connection: Connection
  ) async throws {
    let known: SQL =
      schools.isEmpty
      ? "select '' as name, 0 as number where false"
      : "select * from (values \(schools.enumerated().map { "(\($1), \($0))" as SQL })) as v(name, number)"
    let own: SQL = "p.\(column: names.child.name)"
    let isNumber = try await Self.isWhole(names.child, of: preferences, on: connection)
    let kids: SQL = """
      select child, row_number() over (order by child) - 1 as number
      from (select distinct \(own) as child from \(preferences) as p where \(own) is not null)
      """
    let criteria = names.priorities.enumerated().map { index, column -> SQL in
      let value: SQL = "p.\(column: column.name)"
      let key: SQL =
        switch column.kind {
        case .boolean: value
        case .integer, .decimal, .number: "cast(\(value) as double)"
        // What is neither true nor a number goes by its order.
        default:
          "case when \(value) is not null then cast(dense_rank() over (order by \(value)) as double) end"
        }
      return "\(key) as \(column: "criterion \(index)")"
    }
    let distance = names.distance.map { "cast(p.\(column: $0.name) as double) as distance" as SQL }
    let group = names.group.map { "cast(p.\(column: $0.name) as varchar) as \"group\"" as SQL }
    let kid: SQL = isNumber ? own : "kid.number"
    let items =
      [
        "cast(\(kid) as bigint) as child",
        "cast(case when p.\(column: names.school.name) is not null then coalesce(known.number, -1) end as bigint) as school",
        "cast(p.\(column: names.preference.name) as double) as preference",
      ] + criteria + [distance, group].compactMap { $0 }
    let join: SQL = isNumber ? "" : "left join (\(kids)) as kid on kid.child = \(own)"
    let table = try await connection.collect(
      """
      select \(items) from \(preferences) as p \(join)
      left join (\(known)) as known on known.name = cast(p.\(column: names.school.name) as varchar)
      """)
    guard case .integer(let child)? = table["child"]?.storage,
      case .integer(let school)? = table["school"]?.storage,
      case .number(let preference)? = table["preference"]?.storage
    else { throw SlateError("The table of preferences cannot be read.") }
    let missing = ["child", "school", "preference"].compactMap { table[$0]?.missing }
    let complete = child.indices.filter { row in !missing.contains { $0[row] } }
    func isBefore(_ first: Int, _ second: Int) -> Bool {
      if child[first] != child[second] { return child[first] < child[second] }
      if preference[first] != preference[second] { return preference[first] < preference[second] }
      return school[first] == school[second] ? first < second : school[first] < school[second]
    }
    let isSorted = zip(complete, complete.dropFirst()).allSatisfy(isBefore)
    order = isSorted ? complete : complete.sorted(by: isBefore)
    self.child = child
    self.school = school
    self.preference = preference
    self.criteria = names.priorities.indices.compactMap { table["criterion \($0)"].map(Criterion.init) }
    self.distance = table["distance"]
    self.group = table["group"]
    self.names =
      isNumber
      ? nil
      : try await connection.collect("select cast(child as varchar) from (\(kids)) order by number").vectors[
        0
      ]
      .texts
  }

  /// Whether a column's values are whole numbers that 64 bits hold.
  private static func isWhole(_ column: Column, of table: Relation, on connection: Connection) async throws
    -> Bool
  {
    guard column.kind == .integer else { return false }
    let value: SQL = "\(column: column.name)"
    let found = try await connection.collect(
      "select 1 from \(table) where \(value) is not null and try_cast(\(value) as bigint) is null limit 1")
    return found.rowCount == 0
  }

  /// The name of a child by its number.
  func name(of child: Int) -> String { names?[child] ?? String(child) }
}

extension Vector {
  /// A row's number; not a number where it is missing.
  func number(_ row: Int) -> Double {
    guard case .number(let values) = storage, missing?[row] != true else { return .nan }
    return values[row]
  }

  /// All texts; an empty one where it is missing.
  fileprivate var texts: [String] { (0..<count).map { self[$0].text ?? "" } }
}
