extension Segregation {
  /// Mutual information split over groups of schools, such as authorities: what lies between the groups, and what within.
  public struct Levels: Sendable {
    /// Between the groups: the mutual information of the groups themselves.
    public let between: Double
    /// Within each group, already weighted by its pupils, in the order of the groups; with ``between`` they sum to the whole.
    public let within: [Double]
    /// The mutual information of all schools.
    public var total: Double { between + within.reduce(0, +) }
  }

  /// The split of mutual information, which alone among the indices here adds up (Mora and Ruiz-Castillo 2011); nil where
  /// one of the two kinds of pupils is absent, or a school cannot be.
  public static func levels(_ groups: [[School]]) -> Levels? {
    guard Segregation(groups.flatMap(\.self)) != nil else { return nil }
    let sums = groups.map { group in
      School(
        pupils: group.reduce(0) { $0 + $1.pupils }, disadvantaged: group.reduce(0) { $0 + $1.disadvantaged })
    }
    guard let between = Segregation(sums) else { return nil }
    let all = sums.reduce(0) { $0 + $1.pupils }
    return Levels(
      between: between.mutualInformation,
      within: groups.map { group in
        guard let within = Segregation(group) else { return 0 }
        return within.mutualInformation * group.reduce(0) { $0 + $1.pupils } / all
      })
  }

  /// Mutual information split over nested groups, such as regions and their authorities: what lies between the groups of each level
  /// within those of the level above, and last between the schools of a group. The parts sum to the whole.
  ///
  /// - Parameter levels: For each level, from the coarsest on, the group of each school; a group lies in one of the level above.
  /// - Returns: One part for each level and one for the schools; nil where the indices cannot be had.
  public static func nested(_ schools: [School], in levels: [[Int]]) -> [Double]? {
    guard levels.allSatisfy({ $0.count == schools.count }), let whole = Segregation(schools) else {
      return nil
    }
    var sums = [0.0]
    for level in levels {
      var groups: [Int: School] = [:]
      for (school, group) in zip(schools, level) {
        groups[group, default: School(pupils: 0, disadvantaged: 0)].pupils += school.pupils
        groups[group, default: School(pupils: 0, disadvantaged: 0)].disadvantaged += school.disadvantaged
      }
      guard let part = Segregation(groups.sorted { $0.key < $1.key }.map(\.value)) else { return nil }
      sums.append(part.mutualInformation)
    }
    sums.append(whole.mutualInformation)
    return zip(sums.dropFirst(), sums).map { $0 - $1 }
  }
}
