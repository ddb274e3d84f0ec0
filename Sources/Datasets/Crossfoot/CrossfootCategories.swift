import Engine

/// The categories of each filter against their total, in England.
///
/// Groups of categories have their total there, too, as a topic of its breakdowns; the other filters are the same in parts and
/// total.
struct CrossfootCategories {
  private struct Parts: Hashable {
    var alike: [UInt32]
    var family: [UInt32]
  }

  private let keys: [[UInt32]]
  private let flags: [[Bool]]
  /// The values of each count; not a number where one is missing.
  private let values: [[Double]]
  private let filters: Int

  /// The rows of England.
  init(keys: [[UInt32]], values: [[Double]], totals: CrossfootTotals, filters: Int) {
    self.keys = keys
    self.values = values
    self.filters = filters
    flags = keys.map(totals.flags)
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
  func slips(
    _ layout: CrossfootLayout, england: UInt32,
    _ describe: (CrossfootTrials.Place) -> (period: String, place: String, breakdown: String)
  ) -> [CrossfootSum] {
    groups.flatMap { filter, within -> [CrossfootSum] in
      var trials = CrossfootTrials(.categories, layout.counts)
      let name = "categories of \(layout.filters[filter].name)"
      compare(filter, within: within, into: &trials, called: name, england: england)
      return trials.slips(describe)
    }
  }

  private func compare(
    _ filter: Int, within groups: Set<Int>, into trials: inout CrossfootTrials, called name: String,
    england: UInt32
  ) {
    let alike = (0..<filters).filter { $0 != filter && !groups.contains($0) }
    var totals: [[UInt32]: [Int]] = [:]
    var parts: [Parts: [Int]] = [:]
    for row in keys.indices {
      let key = keys[row]
      let own = key.prefix(2) + alike.map { key[$0 + 2] }
      if !flags[row][filter] {
        // The breakdown of the parts: their group and the other filters.
        let family = (0..<filters).map { $0 == filter || flags[row][$0] ? 0 : key[$0 + 2] }
        parts[Parts(alike: Array(own), family: family), default: []].append(row)
      } else if groups.allSatisfy({ flags[row][$0] }) {
        totals[Array(own), default: []].append(row)
      }
    }
    for (group, rows) in parts.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let found = totals[group.alike], found.count == 1, rows.count > 1,
        Set(rows.map { keys[$0][filter + 2] }).count == rows.count
      else { continue }
      let place = CrossfootTrials.Place(
        key: Array(keys[rows[0]].prefix(2)) + group.family, region: 0, name: england, parts: name)
      trials.take(place, family: group.family) { column in
        let values = values[column]
        guard !values[found[0]].isNaN else { return nil }
        var trial = CrossfootTrial(
          sum: 0, total: values[found[0]], count: 0, missing: 0, greatest: 0)
        for row in rows where !values[row].isNaN {
          trial.sum += values[row]
          trial.count += 1
          trial.greatest = max(trial.greatest, values[row])
        }
        trial.missing = rows.count - trial.count
        return trial.count > 0 ? trial : nil
      }
    }
  }
}
