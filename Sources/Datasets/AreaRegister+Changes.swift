extension AreaRegister {
  /// Every reorganisation that the register holds, the earliest first.
  static func changes(_ areas: [Area]) -> [AreaChange] {
    let ended = areas.filter { !$0.isCurrent && !$0.successors.isEmpty }
    var groups: [[Area]] = []
    for area in ended {
      let joined = groups.filter { group in
        group.contains { $0.to == area.to && !Set($0.successors).isDisjoint(with: area.successors) }
      }
      groups.removeAll { group in joined.contains(group) }
      groups.append(joined.flatMap(\.self) + [area])
    }
    return groups.map { group in
      let next = Set(group.flatMap(\.successors))
      let after = areas.filter { next.contains($0.code) }
      let date = after.map(\.from).max() ?? ""
      return AreaChange(
        date: date, before: group.sorted { $0.code < $1.code }, after: after,
        source: source(of: group, on: date))
    }
    .sorted { ($0.date, $0.before[0].code) < ($1.date, $1.before[0].code) }
  }

  /// Where a change is laid down: the Order, where there is one on record here, besides the look-up.
  private static func source(of group: [Area], on date: String) -> String {
    let orders = [
      "E10000009": "The Bournemouth, Dorset and Poole (Structural Changes) Order 2018 (SI 2018/648)",
      "E10000021": "The Northamptonshire (Structural Changes) Order 2020 (SI 2020/156)",
      "E10000006": "The Cumbria (Structural Changes) Order 2022 (SI 2022/331)",
      "E08000016": "The Barnsley and Sheffield (Boundary Change) Order 2024 (SI 2024/1328)",
      "E08000019": "The Barnsley and Sheffield (Boundary Change) Order 2024 (SI 2024/1328)",
    ]
    let lookUp = "Department for Education, look-up of local authorities"
    return ([lookUp] + group.compactMap { orders[$0.code] }).joined(separator: "; ")
  }

  /// The reorganisations that a place took part in, the earliest first.
  public func changes(of area: Area) -> [AreaChange] {
    let codes = Set(codes(of: area))
    return changes.filter { !codes.isDisjoint(with: $0.codes) }
  }

  /// The codes whose place an area took.
  public func predecessors(of area: Area) -> [Area] { areas.filter { $0.successors.contains(area.code) } }

  /// The codes that took an area's place.
  public func successors(of area: Area) -> [Area] {
    area.successors.compactMap { code in areas.first { $0.code == code } }
  }

  /// The authorities of a region or of a part of London, those that have ended among them.
  ///
  /// Inner London is the City, Camden to Westminster without Greenwich, Haringey and Newham, as in the Department for
  /// Education's files that tell the two parts apart.
  public func authorities(of region: Area) -> [Area] {
    let authorities = areas.filter { $0.level == .authority }
    switch region.level {
    case .country: return authorities
    case .region: return authorities.filter { $0.regionCode == region.code }
    case .subregion:
      let inner = region.code == "E13000001"
      return authorities.filter {
        $0.regionCode == region.regionCode && AreaRegister.innerLondon.contains($0.oldCode) == inner
      }
    case .authority: return [region]
    }
  }

  private static let innerLondon: Set<String> = [
    "201", "202", "204", "205", "206", "207", "208", "209", "210", "211", "212", "213", "309", "316",
  ]
}
