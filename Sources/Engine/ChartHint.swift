/// How a relation is best drawn: plain names of its columns. What draws it may choose otherwise where the rows ask for it.
///
/// A name that the relation no longer has counts as not given, so that a hint can travel through verbs that drop columns.
public struct ChartHint: Sendable, Hashable {
  /// The kinds of chart.
  public enum Kind: String, Sendable, CaseIterable {
    case bar, line, scatter, histogram, box, dot, slope, funnel, heatmap, tiles, sankey
  }

  /// The kind; nil where the rows decide.
  public var kind: Kind?
  /// The column along the horizontal axis: a period or a category, or for a scatter a number.
  public var x: String?
  /// The columns of the numbers that are drawn.
  public var y: [String]
  /// The column whose values become series.
  public var by: String?
  /// What is drawn, in a few words; the rows' periods and areas are added. Empty for the numbers' labels.
  public var title: String
  /// Where the figures come from, as a reader cites it; empty for the names of the datasets.
  public var source: String
  /// The columns or pixels of the drawing that were asked for; nil for what the place has.
  public var width: Int?
  /// The lines of a text drawing that were asked for; nil for what suits.
  public var height: Int?
  /// Whether a text drawing uses ASCII alone.
  public var isASCII: Bool
  /// Whether the title is complete, and nothing is added.
  public var isTitleWhole = false

  /// A hint; what is not given is chosen from the rows.
  public init(
    _ kind: Kind? = nil, x: String? = nil, y: [String] = [], by: String? = nil, title: String = "",
    source: String = "", width: Int? = nil, height: Int? = nil, isASCII: Bool = false
  ) {
    self.kind = kind
    self.x = x
    self.y = y
    self.by = by
    self.title = title
    self.source = source
    self.width = width
    self.height = height
    self.isASCII = isASCII
  }
}
