import SlateKit

extension TransitionTable {
  /// Reads transitions: a row for each child, or for several with their number in a column `children`.
  init(_ relation: Relation, in session: Session) async throws {
    let names = try SimulationColumns(relation, table: "transitions").demand([
      "calendar-year", "setting-1", "need-1", "academic-year-1", "setting-2", "need-2", "academic-year-2",
    ])
    let kinds: [SQL] = ["integer", "varchar", "varchar", "integer", "varchar", "varchar", "integer"]
    let items = zip(names, kinds).map { name, kind in "try_cast(\(column: name.name) as \(kind))" as SQL }
    let number: SQL =
      relation.column("children").map { "sum(\(column: $0.name))" } ?? "count(*)"
    let found = try await session.connection.collect(
      "select \(items), cast(\(number) as bigint) from \(relation) group by all order by all")
    var rows: [Row] = []
    var (leftOut, changes, skips) = (0, 0, 0)
    for index in 0..<found.rowCount {
      let cells = found.row(index)
      let children = cells[7].integer ?? 0
      guard let row = Self.row(cells, children), children > 0 else {
        leftOut += max(children, 0)
        continue
      }
      if let from = row.from, let to = row.to {
        if from.need != to.need { changes += children }
        if row.toYear != row.fromYear + 1 { skips += children }
      }
      rows.append(row)
    }
    guard rows.contains(where: { $0.to != nil }) else {
      throw SlateError(
        "The table of transitions has no child with a plan in a second January.",
        hint: "Each row has a child's setting, need and academic year in a January and in the next one.")
    }
    self.rows = rows
    let possible = StateSpace.possibleYears
    if leftOut > 0 {
      notices.append(
        .warning(
          "\(leftOut.grouped) transitions lack something, or have an academic year outside \(possible.lowerBound) to \(possible.upperBound), and were left out."
        ))
    }
    if skips > 0 {
      notices.append(
        .warning(
          "The academic year of \(skips.grouped) children does not go up by one between two Januaries. In the simulation it does."
        ))
    }
    if changes > 0 {
      notices.append(
        .note(
          "The need of \(changes.grouped) children changes between two Januaries. Needs stay as they are in the simulation; these children count as staying or moving by their settings."
        ))
    }
  }

  /// One row; nil where it lacks what a child with a plan needs. The academic year of a January without a plan may be missing.
  private static func row(_ cells: [Value], _ children: Int) -> Row? {
    func plan(_ setting: Value, _ need: Value) -> Plan?? {
      guard let setting = setting.text else { return nil }
      if isOutside(setting) || (need.text.map(isOutside) ?? false) { return .some(nil) }
      return need.text.map { Plan(setting: setting, need: $0) }
    }
    guard let year = cells[0].integer, let from = plan(cells[1], cells[2]), let to = plan(cells[4], cells[5])
    else { return nil }
    guard let fromYear = cells[3].integer ?? (from == nil ? cells[6].integer.map { $0 - 1 } : nil),
      let toYear = cells[6].integer ?? (to == nil ? fromYear + 1 : nil)
    else { return nil }
    let possible = StateSpace.possibleYears
    guard from == nil || possible.contains(fromYear), to == nil || possible.contains(toYear) else {
      return nil
    }
    return Row(year: year, from: from, fromYear: fromYear, to: to, toYear: toYear, children: children)
  }

  /// The children of each academic year, by the year of the January; they may join.
  static func population(_ relation: Relation, in session: Session) async throws -> [Int: [Int: Int]] {
    let names = try SimulationColumns(relation, table: "population").demand([
      "calendar-year", "academic-year", "population",
    ])
    let found = try await session.connection.collect(
      """
      select cast(\(column: names[0].name) as integer), cast(\(column: names[1].name) as integer),
        cast(round(sum(\(column: names[2].name))) as bigint)
      from \(relation) group by all
      """)
    var population: [Int: [Int: Int]] = [:]
    for index in 0..<found.rowCount {
      let cells = found.row(index)
      guard let year = cells[0].integer, let academic = cells[1].integer, let number = cells[2].integer else {
        continue
      }
      population[year, default: [:]][academic] = number
    }
    return population
  }

  /// What a plan costs in a year.
  static func costs(_ relation: Relation, in session: Session) async throws -> [Plan: Double] {
    let names = try SimulationColumns(relation, table: "costs").demand(["need", "setting", "cost"])
    let found = try await session.connection.collect(
      """
      select cast(\(column: names[0].name) as varchar), cast(\(column: names[1].name) as varchar),
        cast(max(\(column: names[2].name)) as double) from \(relation) group by all
      """)
    var costs: [Plan: Double] = [:]
    for index in 0..<found.rowCount {
      let cells = found.row(index)
      guard let need = cells[0].text, let setting = cells[1].text, let cost = cells[2].double else {
        continue
      }
      costs[Plan(setting: setting, need: need)] = cost
    }
    return costs
  }
}
