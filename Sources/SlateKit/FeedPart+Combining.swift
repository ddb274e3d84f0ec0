extension FeedPart {
  /// The parts, those first that reach the latest period; of two that reach as far, the later one, which was imported last.
  static func ranked(_ parts: [FeedPart]) -> [FeedPart] {
    parts.enumerated().sorted { first, second in
      let (one, other) = (first.element.latest, second.element.latest)
      return one == other ? first.offset > second.offset : one > other
    }.map(\.element)
  }

  /// The year in which its latest period ends; 0 where it has none.
  private var latest: Int { extent.compactMap { Period(label: $0.period)?.end }.max() ?? 0 }

  /// The kind of period that a label is of, by its signs: `9999/99` for an academic year.
  static func shape(_ label: String) -> String { String(label.map { $0.isNumber ? "9" : $0 }) }

  /// The part without the rows whose keys other parts have; nil where nothing is left.
  func without(_ others: [FeedPart], by keys: [String]) -> FeedPart? {
    guard !others.isEmpty else { return self }
    var part = self
    if Set(keys).isSubset(of: ["period", "level"]) {
      func key(_ extent: Extent) -> [String] { keys.map { $0 == "period" ? extent.period : extent.level } }
      let taken = Set(others.flatMap(\.extent).map(key))
      part.extent = extent.filter { !taken.contains(key($0)) }
      guard !part.extent.isEmpty else { return nil }
      if part.extent.count == extent.count { return part }
      let rows = part.extent.map { extent in "(\(extent.period), \(extent.level))" as SQL }
      let here: SQL = "(coalesce(cast(period as varchar), ''), coalesce(cast(level as varchar), ''))"
      part.sql =
        "select * from (\(sql)) where \(keys == ["period"] ? periodsOnly(part.extent) : "\(here) in (\(rows))")"
      return part
    }
    let names = keys.map { "\(column: $0)" as SQL }
    let taken = others.map { "select \(names) from (\($0.sql))" as SQL }
    let same = keys.map { "own.\(column: $0) is not distinct from taken.\(column: $0)" as SQL }
    part.sql = """
      select * from (\(sql)) as own where not exists (
        select 1 from (\(taken, separator: " union all ")) as taken where \(same, separator: " and "))
      """
    return part
  }

  private func periodsOnly(_ extent: [Extent]) -> SQL {
    "coalesce(cast(period as varchar), '') in (\(values: Set(extent.map(\.period)).sorted()))"
  }
}
