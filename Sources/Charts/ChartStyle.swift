/// The room and the signs of a text drawing.
public struct ChartStyle: Sendable, Equatable {
  /// How many columns a line has.
  public var width: Int
  /// How many lines there are about; nil for what suits.
  public var height: Int?
  /// Whether colours may be used. They never carry anything alone.
  public var colour: Bool
  /// Whether braille, blocks and lines may be used; else ASCII alone.
  public var unicode: Bool

  /// Room and signs; a width is at least 20 and at most 400.
  public init(width: Int, height: Int? = nil, colour: Bool = false, unicode: Bool = true) {
    self.width = min(max(width, 20), 400)
    self.height = height.map { min(max($0, 6), 200) }
    self.colour = colour
    self.unicode = unicode
  }

  /// The text with nothing hidden in it.
  func visible(_ text: String) -> String { VisibleText.of(text, unicode: unicode) }

  /// The text within a width, with a sign where it is cut.
  func cut(_ text: String, _ width: Int) -> String {
    width <= 0 ? "" : Wrapping.cut(visible(text), width: width, mark: unicode ? "…" : "~")
  }

  func marker(_ series: Int) -> Character {
    (unicode ? Palette.markers : Palette.plainMarkers)[series % Palette.count]
  }

  func fill(_ series: Int) -> Character {
    (unicode ? Palette.fills : Palette.plainFills)[series % Palette.count]
  }
}
