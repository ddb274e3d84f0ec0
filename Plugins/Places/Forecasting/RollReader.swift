import SlateKit
import Statistics

/// Reads rolls, births, transfers and housing into the areas of a model.
struct RollReader: Sendable {
  let rolls: Relation
  let columns: RollColumns
  let level: RollColumns.Level
  /// Whether the tables of the sample stand in for those that are not named.
  let isSample: Bool
  let session: Session

  private typealias Area = RollModel.Area

  /// The areas with their rolls, primary ones first, and the Januaries that are known.
  func areas() async throws -> (areas: [RollModel.Area], years: [Int]) {
    for name in ["year", "ncy", "pupils"] { _ = try rolls.demandNumbers(ColumnName(text: name)) }
    let own = try level.column.map { try rolls.demand(ColumnName(text: $0)).name }
    let name: SQL = own.map { "cast(\(column: $0) as varchar)" } ?? "'all'"
    let authority: SQL = rolls.column("authority") == nil ? "''" : "min(cast(authority as varchar))"
    let table = try await session.connection.collect(
      """
      select \(name) as area, ncy > 6 as secondary, cast(year as bigint) as year, cast(ncy as bigint) as ncy,
        cast(sum(pupils) as double) as pupils, \(authority) as authority
      from \(rolls) where ncy between 0 and 11 and \(name) is not null and pupils is not null
      group by 1, 2, 3, 4 order by 2, 1, 3, 4
      """)
    var areas: [Area] = []
    var years: Set<Int> = []
    for row in (0..<table.rowCount).map(table.row) {
      guard let name = row[0].text, let year = row[2].integer, let group = row[3].integer else { continue }
      let groups = row[1] == .boolean(true) ? 7...11 : 0...6
      if areas.last?.name != name || areas.last?.groups != groups {
        areas.append(
          Area(
            name: name, authority: level == .all ? "" : row[5].text ?? "", groups: groups,
            series: CohortSeries(rolls: [:])))
      }
      let blank = [Double](repeating: 0, count: groups.count)
      areas[areas.count - 1].series.rolls[year, default: blank][group - groups.lowerBound] =
        row[4].double ?? 0
      years.insert(year)
    }
    return (areas, years.sorted())
  }

  /// Gives primary areas their births as the pool of Reception.
  func addBirths(
    to areas: inout [RollModel.Area], last: Int, _ notices: inout [Notice], _ sources: inout [String]
  ) async throws {
    guard areas.contains(where: { $0.groups.lowerBound == 0 }) else { return }
    guard let births = try await table(columns.births, sample: "sample_births") else {
      notices.append(
        .warning(
          "There is no table of births: Reception stays as it was in January \(last). --births names one."))
      return
    }
    let sums = try await self.sums(
      births, area: "planning_area", of: "sum(births)", demanding: ["year", "births"])
    var until = last
    for index in areas.indices where areas[index].groups.lowerBound == 0 {
      guard let size = sums[areas[index].name], !size.isEmpty else { continue }
      until = max(until, size.keys.max() ?? last)
      areas[index].series.pools = [
        .init(size: size, entrants: areas[index].series.rolls.mapValues { $0[0] })
      ]
    }
    sources += births.sources
    notices.append(
      .note("Births are known for Reception up to January \(until); after that the last ones are held."))
  }

  /// Gives secondary areas the Year 6 of primary ones as the pools of Year 7.
  func addTransfers(
    to areas: inout [RollModel.Area], years: [Int], _ notices: inout [Notice], _ sources: inout [String]
  ) async throws {
    let primaries = areas.indices.filter { areas[$0].groups.lowerBound == 0 }
    guard primaries.count < areas.count else { return }
    guard let moves = try await table(columns.transfers, sample: "sample_transfers") else {
      for index in areas.indices where areas[index].groups.lowerBound == 7 {
        let area = areas[index]
        let feeders = primaries.filter {
          level == .all || areas[$0].name == area.name
            || (level == .planningArea && !area.authority.isEmpty && areas[$0].authority == area.authority)
        }
        guard !feeders.isEmpty else { continue }
        areas[index].feeders = [feeders]
        areas[index].series.pools = [
          .init(size: size(of: feeders, areas, years), entrants: area.series.rolls.mapValues { $0[0] })
        ]
      }
      notices.append(
        .warning(
          "There is no table of moves to Year 7: it comes from the Year 6 of the same authority, so that its ratio holds what crosses borders. --transfers names one."
        ))
      return
    }
    let mapped = try await mapping()
    let found = try await session.connection.collect(
      """
      select \(mapped.map { "coalesce((select place from (\($0)) where area = from_area), '')" as SQL } ?? "from_area") as origin,
        \(mapped.map { "(select place from (\($0)) where area = to_area)" as SQL } ?? "to_area") as target,
        cast(year as bigint) as year, cast(sum(pupils) as double) as pupils
      from \(try demanding(moves, ["from_area", "to_area"], numbers: ["year", "pupils"])) group by 1, 2, 3 order by 1, 2, 3
      """)
    let numbers = Dictionary(primaries.map { (areas[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    var flows: [String: [Int: [Int: Double]]] = [:]
    for row in (0..<found.rowCount).map(found.row) {
      guard let origin = row[0].text.flatMap({ numbers[$0] }), let target = row[1].text,
        let year = row[2].integer
      else { continue }
      flows[target, default: [:]][origin, default: [:]][year] = row[3].double ?? 0
    }
    for index in areas.indices where areas[index].groups.lowerBound == 7 {
      let pools = (flows[areas[index].name] ?? [:]).sorted { $0.key < $1.key }
      areas[index].feeders = pools.map { [$0.key] }
      areas[index].series.pools = pools.map { feeder, moved in
        // A year of the table without a move from there had none.
        let entrants = Dictionary(uniqueKeysWithValues: years.dropFirst().map { ($0, moved[$0] ?? 0) })
        return .init(size: size(of: [feeder], areas, years), entrants: entrants)
      }
    }
    sources += moves.sources
    notices.append(
      .note("Year 7 comes from the Year 6 of each area that feeds it, and from outside as many as before."))
  }

  /// Adds the pupils of new homes: dwellings by pupil yield, evenly over the year groups of the phase.
  func addHousing(
    to areas: inout [RollModel.Area], last: Int, _ notices: inout [Notice], _ sources: inout [String]
  ) async throws {
    guard let name = columns.housing else { return }
    let housing = try await session.relation(named: name)
    let sums = try await sums(
      housing, area: "planning_area", of: "sum(dwellings * yield)", demanding: ["year", "dwellings", "yield"])
    var total = 0.0
    for index in areas.indices {
      let count = Double(areas[index].groups.count)
      for (year, pupils) in sums[areas[index].name] ?? [:] where year > last {
        areas[index].series.added[year] = areas[index].groups.map { _ in pupils / count }
        total += pupils
      }
    }
    sources += housing.sources
    notices.append(
      .note(
        "New homes add \(Int(total.rounded()).grouped) pupils after January \(last): dwellings by pupil yield, evenly over the year groups of the area's phase. They stay."
      ))
  }

  /// The Year 6 of some areas, by the January in which it is in Year 7.
  private func size(of feeders: [Int], _ areas: [RollModel.Area], _ years: [Int]) -> [Int: Double] {
    Dictionary(
      uniqueKeysWithValues: years.map { year in
        (year + 1, feeders.reduce(0) { $0 + (areas[$1].series.rolls[year]?.last ?? 0) })
      })
  }

  private func table(_ name: TableName?, sample: String) async throws -> Relation? {
    if let name { return try await session.relation(named: name) }
    return isSample ? try? await session.relation(named: TableName(text: sample)) : nil
  }

  private func demanding(_ table: Relation, _ texts: [String], numbers: [String]) throws -> Relation {
    for name in texts { _ = try table.demand(ColumnName(text: name)) }
    for name in numbers { _ = try table.demandNumbers(ColumnName(text: name)) }
    return table
  }

  /// Which area of the forecast a planning area belongs to; nil where it is one itself.
  private func mapping() async throws -> SQL? {
    switch level {
    case .planningArea: nil
    case .authority:
      """
      select cast(planning_area as varchar) as area, min(cast(authority as varchar)) as place from \(rolls) group by 1
      """
    case .all: "select distinct cast(planning_area as varchar) as area, 'all' as place from \(rolls)"
    }
  }

  /// A sum for each area of the forecast and year.
  private func sums(
    _ table: Relation, area: String, of sum: SQL, demanding names: [String]
  ) async throws -> [String: [Int: Double]] {
    let table = try demanding(table, [area], numbers: names)
    let place: SQL =
      try await mapping().map {
        "(select place from (\($0)) as m where m.area = cast(t.\(column: area) as varchar))"
      } ?? "cast(t.\(column: area) as varchar)"
    let found = try await session.connection.collect(
      "select \(place) as place, cast(year as bigint), cast(\(sum) as double) from \(table) as t group by 1, 2"
    )
    var sums: [String: [Int: Double]] = [:]
    for row in (0..<found.rowCount).map(found.row) {
      if let place = row[0].text, let year = row[1].integer {
        sums[place, default: [:]][year] = row[2].double
      }
    }
    return sums
  }
}
