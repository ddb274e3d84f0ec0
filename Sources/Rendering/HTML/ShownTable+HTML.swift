import SlateKit

extension ShownTable {
  /// The table as HTML: a caption, scoped headers, and a frame that scrolls by itself where the screen is narrower, with the
  /// keyboard too.
  ///
  /// - Parameters:
  ///   - caption: What it is, already as HTML.
  ///   - id: What no other part of the page is called.
  public func html(caption: String, id: String) -> String {
    var lines = [
      "<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(id)\" tabindex=\"0\">", "<table>",
      "<caption id=\"\(id)\">\(caption)</caption>",
    ]
    if !columns.isEmpty {
      lines += ["<thead>", "<tr>" + columns.map(ShownTable.header).joined() + "</tr>", "</thead>"]
    }
    lines += ["<tbody>"] + rows.map(row) + ["</tbody>", "</table>", "</div>"]
    lines.append("<p class=\"remark\">\(HTMLText.escaped(remarks.joined(separator: " ")))</p>")
    return lines.joined(separator: "\n")
  }

  private static func header(_ column: Column) -> String {
    let unit =
      column.unit.isEmpty ? "" : " <span class=\"unit\">\(HTMLText.escaped(column.unit))</span>"
    let label = column.label.isEmpty ? column.name : column.label
    return
      "<th scope=\"col\"\(column.kind.isNumeric ? " class=\"n\"" : "")>\(HTMLText.escaped(label))\(unit)</th>"
  }

  private func row(_ cells: [ShownCell]) -> String {
    let parts = zip(columns, cells).enumerated().map { index, pair in
      let (column, cell) = pair
      let text = HTMLText.escaped(cell.text)
      // A row is named by its first column, so that a screen reader says which row a figure stands in.
      if index == 0, columns.count > 1 { return "<th scope=\"row\">\(text)</th>" }
      let classes = [column.kind.isNumeric ? "n" : nil, cell.reason == nil ? nil : "m"].compactMap(\.self)
      return classes.isEmpty
        ? "<td>\(text)</td>" : "<td class=\"\(classes.joined(separator: " "))\">\(text)</td>"
    }
    return "<tr>" + parts.joined() + "</tr>"
  }

  /// The table as GitHub's Markdown, with what must be said below it.
  public var markdown: String {
    var bytes: [UInt8] = []
    let encoding = MarkdownEncoding(decimals: nil, grouping: false, unicode: true)
    func line(_ texts: [String]) {
      for text in texts {
        bytes.append(contentsOf: "| ".utf8)
        encoding.text(text, to: &bytes)
        bytes.append(UInt8(ascii: " "))
      }
      bytes.append(contentsOf: "|\n".utf8)
    }
    line(columns.map { $0.unit.isEmpty ? $0.label : "\($0.label) (\($0.unit))" })
    bytes.append(contentsOf: (columns.map { $0.kind.isNumeric ? "| ---: " : "| --- " }.joined() + "|\n").utf8)
    for row in rows { line(row.map(\.text)) }
    return String(decoding: bytes, as: UTF8.self) + "\n" + remarks.joined(separator: " ") + "\n"
  }
}
