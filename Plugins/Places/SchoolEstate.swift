import SlateKit
import Statistics

/// The schools of planning areas with their places and their pupils in the Januaries to come.
struct SchoolEstate: Sendable {
  struct School: Sendable {
    var id: String
    var name: String
    var planningArea: String
    var phase: String
    /// Places of all year groups, by January.
    var capacity: [Int: Double]
    /// Pupils, by January.
    var pupils: [Int: Double]
    /// Kilometres east and north; nil where they are not known.
    var place: (east: Double, north: Double)?
    var closesInto: String?

    var groups: Double { phase == "Primary" ? 7 : 5 }
  }

  /// Pupils who go elsewhere.
  struct Move: Sendable {
    var from: Int
    var to: Int
    var year: Int
    var pupils: Double
    /// nil where a school's place is not known.
    var kilometres: Double?
  }

  var schools: [School]
  /// The last known January and the forecast ones.
  var years: [Int]
  var moves: [Move] = []
  var notices: [Notice] = []
  var sources: [String] = []
  /// Pupils for whom no school of the planning area has room, by January.
  var unplaced: [Int: Double] = [:]

  static func read(
    _ model: RollModel, method: CohortSeries.Method, to: Int?, phase: Phase?, planningAreas: [String],
    rolls: Relation?, in session: Session
  ) async throws -> SchoolEstate {
    let (schools, origin) = try await schools(rolls, in: session)
    let filter: [SQL] = phase.map { ["phase = \($0.code)"] } ?? []
    let table = try await session.connection.collect(
      """
      with every as (select * from \(schools.filtered(filter)) where planning_area is not null)
      select school_id, school, planning_area, phase, cast(capacity as double), cast(pupils as double), easting_km, northing_km, period
      from every where period = (select max(period) from every) order by planning_area, school_id
      """)
    let found = (0..<table.rowCount).map(table.row)
    if let wrong = planningAreas.first(where: { name in !found.contains { matches($0[2].text, name) } }) {
      throw SlateError.unknown("planning area", wrong, among: Set(found.compactMap { $0[2].text }).sorted())
    }
    let complete = found.filter { !$0[4].isMissing && !$0[5].isMissing }
    let ahead = to.map { $0 - model.last } ?? 5
    guard (1...20).contains(ahead) else {
      throw SlateError(
        "January \(to ?? 0) cannot be forecast.", at: .argument("\(to ?? 0)"),
        hint: "The last one known is January \(model.last); choose \(model.last + 1) to \(model.last + 20).")
    }
    let forecasts = model.forecast(from: model.last, years: ahead, method)
    var growth: [String: [Double]] = [:]
    for (index, area) in model.areas.enumerated() {
      guard let coming = forecasts[index], let last = area.series.rolls[model.last]?.reduce(0, +), last > 0
      else { continue }
      growth[area.name + area.phase] = [1] + coming.map { $0.reduce(0, +) / last }
    }
    let years = Array(model.last...(model.last + ahead))
    var without = 0
    let kept = complete.compactMap { row -> School? in
      guard let id = row[0].text, let area = row[2].text, let phase = row[3].text,
        planningAreas.isEmpty || planningAreas.contains(where: { matches(area, $0) })
      else { return nil }
      guard let factors = growth[area + phase] else {
        without += 1
        return nil
      }
      let (capacity, pupils) = (row[4].double ?? 0, row[5].double ?? 0)
      return School(
        id: id, name: row[1].text ?? id, planningArea: area, phase: phase,
        capacity: Dictionary(uniqueKeysWithValues: years.map { ($0, capacity) }),
        pupils: Dictionary(uniqueKeysWithValues: zip(years, factors.map { $0 * pupils })),
        place: row[6].double.flatMap { east in row[7].double.map { (east, $0) } })
    }
    guard !kept.isEmpty else {
      throw SlateError(
        "No school is in a planning area of the rolls.",
        hint: "The planning areas of both must have the same names.")
    }
    var estate = SchoolEstate(schools: kept, years: years)
    estate.sources = schools.sources
    estate.notices = [
      origin,
      .note(
        "Schools as of \(found.first?[8].text ?? "the last survey"), each with its share of its planning area's pupils."
      ),
      CompleteRows.notice(
        leftOut: found.count - complete.count + without, of: found.count,
        "places, pupils or a forecast of their planning area"),
    ]
    return estate
  }

  /// The schools of the rolls, where these are by school, or of what feeds places.schools.
  private static func schools(
    _ rolls: Relation?, in session: Session
  ) async throws -> (Relation, Notice) {
    guard let rolls, let school = rolls.column("school"), rolls.column("capacity") != nil else {
      let rows = try await session.rows(of: Inputs.schools)
      return (rows.relation, rows.origin)
    }
    let id = rolls.column("school_id") ?? school
    let places = ["easting_km", "northing_km"].map { name -> SQL in
      rolls.column(name) == nil
        ? "cast(null as double) as \(column: name)"
        : "cast(min(\(column: name)) as double) as \(column: name)"
    }
    let sql: SQL = """
      select 'January ' || year as period, cast(\(column: id.name) as varchar) as school_id,
        min(cast(school as varchar)) as school, cast(planning_area as varchar) as planning_area,
        case when ncy > 6 then 'Secondary' else 'Primary' end as phase, cast(max(capacity) as double) as capacity,
        cast(sum(pupils) as double) as pupils, \(places)
      from \(rolls) group by year, 2, planning_area, 5
      """
    let columns = Inputs.schools.allColumns.filter { !["area_code", "area", "region"].contains($0.name) }
    return (
      Relation(sql: sql, columns: columns, sources: rolls.sources),
      .note("Schools and their places: those of the rolls.")
    )
  }

  private static func matches(_ area: String?, _ name: String) -> Bool {
    area?.lowercased().contains(name.lowercased()) ?? false
  }

  /// Closes a school into another: `A into B`.
  mutating func merge(_ text: String) throws {
    let (from, name) = try parts(text, " into ", "Type it as 'A into B', with the schools' numbers or names.")
    let into = try index(of: name)
    guard from != into, schools[from].closesInto == nil, schools[into].closesInto == nil else {
      throw SlateError("'\(text)' cannot be: a school that closes takes nobody in.", at: .argument(text))
    }
    guard schools[from].phase == schools[into].phase else {
      throw SlateError("'\(text)' cannot be: the schools are of different phases.", at: .argument(text))
    }
    for year in years.dropFirst() {
      move(schools[from].pupils[year] ?? 0, from: from, to: into, year)
      schools[from].capacity[year] = 0
    }
    schools[from].closesInto = schools[into].name
  }

  /// Takes places from each year group of a school, year by year from below: `A by 30`.
  mutating func reduce(_ text: String) throws {
    let hint = "Type it as 'A by 30', with the school's number or name."
    let (school, number) = try parts(text, " by ", hint)
    guard let fewer = Double(number), fewer > 0 else {
      throw SlateError("'\(number)' is no number of places.", at: .argument(text), hint: hint)
    }
    let full = schools[school].capacity[years[0]] ?? 0
    guard fewer * schools[school].groups <= full else {
      throw SlateError(
        "\(schools[school].name) has \((full / schools[school].groups).text(decimals: 0)) places in a year group.",
        at: .argument(text))
    }
    for (step, year) in years.enumerated().dropFirst() {
      schools[school].capacity[year] =
        (schools[school].capacity[year] ?? 0) - fewer * min(Double(step), schools[school].groups)
      let over = (schools[school].pupils[year] ?? 0) - max(0, schools[school].capacity[year] ?? 0)
      if over > 0 { spread(over, from: school, year) }
    }
  }

  /// Sends pupils to the nearest schools of the planning area that have room.
  private mutating func spread(_ pupils: Double, from school: Int, _ year: Int) {
    var left = pupils
    let others = schools.indices.filter {
      $0 != school && schools[$0].planningArea == schools[school].planningArea
        && schools[$0].phase == schools[school].phase && schools[$0].closesInto == nil
    }.sorted { (distance(school, $0) ?? .infinity, $0) < (distance(school, $1) ?? .infinity, $1) }
    for other in others where left > 0 {
      let room = max(0, (schools[other].capacity[year] ?? 0) - (schools[other].pupils[year] ?? 0))
      guard room > 0 else { continue }
      move(min(room, left), from: school, to: other, year)
      left -= min(room, left)
    }
    if left > 0 { unplaced[year, default: 0] += left }
  }

  private mutating func move(_ pupils: Double, from: Int, to: Int, _ year: Int) {
    schools[from].pupils[year, default: 0] -= pupils
    schools[to].pupils[year, default: 0] += pupils
    moves.append(Move(from: from, to: to, year: year, pupils: pupils, kilometres: distance(from, to)))
  }

  private func distance(_ one: Int, _ other: Int) -> Double? {
    guard let a = schools[one].place, let b = schools[other].place else { return nil }
    return ((a.east - b.east) * (a.east - b.east) + (a.north - b.north) * (a.north - b.north)).squareRoot()
  }

  private func parts(_ text: String, _ word: String, _ hint: String) throws -> (school: Int, rest: String) {
    guard let range = text.firstRange(of: word) else {
      throw SlateError("'\(text)' is no change of schools.", at: .argument(text), hint: hint)
    }
    return (try index(of: String(text[..<range.lowerBound])), String(text[range.upperBound...]).trimmed)
  }

  private func index(of name: String) throws -> Int {
    let name = name.trimmed
    if let found = schools.firstIndex(where: { $0.id == name || $0.name.lowercased() == name.lowercased() }) {
      return found
    }
    let near = schools.indices.filter { schools[$0].name.lowercased().contains(name.lowercased()) }
    if near.count == 1 { return near[0] }
    throw near.isEmpty
      ? SlateError.unknown("school", name, among: schools.flatMap { [$0.id, $0.name] })
      : SlateError(
        "'\(name)' could mean \(near.count) schools: \(near.prefix(5).map { schools[$0].name }.joined(separator: ", "))\(near.count > 5 ? ", ..." : "").",
        hint: "Type more of the name, or the number.")
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
