import SlateKit
import Statistics

/// What the teacher workforce model publishes, in memory: flows by subject and pupils and teachers by phase.
struct SupplyData: Sendable {
  /// The flows of a subject into one census.
  struct Flow: Sendable {
    /// Whether it was counted, in place of assumed.
    var isHistory: Bool
    /// The share who left since the census before.
    var leaving: Double
    var returners: Double
    var newToSector: Double
    /// Nil in the target year.
    var newlyQualified: Double?
  }

  /// The teachers and pupils of a phase at one census.
  struct Stock: Sendable {
    var pupils: Double
    var teachers: Double
    var isProjected: Bool
  }

  /// The publication year of the trajectories.
  let edition: String
  /// By subject, then by the year in which the school year ends.
  let flows: [String: [Int: Flow]]
  /// By phase and year.
  let stocks: [String: [Int: Stock]]
  /// The teachers of each secondary subject in the year when they were last published, and that year.
  let subjectStocks: (year: Int, teachers: [String: Double])
  /// The unrounded or else published need of each subject, by training year.
  let needs: [Int: [String: Double]]
  /// What it was read from.
  let notices: [Notice]

  /// The name of secondary schools as a whole.
  static let secondary = "Secondary"
  static let primary = "Primary"

  /// The secondary subjects.
  var subjects: [String] { flows.keys.filter { $0 != SupplyData.primary }.sorted() }
  /// The year that the trajectories end in, whose newly qualified teachers are sought.
  var target: Int { flows.values.flatMap(\.keys).max() ?? 0 }
  /// The last year whose flows were counted.
  var lastHistory: Int { flows.values.flatMap { $0.filter(\.value.isHistory).keys }.max() ?? 0 }
  /// The last year whose teachers were counted, before the target.
  var start: Int {
    stocks.values.flatMap { $0.filter { !$0.value.isProjected && $0.key < target }.keys }.max() ?? 0
  }

  /// Reads an edition of the model; without one, the newest whose trajectories leave the newly qualified teachers open.
  ///
  /// - Throws: ``SlateError`` where there is no such edition.
  init(edition wanted: Int?, in session: Session) async throws {
    let flows = try await session.rows(Inputs.flows, and: Series.flows, by: ["subject", "edition"])
    let open: SQL = "kind = 'trajectory' and leaver_rate is not null and newly_qualified is null"
    let known: SQL = wanted.map { "edition = \("\($0) edition")" } ?? "true"
    let editions = try await session.connection.collect(
      "select max(edition) from \(flows.relation) where \(open) and \(known)")
    guard let edition = editions.row(0)[0].text else {
      throw SlateError(
        "No edition of the model\(wanted.map { " of \($0)" } ?? "") has trajectories that leave the newly qualified teachers open.",
        hint:
          "The edition of 2025 ships for primary schools and mathematics; import the flow trajectories of another."
      )
    }
    self.edition = String(edition.prefix(4))
    let rows = try await session.connection.collect(
      """
      select subject, cast(substr(period, 1, 4) as integer) + 1, kind = '', leaver_rate / 100e0, returners, new_to_sector,
        newly_qualified
      from \(flows.relation)
      where edition = \(edition) and leaver_rate is not null and returners is not null and new_to_sector is not null
      """)
    var found: [String: [Int: Flow]] = [:]
    for row in (0..<rows.rowCount).map(rows.row) {
      guard let subject = row[0].text, let year = row[1].integer else { continue }
      found[subject, default: [:]][year] = Flow(
        isHistory: row[2] == .boolean(true), leaving: row[3].double ?? 0, returners: row[4].double ?? 0,
        newToSector: row[5].double ?? 0, newlyQualified: row[6].double)
    }
    self.flows = found
    let numbers = try await session.rows(Inputs.numbers, and: Series.numbers, by: ["phase"])
    stocks = try await SupplyData.stocks(numbers.relation, session)
    subjectStocks = try await SupplyData.subjectStocks(session)
    needs = try await SupplyData.needs(session)
    notices = [flows.origin]
  }

  private static func stocks(_ numbers: Relation, _ session: Session) async throws -> [String: [Int: Stock]] {
    let rows = try await session.connection.collect(
      """
      select phase, cast(substr(period, 1, 4) as integer) + 1, cast(pupils_fte as double), cast(teachers_fte as double),
        kind <> '' from \(numbers) where pupils_fte is not null and teachers_fte is not null
      """)
    var found: [String: [Int: Stock]] = [:]
    for row in (0..<rows.rowCount).map(rows.row) {
      guard let phase = row[0].text, let year = row[1].integer else { continue }
      found[phase, default: [:]][year] = Stock(
        pupils: row[2].double ?? 0, teachers: row[3].double ?? 0, isProjected: row[4] == .boolean(true))
    }
    return found
  }

  /// The teachers by subject of the last census of the grids; what the grids spell in another way is the model's subject, and
  /// food, which the model has not, belongs to design and technology.
  private static func subjectStocks(_ session: Session) async throws -> (Int, [String: Double]) {
    let source: Relation
    if try await session.parts(of: Inputs.leaverGrid).isEmpty {
      let embedded = try await session.rows(of: Series.subjectTeachers).relation
      source = Relation(
        sql:
          "select subject, cast(substr(period, 1, 4) as integer) + 1 as year, teachers_fte as teachers from \(embedded)",
        columns: [], sources: embedded.sources)
    } else {
      let grid = try await session.rows(of: Inputs.leaverGrid).relation
      source = Relation(
        sql: "select subject, cast(period as integer) as year, teachers from \(grid)", columns: [],
        sources: grid.sources)
    }
    let rows = try await session.connection.collect(
      """
      select case subject when 'Art & Design' then 'Art and Design' when 'Design & Technology' then 'Design and Technology'
          when 'Food' then 'Design and Technology' else subject end as name, max(year), cast(sum(teachers) as double)
      from \(source) where year = (select max(year) from \(source)) group by name
      """)
    var found: [String: Double] = [:]
    var year = 0
    for row in (0..<rows.rowCount).map(rows.row) {
      guard let subject = row[0].text else { continue }
      year = row[1].integer ?? year
      found[subject] = row[2].double
    }
    return (year, found)
  }

  /// The needs as published, and unrounded where the drivers have them.
  private static func needs(_ session: Session) async throws -> [Int: [String: Double]] {
    let rounded = try await session.rows(Inputs.need, and: Series.need, by: ["subject"]).relation
    let drivers = try await session.rows(Inputs.drivers, and: Series.drivers, by: ["subject", "driver"])
      .relation
    let rows = try await session.connection.collect(
      """
      select period, subject, cast(pgitt_trainee_need_count as double), 0 as priority from \(rounded)
      union all
      select substr(driver, 1, 7), subject, cast(pgitt_need_driver as double), 1 from \(drivers)
      where driver like '____/__ PGITT need' order by priority
      """)
    var found: [Int: [String: Double]] = [:]
    for row in (0..<rows.rowCount).map(rows.row) {
      guard let year = row[0].text.flatMap({ Int($0.prefix(4)) }), let subject = row[1].text,
        let need = row[2].double
      else { continue }
      found[year + 1, default: [:]][subject] = need
    }
    return found
  }
}
