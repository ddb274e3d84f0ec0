import SlateKit

/// What is published of one area's plans: stocks by the year of their January, flows by calendar year.
struct PlanHistory: Sendable {
  /// The ages of a cohort model: 2 and under, 3, ..., 19, 20 and over.
  static let ages = (2...20).map(String.init)

  var area: String
  var stock: [Int: Double]
  var new: [Int: Double]
  var ceased: [Int: Double]
  var population: [Int: Double]
  /// By year, then in the order of ``ages``; empty where an age is missing.
  var stockByAge: [Int: [Double]]
  var newByAge: [Int: [Double]]
  var ceasedByAge: [Int: [Double]]
  var notices: [Notice]
  /// The areas of its level, itself among them, all ages together; none for England, which stands alone.
  var peers: [PlanSeries]

  /// - Parameter area: nil for England.
  init(of area: AreaName?, embedded: Bool, in session: Session) async throws {
    var selection = Selection()
    selection.by = nil
    selection.region = nil
    selection.years = nil
    selection.footing = nil
    selection.embedded = embedded
    selection.areas = [area ?? AreaName(text: "England")]
    let place = try session.area(area ?? AreaName(text: "England"))
    self.area = place.name
    var origins: [Notice] = []
    func rows(_ input: Input, _ columns: [SQL]) async throws -> [[Value]] {
      let rows = try await session.rows(of: input, selection)
      if !origins.contains(rows.origin) { origins.append(rows.origin) }
      let table = try await session.connection.collect("select \(columns) from \(rows.relation)")
      return (0..<table.rowCount).map(table.row)
    }
    func series(_ input: Input, _ column: SQL) async throws -> [Int: Double] {
      var values: [Int: Double] = [:]
      for row in try await rows(input, ["period", column]) {
        if let year = Self.year(row[0].text), let value = row[1].double { values[year] = value }
      }
      return values
    }
    func byAge(_ input: Input, _ column: SQL) async throws -> [Int: [Double]] {
      var values: [Int: [String: Double?]] = [:]
      for row in try await rows(input, ["period", "age", column]) {
        if let year = Self.year(row[0].text), let age = row[1].text {
          values[year, default: [:]][age] = .some(row[2].double)
        }
      }
      return values.compactMapValues { ages in
        ages.values.contains { $0 == nil } ? nil : Self.ages.map { (ages[$0] ?? 0) ?? 0 }
      }
    }
    func optional<Found>(_ empty: Found, _ read: () async throws -> Found) async throws -> Found {
      do { return try await read() } catch is SlateError { return empty }
    }
    peers =
      place.level == .country
      ? [] : try await PlanSeries.all(of: place.level, embedded: embedded, in: session)
    stock = try await series(Inputs.plans, "plans")
    new = try await series(Inputs.newPlans, "new_plans")
    let newRows = try await session.rows(of: Inputs.newPlans, selection)
    let slips = try await RegionalTotals.periods(
      of: "new_plans", Inputs.newPlans, newRows, embedded: embedded, in: session)
    let dropped = slips.compactMap(Self.year)
    for year in dropped { new[year] = nil }
    ceased = try await optional([:]) { try await series(Inputs.ceased, "ceased") }
    population = try await optional([:]) { try await series(Inputs.population, "population") }
    stockByAge = try await optional([:]) { try await byAge(Inputs.plansByAge, "plans") }
    newByAge = try await optional([:]) { try await byAge(Inputs.newByAge, "new_plans") }
    for year in dropped { newByAge[year] = nil }
    ceasedByAge = try await optional([:]) { try await byAge(Inputs.ceasedByAge, "ceased") }
    origins = [.origins(origins)]
    if !slips.isEmpty {
      origins.append(
        .warning(
          "New plans of \(place.name) in \(slips.joined(separator: ", ")) are its region's total in the file: left out."
        ))
    }
    notices = origins
  }

  /// The last January whose stock is known.
  ///
  /// - Throws: ``SlateError`` where there are too few years to project from.
  func lastJanuary() throws -> Int {
    if let last = stock.keys.max(), stock[last - 1] != nil, new[last - 1] != nil { return last }
    throw SlateError(
      "The files hold no year of \(area) with plans in its January, in the next one, and new plans between them.",
      hint: "Import caseload and newplans of 'Education, health and care plans'.")
  }

  /// All ages together.
  var series: PlanSeries { PlanSeries(stock: stock, new: new, population: population) }

  /// January 2025 is 2024/25; a calendar year is itself.
  static func year(_ period: String?) -> Int? {
    guard let period, let first = Int(period.prefix(4)) else { return nil }
    return period.contains("/") ? first + 1 : first
  }
}
