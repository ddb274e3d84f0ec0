/// A trial in which whole schools are drawn by lot, and what effect it could find at all.
///
/// The smallest detectable effect in standard deviations of the outcome (Bloom, Richburg-Hayes and Black 2007): a multiple of the
/// root of icc (1 - R2 of schools) / (P (1 - P) J) + (1 - icc) (1 - R2 of pupils) / (P (1 - P) J n), for J schools with n
/// pupils each, a share P of them with the initiative.
public struct ClusterTrial: Sendable {
  /// How many schools take part, in both arms.
  public var schools: Int
  /// How many pupils each has.
  public var pupils: Double
  /// The share of the outcome's variance that lies between schools, 0 to 1.
  public var icc: Double
  /// The share of the schools that get the initiative.
  public var share: Double
  /// The share of the variance between schools that covariates explain.
  public var explainedBetween: Double
  /// The share of the variance within schools that covariates explain.
  public var explainedWithin: Double

  /// A trial.
  public init(
    schools: Int, pupils: Double, icc: Double, share: Double = 0.5, explainedBetween: Double = 0,
    explainedWithin: Double = 0
  ) {
    self.schools = schools
    self.pupils = pupils
    self.icc = icc
    self.share = share
    self.explainedBetween = explainedBetween
    self.explainedWithin = explainedWithin
  }

  /// Schools less two, and less one for a covariate of schools.
  public var degrees: Double { Double(schools - 2 - (explainedBetween > 0 ? 1 : 0)) }

  /// The standard error of the effect, in standard deviations of the outcome.
  public var standardError: Double {
    let both = share * (1 - share) * Double(schools)
    return (icc * (1 - explainedBetween) / both + (1 - icc) * (1 - explainedWithin) / (both * pupils))
      .squareRoot()
  }

  /// The smallest true effect that is found, at a level on both sides, as often as `power` says; nil without degrees of freedom.
  public func detectable(power: Double = 0.8, level: Double = 0.05) -> Double? {
    guard degrees > 0 else { return nil }
    let t = StudentT(degrees: degrees)
    return (t.critical(level) + t.critical(2 * (1 - power))) * standardError
  }
}
