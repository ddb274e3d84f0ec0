/// Equal cells in rows and columns, each in a class.
public struct GridBody: Sendable {
  /// One cell.
  public struct Cell: Sendable, Equatable {
    /// Its column, from 0.
    public var column: Int
    /// Its row, from 0.
    public var row: Int
    /// What stands in it: a short name, or the number.
    public var text: String
    /// What it is and its number, in full.
    public var title: String
    /// Its class, from 0 for the lowest; nil where the number is missing.
    public var level: Int?
  }

  /// What stands above the columns; empty for a map.
  public var columns: [String] = []
  /// What stands before the rows; empty for a map.
  public var rows: [String] = []
  /// The cells; no two share a place.
  public var cells: [Cell]
  /// What each class holds.
  public var levels: [String]
  /// Whether it is a map: cells without room between them and their class in each.
  public var isMap = false
}
