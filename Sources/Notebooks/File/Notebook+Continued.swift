import Foundation
import Interpreter

extension Notebook {
  /// The notebook with cells of these lines behind its own, and without its provenance.
  ///
  /// - Parameters:
  ///   - lines: The lines, each of which becomes a cell.
  ///   - skipped: The numbers of cells that are left out with their outputs.
  ///   - rewriter: Names the files of its cells from another folder.
  func continued(by lines: [String], without skipped: Set<Int> = [], _ rewriter: PathRewriter? = nil) throws
    -> Notebook
  {
    var text = ""
    for block in blocks {
      switch block {
      case .provenance: break
      case .prose(let own), .verbatim(let own): text += own
      case .cell(let cell) where !skipped.contains(cell.number):
        text += cell.source(rewrittenBy: rewriter) + cell.gap + cell.rawOutput
      case .cell: break
      }
    }
    while text.last?.isNewline == true { text.removeLast() }
    text += newline
    for line in lines { text += newline + Fence.block("slate", line, newline: newline) }
    return try Notebook(text)
  }
}

extension Cell {
  /// The cell's block with its files named from another folder.
  fileprivate func source(rewrittenBy rewriter: PathRewriter?) -> String {
    rewriter.map { rewritten(raw, by: $0) } ?? raw
  }

  /// Its lines with their files named from another folder.
  func rewritten(by rewriter: PathRewriter) -> String { rewritten(source, by: rewriter) }

  private func rewritten(_ whole: String, by rewriter: PathRewriter) -> String {
    var text = whole
    for statement in Script.statements(of: source) {
      let line = statement.text.trimmingBlanks()
      let rewritten = rewriter.rewrite(line)
      if rewritten != line, let range = text.range(of: line) { text.replaceSubrange(range, with: rewritten) }
    }
    return text
  }
}
