/// A cell of Jupyter's.
struct JupyterCell: Encodable {
  private var cell_type: String
  private var id: String
  private var metadata: [String: String] = [:]
  private var source: [String]
  private var execution_count: Int?
  private var outputs: [JupyterOutput]?

  /// Prose.
  static func prose(_ text: String, id: String) -> JupyterCell {
    JupyterCell(cell_type: "markdown", id: id, source: lines(text))
  }

  /// A cell of commands and what it gave.
  static func code(_ cell: Cell, _ result: CellResult?) -> JupyterCell {
    JupyterCell(
      cell_type: "code", id: "cell-\(cell.number)", source: lines(cell.source), execution_count: cell.number,
      outputs: result.map(JupyterOutput.outputs(of:)) ?? [])
  }

  /// Lines with their ends, as the format keeps texts.
  static func lines(_ text: String) -> [String] {
    let lines = SourceLine.lines(of: text).map(\.text)
    return lines.enumerated().map { $0.offset < lines.count - 1 ? $0.element + "\n" : $0.element }
  }
}
