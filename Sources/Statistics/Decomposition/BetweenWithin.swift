/// A gap between two groups of pupils, split into what lies between schools and what lies within them.
///
/// The method of FFT Education Datalab: the others are weighted anew to the schools that disadvantaged pupils attend. What
/// remains of the gap is within schools; the rest is between them, and can be negative. A school without other pupils has no
/// gap within: such schools are left out of both parts, and counted.
public struct BetweenWithin: Sendable {
  /// A school's pupils of both groups.
  public struct School: Sendable {
    /// How many disadvantaged pupils it has.
    public var disadvantaged: Double
    /// Their mean outcome; of no matter where there are none.
    public var disadvantagedMean: Double
    /// How many other pupils it has.
    public var others: Double
    /// Their mean outcome; of no matter where there are none.
    public var othersMean: Double

    /// A school with the pupils and mean outcomes of both groups.
    public init(disadvantaged: Double, disadvantagedMean: Double, others: Double, othersMean: Double) {
      self.disadvantaged = disadvantaged
      self.disadvantagedMean = disadvantagedMean
      self.others = others
      self.othersMean = othersMean
    }
  }

  /// The mean outcome of disadvantaged pupils in the schools that count.
  public let disadvantagedMean: Double
  /// The mean outcome of the others.
  public let othersMean: Double
  /// The part of the gap within schools.
  public let within: Double
  /// Which schools, by their place in the list, have disadvantaged pupils and no others to compare them with.
  public let withoutOthers: [Int]
  /// How many disadvantaged pupils attend those.
  public let disadvantagedWithoutOthers: Double

  /// The split of some schools' gap; nil where a group is empty.
  public init?(_ schools: [School]) {
    withoutOthers = schools.indices.filter { schools[$0].disadvantaged > 0 && schools[$0].others <= 0 }
    disadvantagedWithoutOthers = withoutOthers.reduce(0) { $0 + schools[$1].disadvantaged }
    let counted = schools.filter { $0.others > 0 }
    let disadvantaged = counted.reduce(0) { $0 + $1.disadvantaged }
    let others = counted.reduce(0) { $0 + $1.others }
    guard disadvantaged > 0, others > 0 else { return nil }
    let withDisadvantaged = counted.filter { $0.disadvantaged > 0 }
    disadvantagedMean =
      withDisadvantaged.reduce(0) { $0 + $1.disadvantaged * $1.disadvantagedMean } / disadvantaged
    othersMean = counted.reduce(0) { $0 + $1.others * $1.othersMean } / others
    within =
      withDisadvantaged.reduce(0) { $0 + $1.disadvantaged * ($1.othersMean - $1.disadvantagedMean) }
      / disadvantaged
  }

  /// The whole gap: others less disadvantaged.
  public var total: Double { othersMean - disadvantagedMean }
  /// The part of the gap between schools.
  public var between: Double { total - within }
}
