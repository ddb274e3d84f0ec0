/// Commands of a notebook, and the output that was recorded for them.
public struct Cell: Sendable {
  /// Which cell it is, from 1.
  public var number: Int
  /// The line of its fence in the file, from 1.
  public var line: Int
  /// The commands, without the fence.
  public var source: String
  /// What the fence says about the output.
  public var attributes: CellAttributes
  /// The recorded output; nil where there is none.
  public internal(set) var recorded: String?

  /// The cell's fences and what is between them, byte by byte.
  var raw: String
  /// The spaces before its fence.
  var indent: Int
  /// The empty lines between the cell and its output.
  var gap = ""
  /// The output's fences and what is between them, byte by byte.
  var rawOutput = ""
}
