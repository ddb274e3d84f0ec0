import Engine

/// A chart: what is drawn, and what a reader must know to read it. It is drawn as text or as SVG, from the same scales and ticks.
public struct Chart: Sendable {
  /// What is drawn, by its layout.
  public enum Body: Sendable {
    /// A line for each category: bars, dots, boxes.
    case rows(RowsBody)
    /// Two axes: lines, points, columns.
    case plane(PlaneBody)
    /// Equal cells: a heat map, a tile map.
    case grid(GridBody)
    /// Quantities that flow between stages.
    case flow(FlowBody)
  }

  /// The kind of chart.
  public var kind: ChartHint.Kind
  /// What stands above it.
  public var title: String
  /// What is measured, with its unit.
  public var subtitle: String
  /// What the chart shows, in sentences, for readers who do not see it.
  public var description: String
  /// How many values there are, what is missing, and what else must be said, in whole sentences.
  public var notes: [String]
  /// Where the figures come from.
  public var source: String
  /// What is drawn.
  public var body: Body
  /// The columns of a text drawing that were asked for; nil for the room that there is.
  public var width: Int?
  /// The lines of a text drawing that were asked for; nil for what suits.
  public var height: Int?
  /// Whether a text drawing uses ASCII alone.
  public var isASCII = false

  /// A chart.
  public init(
    kind: ChartHint.Kind, title: String, subtitle: String, description: String = "", notes: [String] = [],
    source: String = "", body: Body
  ) {
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.description = description
    self.notes = notes
    self.source = source
    self.body = body
  }
}
