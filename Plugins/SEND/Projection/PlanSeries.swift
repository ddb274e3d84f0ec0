import SlateKit

/// The plans of an area by the year of their January, and its new plans and children by calendar year.
struct PlanSeries: Sendable {
  var stock: [Int: Double] = [:]
  var new: [Int: Double] = [:]
  var population: [Int: Double] = [:]

  /// Those of all areas of a level, without new plans that are a region's total in an authority's place.
  static func all(of level: Area.Level, embedded: Bool, in session: Session) async throws -> [PlanSeries] {
    var areas: [String: PlanSeries] = [:]
    func read(
      _ input: Input, _ column: SQL, into path: WritableKeyPath<PlanSeries, [Int: Double]>,
      but slips: SQL? = nil
    ) async throws {
      let rows = try await session.rows(of: input, embedded: embedded).relation
      let place = session.place(of: "area_code")
      let left: SQL =
        slips.map { "and period || area_code not in (select period || area_code from (\($0)))" } ?? ""
      let table = try await session.connection.collect(
        """
        select \(place), period, \(column) from \(rows)
        where level = \(level.official) and \(column) is not null \(left) order by all
        """)
      for index in 0..<table.rowCount {
        let row = table.row(index)
        guard let code = row[0].text, let year = PlanHistory.year(row[1].text), let value = row[2].double
        else {
          continue
        }
        areas[code, default: PlanSeries()][keyPath: path][year] = value
      }
    }
    try await read(Inputs.plans, "plans", into: \.stock)
    let new = try await session.rows(of: Inputs.newPlans, embedded: embedded).relation
    let slips = try await RegionalTotals.slips(
      of: "new_plans", Inputs.newPlans, new, embedded: embedded, in: session)
    try await read(Inputs.newPlans, "new_plans", into: \.new, but: slips)
    // Without estimates of the population new plans are measured as they are.
    do { try await read(Inputs.population, "population", into: \.population) } catch is SlateError {}
    return areas.keys.sorted().compactMap { areas[$0] }
  }
}
