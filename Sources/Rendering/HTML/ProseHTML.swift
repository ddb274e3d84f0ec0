/// Markdown of a notebook's prose as HTML: headings, paragraphs, lists, quotes, code, tables and rules.
///
/// Prose may come from anybody: tags in it are text, links lead to the web or nowhere, and images are those whose bytes stand
/// in it. Headings keep an outline without gaps below the page's one `h1`, whatever levels the prose gives them.
public struct ProseHTML: Sendable {
  /// The level of the heading before; the page's title is 1.
  private var level = 1

  /// Prose below a page's title.
  public init() {}

  /// How deep quotes and lists may stand in each other; what is deeper is text.
  private static let deepest = 8

  /// The next piece of prose.
  public mutating func html(_ markdown: String) -> String {
    let lines = markdown.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false).map(String.init)
    return blocks(lines, depth: 0).joined(separator: "\n")
  }

  private mutating func blocks(_ lines: [String], depth: Int) -> [String] {
    var html: [String] = []
    var cursor = ProseLines(lines)
    while let block = cursor.next(deeper: depth < ProseHTML.deepest) {
      switch block {
      case .heading(let level, let text): html.append(heading(level, text))
      case .paragraph(let text): html.append("<p>\(InlineHTML.html(text))</p>")
      case .code(let text): html.append("<pre tabindex=\"0\"><code>\(HTMLText.escaped(text))</code></pre>")
      case .rule: html.append("<hr>")
      case .quote(let lines):
        html += ["<blockquote>"] + blocks(lines, depth: depth + 1) + ["</blockquote>"]
      case .list(let list): html += self.list(list, depth: depth)
      case .table(let head, let rows): html += ProseHTML.table(head, rows)
      }
    }
    return html
  }

  private mutating func heading(_ wanted: Int, _ text: String) -> String {
    level = min(max(wanted, 2), level + 1)
    return "<h\(level)>\(InlineHTML.html(text))</h\(level)>"
  }

  private mutating func list(_ list: ProseLines.List, depth: Int) -> [String] {
    let tag = list.first == nil ? "ul" : "ol"
    let start = list.first.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var html = ["<\(tag)\(start)>"]
    for item in list.items {
      let inner = blocks(item, depth: depth + 1)
      // An item of one paragraph needs none around it.
      if inner.count == 1, inner[0].hasPrefix("<p>") {
        html.append("<li>\(inner[0].dropFirst(3).dropLast(4))</li>")
      } else {
        html += ["<li>"] + inner + ["</li>"]
      }
    }
    return html + ["</\(tag)>"]
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    let header = head.map { "<th scope=\"col\">\($0.isEmpty ? "&nbsp;" : InlineHTML.html($0))</th>" }.joined()
    let name = HTMLText.escaped(head.filter { !$0.isEmpty }.joined(separator: ", "))
    var html = [
      "<div class=\"scroll\" role=\"region\" aria-label=\"Table: \(name)\" tabindex=\"0\">", "<table>",
      "<caption class=\"hidden\">Table: \(name)</caption>", "<thead>", "<tr>\(header)</tr>", "</thead>",
      "<tbody>",
    ]
    for row in rows {
      let cells = head.indices.map { index in
        "<td>\(index < row.count ? InlineHTML.html(row[index]) : "")</td>"
      }
      html.append("<tr>\(cells.joined())</tr>")
    }
    return html + ["</tbody>", "</table>", "</div>"]
  }
}
