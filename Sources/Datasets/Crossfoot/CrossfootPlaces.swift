import Engine

/// Authorities against their region, regions against England; authorities against England where a file has no regions.
struct CrossfootPlaces {
  private struct Region: Hashable {
    var key: [UInt32]
    var region: UInt32
  }

  private let groups: CrossfootGroups
  private let texts: CrossfootTexts
  private let england: UInt32

  init(_ groups: CrossfootGroups, texts: CrossfootTexts, england: UInt32) {
    self.groups = groups
    self.texts = texts
    self.england = england
  }

  /// Puts parts and totals side by side.
  func compare(into trials: inout CrossfootTrials) {
    var national: [[UInt32]: Int] = [:]
    var regional: [Region: Int] = [:]
    var regions: [[UInt32]: [Int]] = [:]
    var authorities: [[UInt32]: [Int]] = [:]
    for index in groups.keys.indices {
      let key = groups.keys[index]
      switch groups.levels[index] {
      case .national: if groups.isOnce[index] { national[key] = index }
      case .regional:
        regions[key, default: []].append(index)
        if groups.isOnce[index] { regional[Region(key: key, region: groups.regions[index])] = index }
      case .authorities: authorities[key, default: []].append(index)
      }
    }
    for index in groups.keys.indices where groups.levels[index] == .authorities {
      let region = Region(key: groups.keys[index], region: groups.regions[index])
      guard region.region != 0, let total = regional[region] else { continue }
      take([index], total: total, called: "authorities", into: &trials)
    }
    for (key, total) in national {
      if let parts = regions[key] {
        take(whole(parts), total: total, called: "regions", into: &trials)
      } else if let parts = authorities[key] {
        take(parts, total: total, called: "authorities", into: &trials)
      }
    }
  }

  /// Regions without the halves of London, where London is among them.
  private func whole(_ regions: [Int]) -> [Int] {
    let halves = regions.filter {
      texts[groups.regions[$0]].hasPrefix("E13")
        || ["Inner London", "Outer London"].contains(texts[groups.regionNames[$0]])
    }
    let hasLondon = regions.contains { texts[groups.regionNames[$0]] == "London" }
    return hasLondon ? regions.filter { !halves.contains($0) } : regions
  }

  private func take(_ parts: [Int], total: Int, called name: String, into trials: inout CrossfootTrials) {
    guard parts.allSatisfy({ groups.isOnce[$0] }) else { return }
    let key = groups.keys[total]
    let isNational = groups.levels[total] == .national
    let place = CrossfootTrials.Place(
      key: key, region: groups.regions[total], name: isNational ? england : groups.regionNames[total],
      parts: name)
    let rows = parts.reduce(0) { $0 + groups.rows[$1] }
    trials.take(place, family: Array(key.dropFirst(2))) { column in
      guard groups.numbers[column][total] == 1 else { return nil }
      var trial = CrossfootTrial(
        sum: 0, total: groups.sums[column][total], count: 0, missing: 0, greatest: 0)
      for part in parts where groups.numbers[column][part] > 0 {
        trial.sum += groups.sums[column][part]
        trial.count += groups.numbers[column][part]
        trial.greatest = max(trial.greatest, groups.greatest[column][part])
      }
      trial.missing = rows - trial.count
      return trial.count > 0 ? trial : nil
    }
  }
}
