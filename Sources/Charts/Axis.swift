/// An axis: what it measures, and its scale.
public struct Axis: Sendable {
  /// The scales.
  public enum Scale: Sendable {
    /// Numbers.
    case linear(LinearScale)
    /// Categories or periods in their order, each at its number from 0.
    case ordered([String])
  }

  /// What it measures; its unit is part of it.
  public var label: String
  /// Its scale.
  public var scale: Scale

  /// An axis.
  public init(_ label: String, _ scale: Scale) {
    self.label = label
    self.scale = scale
  }

  /// Where a number lies between the ends, 0 to 1. For an ordered scale the number is the category's place.
  public func position(of value: Double) -> Double {
    switch scale {
    case .linear(let scale): scale.position(of: value)
    case .ordered(let names): names.count < 2 ? 0.5 : value / Double(names.count - 1)
    }
  }

  /// The ticks: where they lie, 0 to 1, and what stands there.
  public var ticks: [(position: Double, label: String)] {
    switch scale {
    case .linear(let scale): zip(scale.ticks, scale.labels).map { (scale.position(of: $0), $1) }
    case .ordered(let names): names.enumerated().map { (position(of: Double($0)), $1) }
    }
  }
}
