/// The register of areas as temporary tables, for readings of files that name places in another way. Their columns begin with
/// `slate_`, so that a file's columns are never taken for them.
enum AreaTable {
  /// Each code with its level, name, and region.
  static let areas: SQL = "temp.\(table: "slate areas")"
  /// For each number of the Department for Education, the newest code that has it.
  static let numbers: SQL = "temp.\(table: "slate area numbers")"
  /// For each spelling of a name, in lower case, the code that it means.
  static let names: SQL = "temp.\(table: "slate area names")"

  static func load(_ register: AreaRegister, into connection: Connection) async throws {
    let all = register.areas
    // A later entry of a number or name takes the place of an earlier one, and a current area that of an ended one.
    let ordered = all.filter { !$0.isCurrent } + all.filter(\.isCurrent)
    let regions = Dictionary(
      all.filter { $0.level == .region }.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
    let rows = all.map { area -> SQL in
      let region = area.level == .region ? area.name : regions[area.regionCode]
      return "(\(area.code), \(area.level.official), \(area.name), \(region))"
    }
    let numbers = ordered.filter { !$0.oldCode.isEmpty }.map { ($0.oldCode, $0.code) }
    let names = ordered.flatMap { area in
      ([area.name] + area.otherNames).map { ($0.lowercased(), area.code) }
    }
    try await make(areas, "slate_code, slate_level, slate_area, slate_region", rows, on: connection)
    try await make(self.numbers, "slate_number, slate_code", pairs(numbers), on: connection)
    try await make(self.names, "slate_name, slate_code", pairs(names), on: connection)
  }

  private static func pairs(_ list: [(String, String)]) -> [SQL] {
    Dictionary(list, uniquingKeysWith: { $1 }).sorted { $0.key < $1.key }.map { "(\($0.key), \($0.value))" }
  }

  private static func make(
    _ table: SQL, _ columns: SQL, _ rows: [SQL], on connection: Connection
  ) async throws {
    let statement: SQL =
      "create or replace temporary table \(table) as select * from (values \(rows)) as t(\(columns))"
    _ = try await connection.execute(statement.inlined)
  }
}
