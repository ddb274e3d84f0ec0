import Engine

/// Proportions beside percentages in one file, as in the scorecards of school places.
extension Importer {
  private static let percentWords: Set<String> = ["pc", "pct", "percent", "percentage", "perc"]
  private static let proportionWords: Set<String> = ["prop", "proportion", "fraction"]
  /// Columns of these are neither, wherever their numbers lie.
  private static let otherWords: Set<String> = [
    "score", "index", "average", "avg", "mean", "median", "gap", "progress", "coefficient", "ci", "low",
    "upp",
    "rank", "longitude", "latitude", "easting", "northing",
  ]
  /// Proportions are written with more decimal places than percentages.
  private static let leastDecimals = 3

  private static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// The sentence that names both; none where a file has no mix, which takes a column that calls itself a proportion or
  /// percentage and lies between -1 and 1, and another of the kind that goes up to 100.
  func proportionOddities(of dataset: Dataset, _ plans: [ColumnPlan]) async throws -> [String] {
    let columns = plans.filter { plan in
      plan.isMeasure && plan.storage != .integer && !plan.isLeftOut
        && Self.otherWords.isDisjoint(with: Self.words(of: plan.name))
    }
    guard columns.contains(where: { $0.profile.scale >= Self.leastDecimals }) else { return [] }
    let ends = columns.flatMap { plan -> [SQL] in
      let cell: SQL = "\(column: plan.name)"
      return ["cast(min(\(cell)) as double)", "cast(max(\(cell)) as double)"]
    }
    let row = try await connection.collect(
      "select \(ends) from \(schema: Dataset.schema, table: dataset.table)"
    ).row(0)
    var (proportions, percentages): ([String], [String]) = ([], [])
    var (isProportion, isPercentage) = (false, false)
    var kinds: Set<String> = []
    var others: [String] = []
    for (index, plan) in columns.enumerated() {
      guard let least = row[2 * index].double, let greatest = row[2 * index + 1].double else { continue }
      let words = Self.words(of: plan.name)
      let isPercent =
        plan.entry?.unit == "%" || !Self.percentWords.isDisjoint(with: words)
        || plan.profile.percentSigns != nil
      if greatest > 0, greatest <= 1, least >= -1, plan.profile.scale >= Self.leastDecimals {
        proportions.append(plan.name)
        // A percentage may be small; one that is called so and goes far up to 1 is none.
        if !Self.proportionWords.isDisjoint(with: words) || isPercent && greatest >= 0.3 {
          isProportion = true
        }
        kinds.formUnion(words.prefix(1))
      } else if greatest > 1, greatest <= 100, least >= 0 {
        guard isPercent || greatest > 90 else {
          others.append(plan.name)
          continue
        }
        percentages.append(plan.name)
        isPercentage = true
        kinds.formUnion(words.prefix(1))
      }
    }
    guard isProportion, isPercentage else { return [] }
    percentages += others.filter { name in Self.words(of: name).first.map(kinds.contains) ?? false }
    let order = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    percentages.sort { (order[$0] ?? 0) < (order[$1] ?? 0) }
    return [
      """
      Proportions and percentages stand side by side: \(Self.list(proportions)) lie between -1 and 1 (0.1 is 10%), and \
      \(Self.list(percentages)) between 0 and 100 (10 is 10%). They are kept as they are.
      """
    ]
  }
}
