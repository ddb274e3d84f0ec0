import Foundation

/// The share of a cohort still in service at each time, where some are lost from sight before they leave (Kaplan and Meier
/// 1958), with Greenwood's variance.
public struct KaplanMeier: Sendable {
  /// What happened at one time.
  public struct Step: Sendable, Equatable {
    /// The time since entry.
    public var time: Double
    /// Those in service just before, and in sight.
    public var atRisk: Double
    /// Those who left at this time.
    public var events: Double
    /// Those last seen at this time, still in service.
    public var censored: Double
    /// The share still in service after it.
    public var survival: Double
    /// Greenwood's sum up to this time: the variance of the share, divided by its square.
    public var relativeVariance: Double

    /// The standard error of the share.
    public var standardError: Double { survival * relativeVariance.squareRoot() }
  }

  /// The scale on which an interval is symmetric.
  public enum Scale: String, Sendable, CaseIterable {
    /// The share itself.
    case plain
    /// Its logarithm: the default of R's `survival`.
    case log
    /// The logarithm of its negative logarithm, which stays between 0 and 1: the default of Python's `lifelines`.
    case logLog = "log-log"
  }

  /// The times at which somebody left or was last seen, in order.
  public let steps: [Step]

  /// The curve of counts at each time: how many left, and how many were last seen still in service. The times ascend.
  public init(_ counts: [(time: Double, events: Double, censored: Double)]) {
    var atRisk = counts.reduce(0) { $0 + $1.events + $1.censored }
    var survival = 1.0
    var variance = 0.0
    var result: [Step] = []
    for count in counts {
      if count.events > 0 {
        survival *= (atRisk - count.events) / atRisk
        variance += count.events / (atRisk * (atRisk - count.events))
      }
      result.append(
        Step(
          time: count.time, atRisk: atRisk, events: count.events, censored: count.censored,
          survival: survival,
          relativeVariance: variance))
      atRisk -= count.events + count.censored
    }
    steps = result
  }

  /// The curve of careers: how long each was seen, and whether it ended then.
  public init(durations: [Double], ended: [Bool]) {
    var counts: [Double: (events: Double, censored: Double)] = [:]
    for (duration, hasEnded) in zip(durations, ended) {
      if hasEnded {
        counts[duration, default: (0, 0)].events += 1
      } else {
        counts[duration, default: (0, 0)].censored += 1
      }
    }
    self.init(counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.events, $0.value.censored) })
  }

  /// The share still in service after a time.
  public func survival(after time: Double) -> Double {
    steps.last { $0.time <= time }?.survival ?? 1
  }

  /// The first time at which no more than a share is still in service; nil where it never comes to that.
  public func time(ofShare share: Double) -> Double? { steps.first { $0.survival <= share }?.time }

  /// The interval that covers the share after a step with the given confidence; nil where nobody is left.
  public func interval(_ step: Step, confidence: Double = 0.95, scale: Scale = .log)
    -> ClosedRange<Double>?
  {
    guard step.survival > 0 else { return nil }
    guard step.relativeVariance > 0 else { return step.survival...step.survival }
    let reach = Normal.quantile((1 + confidence) / 2) * step.relativeVariance.squareRoot()
    switch scale {
    case .plain:
      return max(0, step.survival * (1 - reach))...min(1, step.survival * (1 + reach))
    case .log:
      return step.survival * exp(-reach)...min(1, step.survival * exp(reach))
    case .logLog:
      let power = exp(reach / abs(Foundation.log(step.survival)))
      return pow(step.survival, power)...pow(step.survival, 1 / power)
    }
  }
}
