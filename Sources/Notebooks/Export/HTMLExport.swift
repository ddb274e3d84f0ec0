import Foundation
import Rendering
import SlateKit

/// A replayed notebook as one page.
struct HTMLExport {
  let notebook: Notebook
  let result: ReplayResult

  /// The page.
  func text(_ results: [Int: CellResult]) -> String {
    var main: [String] = parameters
    var prose = ProseHTML()
    var numbers = ReportNumbers()
    var isFirst = true
    for block in notebook.contents {
      switch block {
      case .prose(let text), .verbatim(let text):
        main.append(prose.html(isFirst ? withoutTitle(text) : text))
        if !text.trimmingBlanks().isEmpty { isFirst = false }
      case .cell(let cell):
        isFirst = false
        if let result = results[cell.number] { main += html(result, &numbers) }
      case .provenance: break
      }
    }
    return HTMLPage(
      title: notebook.title, generator: "Slate \(SlateVersion.current)", main: main.filter { !$0.isEmpty },
      footer: footer
    ).text
  }

  /// The prose without the heading that is the page's title.
  private func withoutTitle(_ text: String) -> String {
    guard notebook.ownTitle == notebook.title else { return text }
    var lines = SourceLine.lines(of: text).map(\.raw)
    if let first = lines.firstIndex(where: { !$0.trimmingBlanks().isEmpty }) { lines.remove(at: first) }
    return lines.joined()
  }

  private var parameters: [String] {
    let values = result.provenance.parameters.sorted { $0.key < $1.key }
    if values.isEmpty { return [] }
    let text = values.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    return ["<p class=\"parameters\">Made with \(HTMLText.escaped(text)).</p>"]
  }

  // MARK: Cells

  private func html(_ result: CellResult, _ numbers: inout ReportNumbers) -> [String] {
    var lines = ["<div class=\"cell\">"]
    let statements = result.statements
    for statement in statements { lines += html(statement, &numbers) }
    if let error = result.expectedError {
      lines.append("<pre tabindex=\"0\"><code>\(HTMLText.escaped(error))</code></pre>")
    }
    if !statements.allSatisfy({ $0.showsItself }) || result.expectedError != nil {
      lines += [
        "<details>", "<summary>Commands of cell \(result.cell.number)</summary>",
        "<pre tabindex=\"0\"><code>\(HTMLText.escaped(result.cell.source))</code></pre>", "</details>",
      ]
    }
    return lines + ["</div>"]
  }

  private func html(_ statement: StatementResult, _ numbers: inout ReportNumbers) -> [String] {
    var lines: [String] = []
    var repeated: [String] = []
    for part in statement.parts {
      switch part {
      case .table(let table):
        numbers.tables += 1
        let command = HTMLText.escaped(statement.source.trimmingBlanks())
        lines.append(
          table.html(
            caption: "Table \(numbers.tables): <code>\(command)</code>", id: "table-\(numbers.tables)"))
      case .chart(let svg, _, let table):
        numbers.tables += 1
        let command = HTMLText.escaped(statement.source.trimmingBlanks())
        lines += [
          "<figure>", svg, "<figcaption><code>\(command)</code></figcaption>", "</figure>", "<details>",
          "<summary>The figures of the chart</summary>",
          table.html(
            caption: "Table \(numbers.tables): <code>\(command)</code>", id: "table-\(numbers.tables)"),
          "</details>",
        ]
      case .lines(let text): lines.append("<pre tabindex=\"0\"><code>\(HTMLText.escaped(text))</code></pre>")
      case .notice(let notice):
        let (number, isNew) = numbers.number(of: notice)
        let word = notice.level == .warning ? "Warning" : "Note"
        if isNew {
          lines.append(
            "<p id=\"note-\(number)\" class=\"\(word.lowercased())\">\(word) \(number): \(HTMLText.escaped(notice.text))</p>"
          )
        } else {
          repeated.append("<a href=\"#note-\(number)\">\(word.lowercased()) \(number)</a>")
        }
      }
    }
    if !repeated.isEmpty {
      lines.append("<p class=\"note\">As above: \(repeated.joined(separator: ", ")).</p>")
    }
    return lines
  }

  // MARK: Origins

  private var footer: [String] {
    let provenance = result.provenance
    var lines = ["<h2>How this was made</h2>"]
    lines.append(
      "<p>\(HTMLText.escaped(provenance.versions)); seed \(provenance.seed); \(notebook.cells.count) cells.</p>"
    )
    if !provenance.published.isEmpty {
      let names = provenance.published.sorted { $0.key < $1.key }.map {
        "\($0.key) (fingerprint \($0.value))"
      }
      lines.append("<p>Embedded published figures: \(HTMLText.escaped(names.joined(separator: ", "))).</p>")
    }
    lines += inputs + source
    return lines
  }

  private var inputs: [String] {
    let inputs = result.provenance.inputs
    if inputs.isEmpty { return ["<p>No imported file was read.</p>"] }
    let heads = ["File", "Table", "Release", "Rows", "SHA-256"]
    let header = heads.map { "<th scope=\"col\"\($0 == "Rows" ? " class=\"n\"" : "")>\($0)</th>" }.joined()
    let rows = inputs.map { input in
      let cells =
        "<td>\(HTMLText.escaped(input.dataset))</td><td>\(HTMLText.escaped(input.release.isEmpty ? "not stated" : input.release))</td>"
        + "<td class=\"n\">\(input.rows.grouped)</td><td><code>\(HTMLText.escaped(input.sha256))</code></td>"
      return "<tr><th scope=\"row\">\(HTMLText.escaped(input.file))</th>\(cells)</tr>"
    }
    return [
      "<div class=\"scroll\" role=\"region\" aria-labelledby=\"inputs\" tabindex=\"0\">", "<table>",
      "<caption id=\"inputs\">Files that were read</caption>", "<thead>", "<tr>\(header)</tr>", "</thead>",
      "<tbody>",
    ] + rows + ["</tbody>", "</table>", "</div>"]
  }

  /// The notebook itself, so that the page can be replayed.
  private var source: [String] {
    let text = notebook.accepting(result).text
    let name = "\(HTMLExport.fileName(of: notebook.title)).md"
    return [
      "<h2>Replay</h2>",
      "<p>This page holds the notebook that it was made from: <code>slate replay PAGE.html --check</code> runs it again and "
        + "compares every figure. <a class=\"screen\" download=\"\(name)\" href=\"\(EmbeddedSource.address(of: text))\">Save the notebook</a></p>",
      "<details>", "<summary>The notebook</summary>",
      "<pre tabindex=\"0\"><code>\(HTMLText.escaped(text))</code></pre>",
      "</details>",
    ]
  }

  private static func fileName(of title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "notebook" : words.prefix(8).joined(separator: "-")
  }
}

extension StatementResult {
  /// Whether a report shows the statement with its result: as the caption of its one table.
  var showsItself: Bool {
    parts.contains {
      switch $0 {
      case .table, .chart: true
      case .lines, .notice: false
      }
    }
  }
}
