import CEditline

/// The columns and rows of the terminal.
struct ScreenSize: Equatable {
  var columns: Int
  var rows: Int

  /// The size at this moment.
  static var current: ScreenSize {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cel_terminal_size(&columns, &rows)
    return ScreenSize(columns: Int(columns), rows: Int(rows))
  }
}
