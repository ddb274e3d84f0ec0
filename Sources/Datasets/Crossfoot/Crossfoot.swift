import Engine

/// Sums that a file does not keep: authorities against their region, regions against England, categories against their
/// total, columns against another of the same row, and one value that stands in every authority of a region.
///
/// Only columns that add up are looked at: counts, as far as unit and name say, whose sums hold within 5% in most places.
/// A rate or mean does not, and is left alone.
public enum Crossfoot {
  /// What does not add up in a dataset, the most important first; nil where there is nothing to add up: no counts, or neither levels
  /// nor a row of England.
  ///
  /// - Parameter rows: How many rows are added up at once. A dataset with more goes by its periods, so that memory stays bounded; the
  ///   findings are the same.
  public static func findings(
    of dataset: Dataset, atMost rows: Int = 2_000_000, on connection: Connection
  ) async throws -> [Finding]? {
    guard let layout = CrossfootLayout(dataset) else { return nil }
    var texts = CrossfootTexts()
    let england = texts.code("England")
    var places = CrossfootTrials(.places, layout.counts)
    var national = CrossfootRows(counts: layout.counts.count)
    var within = national
    for part in try await parts(of: layout, atMost: rows, on: connection) {
      let groups = try await CrossfootGroups(of: layout, where: part, texts: &texts, on: connection)
      CrossfootPlaces(groups, texts: texts, england: england).compare(into: &places)
      for row in groups.keys.indices where groups.isOnce[row] {
        switch groups.levels[row] {
        case .national: national.take(row, of: groups, name: england)
        case .regional: within.take(row, of: groups, name: groups.regionNames[row])
        case .authorities:
          let region = texts[groups.regionNames[row]]
          let name = region.isEmpty ? "All authorities" : "Authorities of \(region)"
          within.take(row, of: groups, name: texts.code(name))
        }
      }
    }
    guard layout.hasLevels || !national.keys.isEmpty else { return nil }
    let totals = CrossfootTotals(
      national.keys.isEmpty ? within.keys : national.keys, filters: layout.filters.count, texts: texts)
    let describe = { [texts] (place: CrossfootTrials.Place) in
      (
        period: PeriodLabel.label(texts[place.key[0]], identifier: texts[place.key[1]]),
        place: texts[place.name],
        breakdown: totals.text(place.key, texts)
      )
    }
    var sums = places.slips(describe)
    sums += CrossfootCategories(national, totals: totals, filters: layout.filters.count)
      .slips(layout, isWhole: false, describe)
    let known = sums
    sums += CrossfootCategories(within, totals: totals, filters: layout.filters.count)
      .slips(layout, isWhole: true, describe).filter { slip in
        // What England's row or the sum of places says already is no second finding.
        !known.contains {
          $0.column.name == slip.column.name && $0.period == slip.period
            && ($0.kind == .categories || abs($0.sum - $0.total) == abs(slip.sum - slip.total))
        }
      }
    let signed = try await signed(sums, in: layout, on: connection)
    for index in sums.indices { sums[index].isSigned = signed.contains(sums[index].column.name) }
    let symbols = try await CrossfootSymbols(of: sums, in: layout, texts: &texts, on: connection)
    for index in sums.indices where sums[index].missing > 0 {
      sums[index].symbols = symbols.text(sums[index])
    }
    sums += try await CrossfootFamily.sums(of: layout, totals: totals, texts: &texts, on: connection)
    return CrossfootSummary(sums).findings
  }

  /// The columns with negative numbers, of those where parts are missing and their sum is too great all the same.
  private static func signed(
    _ sums: [CrossfootSum], in layout: CrossfootLayout, on connection: Connection
  ) async throws -> Set<String> {
    let names = Set(sums.filter { $0.missing > 0 && $0.sum > $0.total }.map(\.column.name)).sorted()
    guard !names.isEmpty else { return [] }
    let least = names.map { "min(\(column: $0)) < 0" as SQL }
    let row = try await connection.collect("select \(least) from \(layout.table)").row(0)
    return Set(names.indices.filter { row[$0] == .boolean(true) }.map { names[$0] })
  }

  /// Conditions that part a large dataset by its periods.
  private static func parts(
    of layout: CrossfootLayout, atMost most: Int, on connection: Connection
  ) async throws -> [SQL] {
    guard layout.dataset.rows > most else { return ["true"] }
    let period: SQL = "coalesce(cast(\(layout.period) as varchar), '')"
    let found = try await connection.collect(
      "select \(period), count(*) from \(layout.table) where \(layout.isChecked) group by 1 order by 1")
    var parts: [(rows: Int, periods: [String])] = []
    for row in 0..<found.rowCount {
      let (text, rows) = (found.row(row)[0].text ?? "", found.row(row)[1].integer ?? 0)
      if let last = parts.last, last.rows + rows <= most {
        parts[parts.count - 1] = (last.rows + rows, last.periods + [text])
      } else {
        parts.append((rows, [text]))
      }
    }
    return parts.map { "\(period) in (\(values: $0.periods))" }
  }
}

extension Crossfoot {
  /// A sum that does not hold, or several that fail for the same reason.
  public struct Finding: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable {
      /// Every authority of a region has the same number.
      case repeated = "one value everywhere"
      /// All parts are there, and their sum is another.
      case places = "places do not sum"
      /// All categories are there, and their sum is another.
      case categories = "categories do not sum"
      /// The columns of a row are all there, and their sum is another.
      case columns = "columns do not sum"
      /// Parts are missing, so their sum falls short.
      case missing = "places missing"
    }

    /// What is wrong.
    public var kind: Kind
    /// The column of numbers.
    public var column: String
    /// The period's label.
    public var period: String
    /// The place of the total.
    public var place: String
    /// The categories, and nothing for the total of all.
    public var breakdown: String
    /// The sum of the parts.
    public var sum: Double
    /// The total that the file states.
    public var total: Double
    /// The sum of the parts less the stated total.
    public var difference: Double { sum - total }
    /// What stands behind it, in a sentence.
    public var note: String
  }
}
