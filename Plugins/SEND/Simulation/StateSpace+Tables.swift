import SlateKit

extension StateSpace {
  /// The states that occur: each setting takes the needs and academic years that it had, and children go from it to where
  /// children went.
  init(of table: TransitionTable) {
    let plans = table.rows.flatMap { row in
      [row.from.map { ($0, row.fromYear) }, row.to.map { ($0, row.toYear) }].compactMap { $0 }
    }
    let names = Set(plans.map(\.0.setting)).sorted()
    let needs = Set(plans.map(\.0.need)).sorted()
    let settingOf = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let needOf = Dictionary(uniqueKeysWithValues: needs.enumerated().map { ($1, $0) })
    var settings = names.map { name in
      let own = plans.filter { $0.0.setting == name }
      let years = own.map(\.1)
      return Setting(
        name: name, years: (years.min() ?? 0)...(years.max() ?? 0),
        needs: Set(own.compactMap { needOf[$0.0.need] }), destinations: [])
    }
    for row in table.rows {
      guard let from = row.from.flatMap({ settingOf[$0.setting] }),
        let to = row.to.flatMap({ settingOf[$0.setting] }),
        from != to, !settings[from].destinations.contains(to)
      else { continue }
      settings[from].destinations.append(to)
    }
    for index in settings.indices { settings[index].destinations.sort() }
    self.settings = settings
    self.needs = needs
    years = Self.reach(of: settings, and: table)
  }

  /// From the first academic year to the one after the last.
  private static func reach(of settings: [Setting], and table: TransitionTable) -> ClosedRange<Int> {
    let seen = table.rows.flatMap { [$0.from == nil ? nil : $0.fromYear, $0.to == nil ? nil : $0.toYear] }
      .compactMap { $0 }
    let lower = (settings.map(\.years.lowerBound) + seen).min() ?? 0
    let upper = ((settings.map(\.years.upperBound).map { $0 + 1 }) + seen).max() ?? lower
    return lower...max(lower, upper)
  }

  /// The states of a table of valid states. Academic years in which the transitions have children count even where no
  /// setting takes them.
  ///
  /// - Throws: ``SlateError`` where it lacks a column or says something impossible.
  init(_ relation: Relation, for table: TransitionTable, in session: Session) async throws {
    let columns = SimulationColumns(relation, table: "valid states")
    let names = try columns.demand([
      "setting", "setting-group", "min-academic-year", "max-academic-year", "needs", "setting->setting",
    ])
    let items = names.map { "cast(\(column: $0.name) as varchar)" as SQL }
    let found = try await session.connection.collect("select \(items) from \(relation) order by 1")
    let rows = (0..<found.rowCount).map { index in found.row(index).map { $0.text ?? "" } }
    func list(_ text: String) -> [String] {
      text.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    }
    let settingNames = rows.map { $0[0] }
    if let twice = settingNames.first(where: { name in settingNames.filter { $0 == name }.count > 1 }) {
      throw SlateError("The table of valid states has two rows for setting \(twice).")
    }
    let needNames = Set(rows.flatMap { list($0[4]) }).sorted()
    let settingOf = Dictionary(
      settingNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let needOf = Dictionary(uniqueKeysWithValues: needNames.enumerated().map { ($1, $0) })
    let possible = Self.possibleYears
    settings = try rows.map { row in
      guard let low = Int(row[2]), let high = Int(row[3]), low <= high,
        possible.contains(low), possible.contains(high)
      else {
        throw SlateError(
          "Setting \(row[0]) takes no academic year: '\(row[2])' to '\(row[3])'.",
          hint: "Academic years are whole numbers from \(possible.lowerBound) to \(possible.upperBound).")
      }
      return Setting(
        name: row[0], group: row[1], years: low...high, needs: Set(list(row[4]).compactMap { needOf[$0] }),
        destinations: list(row[5]).compactMap { settingOf[$0] }.sorted())
    }
    guard !settings.isEmpty else { throw SlateError("The table of valid states has no row.") }
    needs = needNames
    years = Self.reach(of: settings, and: table)
    isFromTable = true
    unknownDestinations = Set(rows.flatMap { list($0[5]) }).subtracting(settingNames).sorted()
  }

  /// The number of a plan's state; nil where the space does not have it.
  func state(of plan: TransitionTable.Plan) -> Int? {
    guard let setting = settings.firstIndex(where: { $0.name == plan.setting }),
      let need = needs.firstIndex(of: plan.need)
    else { return nil }
    return state(need: need, setting: setting)
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
