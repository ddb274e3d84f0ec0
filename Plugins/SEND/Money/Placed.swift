import SlateKit

/// Plans by setting, of the published files or of a table before the command.
struct Placed: Sendable {
  /// The plans of a setting in a January.
  struct Row: Sendable {
    /// The financial year of that January.
    var year: String
    /// Empty where there is none.
    var scenario = ""
    var area: String
    var setting: String
    /// Missing, with its symbol, where the file has none.
    var plans: Value
    /// All plans of the January, where the file says; nil for the sum of the rows.
    var all: Double?
  }

  var rows: [Row] = []
  var sources: [String] = []
  var notices: [Notice] = []

  /// Kinds of setting where the file has them, groups elsewhere; and what they leave over.
  init(_ selection: Selection, in session: Session) async throws {
    let kinds = try await Placements.parts(selection, kinds: true, in: session)
    let groups = try await Placements.parts(selection, kinds: false, in: session)
    sources = groups.relation.sources
    notices = [groups.origin, SENDPlugin.population]
    let detailed = try await Placed.rows(of: kinds.relation, in: session)
    let whole = try await Placed.rows(of: groups.relation, in: session)
    let names = Set(Inputs.kinds.map(\.label))
    let known = Set(
      detailed.filter { names.contains($0.setting) && !$0.plans.isMissing }.map { [$0.year, $0.area] })
    let years = whole.map { [$0.year, $0.area] }.reduce(into: [[String]]()) {
      if $0.last != $1 { $0.append($1) }
    }
    rows = years.flatMap { key in
      (known.contains(key) ? detailed : whole).filter { [$0.year, $0.area] == key && $0.plans.double != 0 }
    }
  }

  private static func rows(of relation: Relation, in session: Session) async throws -> [Row] {
    let table = try await session.connection.collect(relation)
    guard let periods = table["period"], let areas = table["area"], let settings = table["setting"],
      let plans = table["number"], let all = table["total"]
    else { return [] }
    return (0..<table.rowCount).compactMap { index in
      guard let year = periods[index].text.flatMap(Money.financialYear), let area = areas[index].text,
        let setting = settings[index].text
      else { return nil }
      return Row(year: year, area: area, setting: setting, plans: plans[index], all: all[index].double)
    }
  }

  /// The rows of a table with a year or period, plans (`plans`, `number` or `mean`), and a setting where it has one.
  ///
  /// - Throws: ``SlateError`` where it lacks one of them.
  init(_ table: Relation, in session: Session) async throws {
    func column(_ names: [String]) -> Column? { names.lazy.compactMap { table.column($0) }.first }
    guard let period = column(["period", "year"]), let plans = column(["plans", "number", "mean"]) else {
      throw SlateError(
        "The table before it has no \(column(["period", "year"]) == nil ? "period or year" : "plans, number or mean").",
        hint: "'send placements', 'send simulate --by setting' and 'send project' have them.")
    }
    sources = table.sources
    let found = try await session.connection.collect(table)
    for index in 0..<found.rowCount {
      let value = found[period.name]?[index]
      guard let text = value?.text ?? value?.integer.map(String.init), let year = Money.financialYear(text)
      else { continue }
      rows.append(
        Row(
          year: year, scenario: found["scenario"]?[index].text ?? "", area: found["area"]?[index].text ?? "",
          setting: found["setting"]?[index].text ?? UnitCosts.every,
          plans: found[plans.name]?[index] ?? .missing(.notAvailable)))
    }
  }
}
