import SlateKit

/// Writes what commands found, in one form and one style.
///
/// A table is read once and written as its rows arrive, in memory that does not grow with it. Several contents of an output
/// stand apart by an empty line; in JSON each table is one array, and no line is empty. Text is written as it is.
public struct Renderer: Sendable {
  /// The form.
  public let format: Format
  /// The room and the signs.
  public let style: Style

  /// A renderer of one form and style.
  public init(format: Format, style: Style) {
    self.format = format
    self.style = style
  }

  /// Writes an output's tables and texts; its notices are left to ``notices(_:)``.
  ///
  /// - Parameters:
  ///   - output: What a command found.
  ///   - connection: Where its tables' queries run.
  ///   - write: Takes the text in portions that end with a line. It is called on the connection's queue, never twice at a
  ///     time; what it throws stops the query and is thrown on.
  public func render(
    _ output: Output, on connection: Connection, to write: @escaping @Sendable (String) throws -> Void
  ) async throws {
    for (index, content) in output.contents.enumerated() {
      if index > 0, !separator.isEmpty { try write(separator) }
      switch content {
      case .text(let text), .report(let text): try write(Renderer.lines(text))
      case .relation(let relation):
        let writer = writer(for: relation.columns, display: output.display)
        _ = try await TablePipe([(writer, Sink(text: write))]).run(relation, on: connection)
      case .chart(let chart, of: let relation):
        if let drawing = drawing(of: chart) {
          try write(drawing)
        } else {
          _ = try await TablePipe([(writer(for: relation.columns), Sink(text: write))]).run(
            relation, on: connection)
        }
      }
    }
  }

  /// An output as text, with the number of its rows and a fingerprint of all of them, whether they are shown or not.
  public func render(_ output: Output, on connection: Connection) async throws -> RenderedOutput {
    let text = CollectedText()
    let fingerprint = Fingerprint()
    var rowCounts: [Int] = []
    for (index, content) in output.contents.enumerated() {
      if index > 0 { text.add(separator) }
      switch content {
      case .text(let lines), .report(let lines): text.add(Renderer.lines(lines))
      case .relation(let relation):
        if !rowCounts.isEmpty { fingerprint.add(Array("\n".utf8)) }
        let pipe = TablePipe([
          (
            writer(for: relation.columns, display: output.display),
            Sink { (bytes: [UInt8]) in text.add(bytes) }
          ),
          (CSVEncoding.writer(relation.columns), Sink { fingerprint.add($0) }),
        ])
        rowCounts.append(try await pipe.run(relation, on: connection))
      case .chart(let chart, of: let relation):
        if let drawing = drawing(of: chart) { text.add(drawing) }
        let pipe = TablePipe([(CSVEncoding.writer(relation.columns), Sink { fingerprint.add($0) })])
        rowCounts.append(try await pipe.run(relation, on: connection))
      }
    }
    return RenderedOutput(text: text.text, rowCounts: rowCounts, fingerprint: fingerprint.text)
  }

  /// Notices as lines within the width: `note: ...`, `warning: ...`.
  public func notices(_ notices: [Notice]) -> [String] {
    notices.flatMap { notice in
      let text = VisibleText.of(notice.text, unicode: style.unicode)
      var lines = Wrapping.lines(
        "\(notice.level == .warning ? "warning" : "note"): \(text)", width: style.width, indent: 2)
      if style.colour, notice.level == .warning, let first = lines.first {
        lines[0] = "\u{1B}[1mwarning\u{1B}[0m" + first.dropFirst("warning".count)
      }
      return lines
    }
  }

  /// A chart as text; nil in a form that another program reads, where its table stands in its place.
  private func drawing(of chart: Chart) -> String? {
    let height = style.rows.map { min(max($0, 8), 24) }
    let chartStyle = ChartStyle(
      width: style.width == .max ? 100 : style.width, height: height, colour: style.colour,
      unicode: style.unicode)
    switch format {
    case .csv, .json: return nil
    case .table: return chart.text(chartStyle).joined(separator: "\n") + "\n"
    case .markdown: return (["```text"] + chart.text(chartStyle) + ["```"]).joined(separator: "\n") + "\n"
    }
  }

  private var separator: String { format == .json ? "" : "\n" }

  private static func lines(_ text: String) -> String {
    text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }

  /// What writes a table of these columns.
  func writer(for columns: [Column], display: Display = Display()) -> any TableWriter {
    switch format {
    case .table: TextTableWriter(columns, style: style, display: display)
    case .csv: CSVEncoding.writer(columns)
    case .json: JSONEncoding.writer(columns)
    case .markdown: MarkdownEncoding.writer(columns, unicode: style.unicode)
    }
  }
}
