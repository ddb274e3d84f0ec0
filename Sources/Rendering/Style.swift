/// How much room an output has, and which signs may be used in it. Only the host knows its screen; it says so here.
public struct Style: Sendable, Equatable {
  /// How many columns a line may have.
  public var width: Int
  /// How many rows of a long table are shown, from its head and its tail; nil for all.
  public var rows: Int?
  /// Whether words may be bold or dim.
  public var colour: Bool
  /// Whether lines, dots and ellipses may be other than ASCII. Data is never changed for it.
  public var unicode: Bool

  /// Room and signs.
  public init(width: Int, rows: Int? = nil, colour: Bool = false, unicode: Bool = true) {
    self.width = width
    self.rows = rows
    self.colour = colour
    self.unicode = unicode
  }

  /// What a notebook records: the same on every screen.
  public static let notebook = Style(width: 100, rows: 20)
  /// What goes into a file or a pipe: everything.
  public static let file = Style(width: .max)
}
