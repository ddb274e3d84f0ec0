/// What a cell gave in a replay.
public struct CellResult: Sendable {
  /// The cell.
  public let cell: Cell
  /// What a notebook records as its output: results and notices, without trailing spaces; empty where it gave nothing.
  public let output: String
  /// What went wrong, for a reader; nil where nothing did. A cell that expects an error has it in its output, and fails here only
  /// where none came.
  public let failure: String?

  /// What its statements gave before one failed.
  var outputBeforeFailure: String { statements.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n") }

  let statements: [StatementResult]
  /// The error that stands in the output; nil where none was expected.
  let expectedError: String?

  /// The lines of the cell as they are shown before its output.
  public var echo: String { cell.echo }
}

extension Cell {
  /// Its lines as they are shown before its output.
  var echo: String {
    SourceLine.lines(of: source).map { $0.isBlank ? "" : "› " + $0.text }.joined(separator: "\n")
  }
}
