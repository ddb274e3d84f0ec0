import Engine

/// The categories of each filter against their total, in England, in regions, and in the authorities of each region together.
///
/// Groups of categories have their total there, too, as a topic of its breakdowns; the other filters are the same in parts and
/// total.
struct CrossfootCategories {
  private struct Parts: Hashable {
    var alike: [UInt32]
    var family: [UInt32]
  }

  private let rows: CrossfootRows
  private let flags: [[Bool]]
  private let filters: Int
  private var keys: [[UInt32]] { rows.keys }

  init(_ rows: CrossfootRows, totals: CrossfootTotals, filters: Int) {
    self.rows = rows
    self.filters = filters
    flags = rows.keys.map(totals.flags)
  }

  /// For each filter whose categories are added, the filters that only name a group of them: where such a filter has its total,
  /// this one has, too.
  private var groups: [(filter: Int, within: Set<Int>)] {
    var apart = Array(repeating: Array(repeating: false, count: filters), count: filters)
    for flags in flags {
      for own in 0..<filters where !flags[own] {
        for other in 0..<filters where flags[other] { apart[own][other] = true }
      }
    }
    let sizes = (0..<filters).map { filter in Set(keys.map { $0[filter + 2] }).count }
    return (0..<filters).compactMap { own in
      let with = (0..<filters).filter { $0 != own && !apart[own][$0] }
      let isGroup = with.contains { !apart[$0][own] && (sizes[$0], $0) > (sizes[own], own) }
      return isGroup ? nil : (own, Set(with))
    }
  }

  /// The sums of each filter that do not hold.
  ///
  /// - Parameter isWhole: Whether only sums are looked at all of whose parts have a number.
  func slips(
    _ layout: CrossfootLayout, isWhole: Bool,
    _ describe: (CrossfootTrials.Place) -> (period: String, place: String, breakdown: String)
  ) -> [CrossfootSum] {
    groups.flatMap { filter, within -> [CrossfootSum] in
      var trials = CrossfootTrials(.categories, layout.counts)
      let name = "categories of \(layout.filters[filter].name)"
      compare(filter, within: within, into: &trials, called: name, isWhole: isWhole)
      return trials.slips(describe)
    }
  }

  private func compare(
    _ filter: Int, within groups: Set<Int>, into trials: inout CrossfootTrials, called name: String,
    isWhole: Bool
  ) {
    let alike = (0..<filters).filter { $0 != filter && !groups.contains($0) }
    var totals: [[UInt32]: [Int]] = [:]
    var parts: [Parts: [Int]] = [:]
    for row in keys.indices {
      let key = keys[row]
      let own = [rows.names[row]] + key.prefix(2) + alike.map { key[$0 + 2] }
      if !flags[row][filter] {
        // The breakdown of the parts: their group and the other filters.
        let family = (0..<filters).map { $0 == filter || flags[row][$0] ? 0 : key[$0 + 2] }
        parts[Parts(alike: own, family: family), default: []].append(row)
      } else if groups.allSatisfy({ flags[row][$0] }) {
        totals[own, default: []].append(row)
      }
    }
    for (group, own) in parts.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let found = totals[group.alike], found.count == 1, own.count > 1,
        Set(own.map { keys[$0][filter + 2] }).count == own.count,
        own.allSatisfy({ rows.places[$0] == rows.places[found[0]] })
      else { continue }
      let place = CrossfootTrials.Place(
        key: Array(keys[own[0]].prefix(2)) + group.family, region: 0, name: rows.names[own[0]],
        parts: name)
      trials.take(place, family: group.family) { column in
        let values = rows.values[column]
        guard !values[found[0]].isNaN else { return nil }
        var trial = CrossfootTrial(
          sum: 0, total: values[found[0]], count: 0, missing: 0, greatest: 0)
        trial.places = rows.places[found[0]]
        for row in own where !values[row].isNaN {
          trial.sum += values[row]
          trial.count += 1
          trial.greatest = max(trial.greatest, values[row])
        }
        trial.missing = own.count - trial.count
        return trial.count > 0 && !(isWhole && trial.missing > 0) ? trial : nil
      }
    }
  }
}
