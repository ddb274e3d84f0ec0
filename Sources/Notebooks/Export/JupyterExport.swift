import Foundation
import Rendering
import SlateKit

/// A replayed notebook as one of Jupyter, with its outputs (nbformat 4.5).
struct JupyterExport {
  let notebook: Notebook
  let result: ReplayResult

  private struct Document: Encodable {
    var cells: [JupyterCell]
    var metadata: Metadata
    var nbformat = 4
    var nbformat_minor = 5
  }

  private struct Metadata: Encodable {
    struct Language: Encodable {
      var name = "slate"
      var file_extension = ".md"
      var mimetype = "text/plain"
    }
    var language_info = Language()
    var title: String
    var slate: String
  }

  /// The document.
  func text(_ results: [Int: CellResult]) -> String {
    var cells: [JupyterCell] = []
    if notebook.ownTitle == nil { cells.append(.prose("# " + notebook.title, id: "title")) }
    for block in notebook.contents {
      switch block {
      case .prose(let text), .verbatim(let text):
        let text = text.trimmingBlanks()
        if !text.isEmpty { cells.append(.prose(text, id: "prose-\(cells.count + 1)")) }
      case .cell(let cell):
        cells.append(.code(cell, results[cell.number]))
      case .provenance: break
      }
    }
    cells.append(.prose(Fence.block("", result.provenance.yaml, newline: "\n"), id: "provenance"))
    let document = Document(
      cells: cells, metadata: Metadata(title: notebook.title, slate: SlateVersion.current))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(document)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
