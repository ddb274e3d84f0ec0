extension Session {
  /// The rows of an input on a footing: authorities that were split or merged are summed to one series.
  ///
  /// Only counts are summed, and only where all members have a row; a count that a member lacks is missing in the sum, with the
  /// member's symbol. What is no count is not available (`x`) in a sum. A command computes its rates from the sums.
  func rows(_ rows: InputRows, on footing: Footing) -> InputRows {
    let places = FootingPlace.all(footing, in: areas).places
    let source = rows.relation
    guard !places.isEmpty, source.column("area_code") != nil else { return rows }
    let codes = places.flatMap(\.codes)
    let members = places.enumerated().flatMap { index, place in
      place.sides.enumerated().flatMap { side, members in
        members.enumerated().flatMap { member, codes in
          codes.map { "(\($0), \(index), \(side), \(member), \(members.count))" as SQL }
        }
      }
    }
    let shown = places.enumerated().map { index, place -> SQL in
      "(\(index), \(place.area.code), \(place.area.name), \(areas.region(of: place.area)?.name))"
    }
    let isTouched: SQL = "level = 'Local authority' and area_code in (\(values: codes))"
    let keys = Set(Input.keys.map(\.name))
    let texts = source.columns.filter { !keys.contains($0.name) && !$0.kind.isNumeric }.map(\.name)
    let numbers = source.columns.filter { !keys.contains($0.name) && $0.kind.isNumeric }
    let groups = ["period", "level"] + texts
    let sums = numbers.flatMap { Session.sum(of: $0) }
    let shownItems: [SQL] = groups.map { "\(column: $0)" } + ["p.area_code", "p.area", "p.region"]
    var relation = source
    relation.sql = """
      with slate_rows as (select * from \(source)),
      slate_members(code, place, side, member, needed) as (values \(members)),
      slate_places(place, area_code, area, region) as (values \(shown)),
      slate_sums as (
        select \(columns: groups), m.place, m.side, \(["any_value(m.needed) as needed", "count(distinct m.member) as present"] + sums)
        from slate_rows join slate_members as m on area_code = m.code where \(isTouched)
        group by \(columns: groups), m.place, m.side
        qualify row_number() over (partition by \(columns: groups), m.place
          order by (count(distinct m.member) = any_value(m.needed)) desc, m.side) = 1)
      select \(columns: source.physicalNames) from slate_rows where not coalesce(\(isTouched), false)
      union all by name
      select \(shownItems + numbers.flatMap(Session.shown))
      from slate_sums join slate_places as p using (place)
      """
    var result = rows
    result.relation = relation
    return result
  }

  /// The items of the sum of a column: of a count the sum, of anything else its only value.
  private static func sum(of column: Column) -> [SQL] {
    let name: SQL = "\(column: column.name)"
    let isCount = Session.isSummable(column)
    let value: SQL =
      isCount
      ? "case when count(\(name)) = count(*) then cast(\(SQL.exactSum(of: column)) as \(SQL.typeName(of: column.kind))) end"
      : "case when count(*) = 1 then max(\(name)) end"
    let symbol: SQL =
      column.symbols.map { "min(cast(\(column: $0) as varchar)) filter (where \(name) is null)" }
      ?? "cast(null as varchar)"
    return ["\(value) as \(name)", "\(symbol) as \(column: Column.symbolName(of: column.name))"]
  }

  private static func shown(_ column: Column) -> [SQL] {
    let name: SQL = "\(column: column.name)"
    guard let symbols = column.symbols else {
      return ["case when present = needed then \(name) end as \(name)"]
    }
    return [
      "case when present = needed then \(name) end as \(name)",
      """
      case when present < needed or \(name) is null
        then coalesce(\(column: Column.symbolName(of: column.name)), 'x') end as \(column: symbols)
      """,
    ]
  }

  /// Whether a column counts something, so that the areas of a whole can be summed.
  static func isSummable(_ column: Column) -> Bool {
    column.kind == .integer
      || (column.kind == .decimal && ["teachers", "FTE", "£", "£m"].contains(column.unit))
  }

  /// Says which reorganisations lie in the years of a selection, and how its series stand.
  ///
  /// - Parameters:
  ///   - whole: The rows of all areas and years, as the file has them.
  ///   - periods: The condition that leaves the years asked for; nil for all.
  func changeNotices(_ selection: Selection, whole: Relation, periods: SQL?) async throws -> [Notice] {
    let places = selection.areas.compactMap { try? area($0) }
    let regions =
      (selection.region.flatMap { try? area($0) }.map { [$0] } ?? [])
      + (selection.by == .authority ? places.filter(\.isRegion) : [])
    let named = places.filter { $0.level == .authority } + regions.flatMap(areas.authorities(of:))
    let isEvery = selection.by == .authority && named.isEmpty
    guard isEvery || !named.isEmpty, whole.column("area_code") != nil else { return [] }
    let all = isEvery ? areas.changes.filter { $0.kind != .newCode } : areas.changes
    let changes =
      isEvery ? all : all.filter { change in named.contains { areas.changes(of: $0).contains(change) } }
    guard !changes.isEmpty else { return [] }
    // Rows without levels are all of authorities, such as schools.
    let isAuthority: SQL = whole.column("level") == nil ? "true" : "level = 'Local authority'"
    let codes = Set(
      changes.flatMap {
        $0.codes.flatMap { code in areas.areas.filter { $0.code == code }.flatMap(areas.codes) }
      })
    let found = try await connection.collect(
      """
      select distinct area_code from \(whole) where \(isAuthority) and area_code in (\(values: codes.sorted()))
        and \(periods ?? "true")
      """)
    let present = Set((0..<found.rowCount).compactMap { found.row($0)[0].text })
    func isThere(_ sides: [Area]) -> Bool {
      sides.contains { !present.isDisjoint(with: areas.codes(of: $0)) }
    }
    let crossed = changes.filter {
      $0.kind == .newCode
        ? $0.codes.allSatisfy(present.contains) && $0.before[0].name == $0.after[0].name
        : isThere($0.before) && isThere($0.after)
    }
    return Session.sentences(
      crossed, selection.footing, whole.columns.filter { $0.kind.isNumeric && !Session.isSummable($0) })
  }

  private static func sentences(_ crossed: [AreaChange], _ footing: Footing?, _ uncounted: [Column])
    -> [Notice]
  {
    var notices: [Notice] = []
    let recoded = crossed.filter { $0.kind == .newCode }.map(\.sentence)
    if !recoded.isEmpty {
      notices.append(.note(recoded.joined(separator: "; ") + "; its years stand together."))
    }
    let moved = crossed.filter { $0.kind != .newCode }
    guard !moved.isEmpty else { return notices }
    let events = moved.map(\.sentence).joined(separator: "; ")
    guard let footing else {
      let mend =
        moved.allSatisfy { $0.kind == .split }
        ? "--footing old sums the new authorities to the old one; the years before cannot be split."
        : "--footing whole sums both sides to areas whose border stayed."
      notices.append(.warning("A series breaks in these years: \(events). \(mend)"))
      return notices
    }
    let undone = moved.filter { change in
      footing == .whole || (change.kind == .split && footing == .old)
        || (change.kind == .merger && footing == .new)
    }
    if !undone.isEmpty {
      let lost =
        uncounted.isEmpty
        ? "" : " Only counts are summed; \(uncounted.map(\.name).joined(separator: ", ")) cannot be."
      notices.append(
        .note(
          "On the \(footing.rawValue) footing, authorities are summed where \(undone.map(\.sentence).joined(separator: "; ")).\(lost)"
        ))
    }
    let left = moved.filter { !undone.contains($0) }
    if !left.isEmpty {
      notices.append(
        .warning(
          "No sum shows these on the \(footing.rawValue) footing, so their series break: "
            + "\(left.map(\.sentence).joined(separator: "; ")). --footing whole sums both sides."))
    }
    return notices
  }
}
