import Rendering
import SlateKit

/// A replayed notebook as Markdown for sites that render it: real tables in place of recorded text.
struct MarkdownExport {
  let notebook: Notebook
  let result: ReplayResult

  /// The document.
  func text(_ results: [Int: CellResult]) -> String {
    var parts: [String] = []
    if notebook.ownTitle == nil { parts.append("# " + MarkdownExport.plain(notebook.title)) }
    for block in notebook.contents {
      switch block {
      case .prose(let text), .verbatim(let text):
        let lines = SourceLine.lines(of: text).map(\.text)
        parts.append(lines.joined(separator: "\n").trimmingBlanks())
      case .cell(let cell):
        parts.append(Fence.block("", cell.source, newline: "\n").trimmingBlanks())
        if let result = results[cell.number] { parts += MarkdownExport.parts(of: result) }
      case .provenance: break
      }
    }
    return (parts.filter { !$0.isEmpty } + [origins]).joined(separator: "\n\n") + "\n"
  }

  /// What a cell gave.
  static func parts(of result: CellResult) -> [String] {
    var parts: [String] = []
    for part in result.statements.flatMap(\.parts) {
      switch part {
      case .table(let table): parts.append(table.markdown.trimmingBlanks())
      case .chart(_, let text, let table):
        parts += [Fence.block("", text, newline: "\n").trimmingBlanks(), table.markdown.trimmingBlanks()]
      case .lines(let text): parts.append(Fence.block("", text, newline: "\n").trimmingBlanks())
      case .notice(let notice):
        parts.append("> \(notice.level == .warning ? "**Warning:**" : "Note:") \(plain(notice.text))")
      }
    }
    if let error = result.expectedError {
      parts.append(Fence.block("", error, newline: "\n").trimmingBlanks())
    }
    return parts
  }

  private var origins: String {
    let provenance = result.provenance
    var lines = ["---", "", "Made with \(provenance.versions); seed \(provenance.seed)."]
    if !provenance.parameters.isEmpty {
      let values = provenance.parameters.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      lines[2] += " Parameters: \(MarkdownExport.plain(values.joined(separator: ", ")))."
    }
    for input in provenance.inputs {
      let release = input.release.isEmpty ? "" : ", release \(MarkdownExport.plain(input.release))"
      lines += [
        lines.count == 3 ? "" : nil,
        "- \(MarkdownExport.plain(input.file)): \(input.rows.grouped) rows\(release), SHA-256 `\(input.sha256)`",
      ].compactMap(\.self)
    }
    return lines.joined(separator: "\n")
  }

  /// A text in which Markdown finds no markup.
  private static func plain(_ text: String) -> String {
    text.map { "\\`*_<>[]|".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
  }
}
