import SlateKit

/// A figure by which areas are set side by side: a numerator, and what it is of.
struct BenchmarkMeasure: Sendable {
  /// Which figures are good.
  enum Good: String, Sendable { case high, low, neither }

  /// How the figure is made of its numerator and denominator.
  enum Form: Sendable {
    /// The numerator per so many of the denominator.
    case rate(per: Double)
    /// The numerator as a percentage of a whole that it is a part of, so that it cannot exceed it.
    case share
    /// By how many percent the numerator lies above the denominator.
    case growth
    /// The numerator itself, in percent.
    case published
  }

  /// Columns of an input, summed.
  struct Part: Sendable {
    var input: Input
    var columns: [String]
    /// How many years before the figure's own it is of.
    var lag = 0
  }

  var name: String
  var label: String
  var numerator: Part
  var denominator: Part?
  var form: Form
  var good = Good.neither
  /// The first year whose figures mean the same as the latest.
  var from: Int?

  var unit: String {
    if case .rate(let per) = form { "per \(Int(per).grouped) children" } else { "%" }
  }

  /// The inputs that it needs.
  var inputs: [Input] { [numerator.input] + (denominator.map { [$0.input] } ?? []) }
}
