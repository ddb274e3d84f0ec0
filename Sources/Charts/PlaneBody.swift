/// Marks between two axes.
public struct PlaneBody: Sendable {
  /// A place; on an ordered axis the number is the category's place from 0.
  public struct Point: Sendable, Equatable {
    /// Along the horizontal axis.
    public var x: Double
    /// Along the vertical axis.
    public var y: Double

    /// A place.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What a mark is for.
  public enum Tone: Sendable, Equatable {
    /// One of the series, from 0.
    case series(Int)
    /// Stands behind the others, without a name.
    case context
    /// A limit or a mean: a reference, not a figure. The number tells several apart, 0 for the nearest.
    case reference(Int)
  }

  /// A mark.
  public enum Shape: Sendable, Equatable {
    /// Lines through places; between two of them nothing joins.
    case line([[Point]])
    /// Places with what they are.
    case points([Point], names: [String])
    /// Columns from 0, each between two numbers of the horizontal axis.
    case columns([ClosedRange<Double>], heights: [Double])
  }

  /// A mark with what it is for.
  public struct Layer: Sendable, Equatable {
    /// What is drawn.
    public var shape: Shape
    /// What it is for.
    public var tone: Tone
  }

  /// A name beside a place.
  public struct Label: Sendable, Equatable {
    /// The place.
    public var point: Point
    /// The name.
    public var text: String
    /// Whose name it is.
    public var tone: Tone
  }

  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The marks, those behind first.
  public var layers: [Layer]
  /// The names at the right end.
  public var labels: [Label] = []
  /// The names of the series for a legend, where labels do not say them.
  public var legend: [String] = []
}
