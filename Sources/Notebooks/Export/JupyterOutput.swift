import Rendering
import SlateKit

/// An output of a cell of Jupyter's.
struct JupyterOutput: Encodable {
  private var output_type = "display_data"
  private var data: [String: [String]]
  private var metadata: [String: String] = [:]

  /// What a cell gave, in its order.
  static func outputs(of result: CellResult) -> [JupyterOutput] {
    var outputs: [JupyterOutput] = []
    for (place, statement) in result.statements.enumerated() {
      for (index, part) in statement.parts.enumerated() {
        switch part {
        case .table(let table):
          let caption = "<code>\(HTMLText.escaped(statement.source.trimmingBlanks()))</code>"
          let id = "table-\(result.cell.number)-\(place + 1)-\(index + 1)"
          outputs.append(
            JupyterOutput(data: [
              "text/html": JupyterCell.lines(table.html(caption: caption, id: id)),
              "text/plain": JupyterCell.lines(table.markdown),
            ]))
        case .chart(let svg, let text, _):
          outputs.append(
            JupyterOutput(data: [
              "image/svg+xml": JupyterCell.lines(svg), "text/plain": JupyterCell.lines(text),
            ]))
        case .lines(let text): outputs.append(plain(text))
        case .notice(let notice):
          outputs.append(plain("\(notice.level == .warning ? "warning" : "note"): \(notice.text)"))
        }
      }
    }
    return outputs + (result.expectedError.map { [plain($0)] } ?? [])
  }

  private static func plain(_ text: String) -> JupyterOutput {
    JupyterOutput(data: ["text/plain": JupyterCell.lines(text)])
  }
}
