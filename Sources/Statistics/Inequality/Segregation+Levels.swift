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
}
