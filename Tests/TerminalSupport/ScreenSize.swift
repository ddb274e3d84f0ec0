/// The columns and rows of a screen.
public struct ScreenSize: Sendable, CustomStringConvertible {
  /// The columns.
  public var columns: Int
  /// The rows.
  public var rows: Int

  /// The size that terminals have by tradition.
  public static let small = ScreenSize(columns: 80, rows: 24)
  /// The size of a window on a desk.
  public static let large = ScreenSize(columns: 120, rows: 40)

  /// Creates a size.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size as people write it.
  public var description: String { "\(columns)x\(rows)" }
}
