import Foundation

/// How unevenly disadvantaged pupils are spread over schools.
///
/// The indices are those of the literature on school segregation: dissimilarity (Duncan and Duncan 1955), Gorard's
/// segregation index, isolation and exposure, the variance ratio, and Theil's mutual information.
public struct Segregation: Sendable, Equatable {
  /// A school's pupils.
  public struct School: Sendable, Equatable {
    /// All of its pupils.
    public var pupils: Double
    /// Those of them who are disadvantaged.
    public var disadvantaged: Double

    /// A school with its pupils and those of them who are disadvantaged.
    public init(pupils: Double, disadvantaged: Double) {
      self.pupils = pupils
      self.disadvantaged = disadvantaged
    }
  }

  /// The share of all pupils who are disadvantaged.
  public let share: Double
  /// Dissimilarity: the share of disadvantaged pupils who would have to move to make every school alike, the others staying.
  public let dissimilarity: Double
  /// Gorard's index: the share of disadvantaged pupils who would have to exchange schools; dissimilarity times 1 - share.
  public let gorard: Double
  /// Isolation: the mean share of disadvantaged pupils in the schools of disadvantaged pupils.
  public let isolation: Double
  /// Mutual information of school and group, in nats; it adds up within and between groups of schools.
  public let mutualInformation: Double

  /// The indices of some schools; nil where a number is negative or a school has more disadvantaged pupils than pupils, or
  /// where one of the two groups is empty. Schools without pupils do not count.
  public init?(_ schools: [School]) {
    guard schools.allSatisfy({ $0.disadvantaged >= 0 && $0.disadvantaged <= $0.pupils }) else { return nil }
    let schools = schools.filter { $0.pupils > 0 }
    let all = schools.reduce(0) { $0 + $1.pupils }
    let disadvantaged = schools.reduce(0) { $0 + $1.disadvantaged }
    let others = all - disadvantaged
    guard disadvantaged > 0, others > 0 else { return nil }
    let whole = disadvantaged / all
    share = whole
    dissimilarity =
      schools.reduce(0) {
        $0 + abs($1.disadvantaged / disadvantaged - ($1.pupils - $1.disadvantaged) / others)
      } / 2
    gorard = schools.reduce(0) { $0 + abs($1.disadvantaged / disadvantaged - $1.pupils / all) } / 2
    isolation = schools.reduce(0) { $0 + $1.disadvantaged / disadvantaged * ($1.disadvantaged / $1.pupils) }
    mutualInformation = schools.reduce(0) {
      $0 + $1.pupils / all * (Segregation.entropy(whole) - Segregation.entropy($1.disadvantaged / $1.pupils))
    }
  }

  /// Exposure: the mean share of other pupils in the schools of disadvantaged pupils.
  public var exposure: Double { 1 - isolation }

  /// The variance ratio, or eta squared: isolation beyond what an even spread would give, as a share of what it could be.
  public var varianceRatio: Double { (isolation - share) / (1 - share) }

  /// Theil's index: mutual information as a share of the entropy of the groups.
  public var theil: Double { mutualInformation / Segregation.entropy(share) }

  /// The entropy of two groups, in nats.
  static func entropy(_ share: Double) -> Double {
    [share, 1 - share].reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
  }
}
