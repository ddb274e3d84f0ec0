import SlateKit
import Statistics

/// Schools or areas with an outcome in every year, and when an initiative reached each: what an evaluation reads.
struct SchoolPanel {
  /// The years, from first to last.
  var years: [String] = []
  /// The schools.
  var units: [ReachedUnit] = []
  /// For each school, the numbers of the other columns in each year.
  var others: [[[Double]]] = []
  /// What must be said of schools that were left out or changed.
  var notices: [Notice] = []

  /// The schools of a relation with a row for each school and year.
  ///
  /// - Parameters:
  ///   - others: Columns of numbers that are read along.
  /// - Throws: `SlateError` where a school has several rows for a year or several first years, or no school has every year.
  init(
    _ relation: Relation, _ columns: Evaluate.Columns, others: [Column], in session: Session
  ) async throws {
    let number = columns.year.kind.isNumeric
    let year: SQL = number ? SQL.number(columns.year) : SQL.text(columns.year)
    let start: SQL =
      columns.start.map { number ? "try_cast(\(column: $0.name) as double)" : SQL.text($0) } ?? "null"
    let items = others.enumerated().map { "\(SQL.number($1)) as \(column: "v\($0)")" as SQL }
    let extra: SQL = items.isEmpty ? "" : ", \(items)"
    let table = try await session.connection.collect(
      """
      select \(SQL.text(columns.school)) as u, \(year) as t, \(SQL.text(columns.year)) as label, \(SQL.number(columns.outcome)) as y,
        \(start) as s, \(SQL.text(columns.cluster ?? columns.school)) as c\(extra)
      from \(relation) where u is not null and t is not null order by u, t
      """)
    let rows = (0..<table.rowCount).map(table.row)
    var labels: [(Value, String)] = []
    for row in rows where !labels.contains(where: { $0.1 == row[2].text }) {
      labels.append((row[1], row[2].text ?? ""))
    }
    labels.sort { SchoolPanel.isBefore($0.0, $1.0) }
    years = labels.map(\.1)
    let place = Dictionary(years.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var clusters: [String: Int] = [:]
    var (incomplete, late) = (0, 0)
    var index = 0
    while index < rows.count {
      let name = rows[index][0].text ?? ""
      var end = index
      while end < rows.count, rows[end][0].text == name { end += 1 }
      let own = rows[index..<end]
      index = end
      try SchoolPanel.demandOne(own, name, columns)
      let complete = own.filter { row in
        row[3].double.map { !$0.isNaN } ?? false
          && row.dropFirst(6).allSatisfy { $0.double.map { !$0.isNaN } ?? false }
      }
      guard complete.count == years.count, let first = complete.first else {
        incomplete += 1
        continue
      }
      let starting =
        first[4].isMissing
        ? nil : labels.firstIndex { !SchoolPanel.isBefore($0.0, first[4]) } ?? years.count
      if starting == years.count { late += 1 }
      let cluster = first[5].text ?? ""
      let number = clusters[cluster] ?? clusters.count
      clusters[cluster] = number
      let ordered = complete.sorted { place[$0[2].text ?? ""] ?? 0 < place[$1[2].text ?? ""] ?? 0 }
      units.append(
        ReachedUnit(
          outcomes: ordered.map { $0[3].double ?? 0 }, start: starting == years.count ? nil : starting,
          cluster: number))
      self.others.append(ordered.map { $0.dropFirst(6).map { $0.double ?? 0 } })
    }
    if incomplete > 0 {
      notices.append(
        .warning(
          "\(incomplete.grouped) of \((units.count + incomplete).grouped) schools lack a year or a number and are left out: a "
            + "comparison over the years needs the same schools in each."))
    }
    if late > 0 {
      notices.append(
        .note("\(late.grouped) schools start after the last year and count as not reached."))
    }
    guard !units.isEmpty else {
      throw SlateError(
        "No school has an outcome in each of the \(years.count) years.",
        hint: "Keep years that all have, with 'where', before this command.")
    }
  }

  private static func isBefore(_ first: Value, _ second: Value) -> Bool {
    if let one = first.double, let other = second.double { return one < other }
    return (first.text ?? "") < (second.text ?? "")
  }

  private static func demandOne(_ rows: ArraySlice<[Value]>, _ name: String, _ columns: Evaluate.Columns)
    throws
  {
    var seen = Set<String>()
    for row in rows where !seen.insert(row[2].text ?? "").inserted {
      throw SlateError(
        "School \(name) has several rows for \(row[2].text ?? "one year").",
        at: .argument(columns.year.name),
        hint: "An evaluation needs one row for each school and year: 'group' brings them together.")
    }
    guard Set(rows.map { $0[4] }).count == 1, Set(rows.map { $0[5] }).count == 1 else {
      throw SlateError(
        "School \(name) does not have the same first year, or the same cluster, in all its rows.",
        hint:
          "The column of the first year says the same in every row of a school, and nothing for one never reached."
      )
    }
  }

  /// The schools that were reached.
  var reached: [Int] { units.indices.filter { units[$0].start != nil } }
  /// The schools that never were.
  var never: [Int] { units.indices.filter { units[$0].start == nil } }
  /// The different first years.
  var starts: [Int] { Set(units.compactMap(\.start)).sorted() }
}
