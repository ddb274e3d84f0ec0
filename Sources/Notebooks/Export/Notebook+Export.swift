import Rendering
import SlateKit

extension Notebook {
  /// The notebook with the results of a replay, to be sent to somebody.
  ///
  /// The replay must have kept its tables (``Replay/keepsTables``). The same results give the same bytes.
  public func export(_ result: ReplayResult, as form: ExportForm) -> String {
    let results = Dictionary(result.cells.map { ($0.cell.number, $0) }) { first, _ in first }
    return switch form {
    case .html: HTMLExport(notebook: self, result: result).text(results)
    case .markdown: MarkdownExport(notebook: self, result: result).text(results)
    case .jupyter: JupyterExport(notebook: self, result: result).text(results)
    }
  }

  /// The title: that of the front matter, or the first heading, or none.
  var title: String {
    if !frontMatter.title.isEmpty { return frontMatter.title }
    return ownTitle ?? "Notebook"
  }

  /// The heading of the first level that the prose begins with; nil where it begins otherwise.
  var ownTitle: String? {
    for block in blocks {
      switch block {
      case .prose(let text) where text.trimmingBlanks().isEmpty: continue
      case .prose(let text):
        let first = SourceLine.lines(of: text).first { !$0.isBlank }?.text ?? ""
        return first.hasPrefix("# ") ? first.dropFirst(2).trimmingBlanks() : nil
      case .verbatim(let text) where text.hasPrefix("---") || text.hasPrefix("\u{FEFF}---"): continue
      default: return nil
      }
    }
    return nil
  }

  /// The prose and the cells in their order; the front matter and the provenance left out.
  var contents: [Block] {
    blocks.enumerated().compactMap { index, block in
      switch block {
      case .provenance: nil
      case .verbatim where index == 0: nil
      default: block
      }
    }
  }
}

extension Provenance {
  /// The plugins and the program with their versions, in a fixed order.
  var versions: String {
    (["Slate \(program)"] + plugins.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
      .joined(separator: ", ")
  }
}
