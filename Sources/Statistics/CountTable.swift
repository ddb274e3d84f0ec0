/// A table of counts over some axes, whose categories may be the sums of others.
public struct CountTable: Sendable {
  /// One axis: its categories, and of which category each is a part.
  public struct Axis: Sendable {
    /// For each category the category that it is a part of; nil for one that is a part of none. No category is its own part.
    public var parents: [Int?]
    /// Whether the sum of the categories that are a part of none is known to a reader from elsewhere.
    public var isSumKnown: Bool
    /// For each category the breakdown that it belongs to: each breakdown has the same sum (by sex, and by age). Empty where
    /// there is one only.
    public var breakdowns: [Int]

    /// An axis; a single category that is a part of none is a total, which no further sum is known of.
    public init(parents: [Int?], isSumKnown: Bool = true, breakdowns: [Int] = []) {
      self.parents = parents
      self.isSumKnown = isSumKnown
      self.breakdowns = breakdowns
    }

    /// The categories of a breakdown that have a parent in common, the top ones among them.
    func siblings(of category: Int) -> [Int] {
      parents.indices.filter {
        $0 != category && parents[$0] == parents[category]
          && (breakdowns.isEmpty || breakdowns[$0] == breakdowns[category])
      }
    }

    /// Whether no sum binds the category at the top: it is the only one, or nobody knows the sum.
    var isTopFree: Bool {
      !isSumKnown || (breakdowns.isEmpty && parents.count { $0 == nil } == 1)
    }

    func children(of category: Int) -> [Int] { parents.indices.filter { parents[$0] == category } }
  }

  /// The axes.
  public var axes: [Axis]
  /// The counts, the last axis running fastest; nil where there is no count. As many as the product of the axes' categories.
  public var counts: [Int?]

  /// A table of counts.
  public init(axes: [Axis], counts: [Int?]) {
    self.axes = axes
    self.counts = counts
  }

  /// How far apart two neighbouring categories of each axis are in ``counts``.
  var strides: [Int] {
    var stride = 1
    var result: [Int] = []
    for axis in axes.reversed() {
      result.append(stride)
      stride *= axis.parents.count
    }
    return result.reversed()
  }

  /// The category of each axis at a place of ``counts``.
  func categories(at place: Int) -> [Int] {
    zip(axes, strides).map { axis, stride in place / stride % axis.parents.count }
  }
}
