/// How many new teachers a school system needs: the arithmetic of the Department for Education's teacher workforce model.
///
/// Supply goes from year to year as what stays and what joins. In the last year, the target, entrants must fill what demand
/// leaves open. Their number is counted from the supply of the year before where that falls short of demand, so that past
/// under-supply is made good; where supply exceeds demand it is counted from demand, so that a surplus is not netted off.
public struct TeacherSupply: Sendable, Equatable {
  /// What happens between two censuses, and what is wanted at the second one. Numbers are full-time equivalents.
  public struct Year: Sendable, Equatable {
    /// The teachers wanted at the census.
    public var demand: Double
    /// The share of the teachers of the census before who have left.
    public var leaving: Double
    /// The share lost as teachers work fewer hours, and to whatever else no flow counts; negative where it is gained.
    public var hoursLost: Double
    /// Those who came back.
    public var returners: Double
    /// Those who came from elsewhere, qualified before.
    public var newToSector: Double
    /// Those who qualified; nil in the target year, where they are what is sought.
    public var newlyQualified: Double?

    /// A year's demand and flows.
    public init(
      demand: Double, leaving: Double, hoursLost: Double, returners: Double, newToSector: Double,
      newlyQualified: Double?
    ) {
      self.demand = demand
      self.leaving = leaving
      self.hoursLost = hoursLost
      self.returners = returners
      self.newToSector = newToSector
      self.newlyQualified = newlyQualified
    }
  }

  /// The supply at each census before the target, the first one included.
  public let supply: [Double]
  /// What the target year's demand is counted from.
  public let base: Double
  /// How far supply falls short of demand in the year before the target; 0 where it does not.
  public let shortfall: Double
  /// The target's demand less the base.
  public let growth: Double
  /// Teachers of the base who leave.
  public let leavers: Double
  /// What the base loses in hours.
  public let hoursLost: Double
  /// All who must join.
  public let entrants: Double
  /// Those of them who must be newly qualified.
  public let newlyQualified: Double

  /// The need of the last of some years.
  ///
  /// - Parameters:
  ///   - stock: The teachers at the census before the first year, taken as sufficient.
  ///   - years: The years from the first to the target, at least one.
  /// - Returns: nil where there is no year, or one before the target lacks its newly qualified teachers.
  public init?(stock: Double, years: [Year]) {
    guard let target = years.last else { return nil }
    var supply = [stock]
    for year in years.dropLast() {
      guard let newlyQualified = year.newlyQualified else { return nil }
      supply.append(
        supply[supply.count - 1] * (1 - year.leaving - year.hoursLost) + year.returners + year.newToSector
          + newlyQualified)
    }
    let before = years.count > 1 ? years[years.count - 2].demand : stock
    let last = supply[supply.count - 1]
    self.supply = supply
    base = min(last, before)
    shortfall = max(0, before - last)
    growth = target.demand - base
    leavers = base * target.leaving
    hoursLost = base * target.hoursLost
    entrants = growth + leavers + hoursLost
    newlyQualified = entrants - target.returners - target.newToSector
  }

  /// The trainees who must start, so that some full-time equivalents of teachers begin to teach.
  ///
  /// - Parameters:
  ///   - teachers: Newly qualified teachers wanted, those of other routes taken off.
  ///   - fullTime: Full-time equivalents of a newly qualified teacher.
  ///   - completing: The share of trainees who qualify.
  ///   - employed: The share of the qualified who begin to teach.
  public static func trainees(
    for teachers: Double, fullTime: Double, completing: Double, employed: Double
  ) -> Double {
    teachers / (fullTime * completing * employed)
  }
}
