import SlateKit

/// `write`: a table into a file.
struct Write: Command {
  static let configuration = CommandConfiguration(
    abstract: "Writes the table to a file (CSV, TSV, JSON, Markdown, Parquet), or its chart (SVG, PNG).",
    discussion: """
      The file's ending says which. Every row is written, whatever the screen shows. Numbers have the decimals with \
      which they are published, half rounded up; --unrounded writes every digit, and Parquet always holds every digit. \
      In CSV a missing number is its symbol (c, z, x, ...), as in the department's own files; in JSON it is null with \
      the symbol beside it; in Parquet the symbols have a column of their own, NAME_symbol. Markdown is for reading: it \
      has labels, units and commas between thousands. SVG and PNG hold the chart of a 'plot' before it, or the natural chart \
      of the table. A file that is there already stays, unless --force is given; \
      and a file appears only once it is complete.
      """)
  static let kind = CommandKind.gesture
  static let place = CommandPlace.later
  static let examples = [
    Example("from published | write figures.csv", "every embedded figure, for a spreadsheet or for R"),
    Example("from published | head 3 | write three.md", "a table to paste into a report on GitHub"),
    Example(
      "from published | where series = 'send.plans' and level = 'Regional' | write plans.svg",
      "a chart for a report"),
    Example("from published | write figures.parquet --force", "every digit, in place of an earlier file"),
  ]

  @Argument(help: "The file; its ending is .csv, .tsv, .json, .md, .parquet, .svg or .png.")
  var file: FilePath
  @Flag(help: "Replace a file that is there already.")
  var force = false
  @Flag(help: "Every digit that is held, in place of the published decimals.")
  var unrounded = false
  @Flag(help: "Write also what could give single persons away: rows about them, and small counts of them.")
  var unprotected = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let relation = try required(input)
    if !unprotected {
      try await session.demandProtection(of: relation, mend: "--unprotected writes it all the same.")
    }
    if let picture = Picture(of: file) { return try await draw(relation, as: picture, in: session) }
    let form = try FileForm(of: file)
    let connection = try await session.connection
    let target = try NewFile(session.path(file, for: .writing), named: file, replacing: force)
    session.report("writing \(file.text)")
    let rows: Int
    do {
      if let writer = form.writer(for: relation.columns, unrounded: unrounded) {
        rows = try await TablePipe([(writer, Sink { try target.write($0) })]).run(relation, on: connection)
      } else {
        rows = try await connection.execute(Write.parquet(relation, to: target.temporary))
      }
      try Task.checkCancellation()
      try target.keep()
    } catch {
      target.discard()
      throw error
    }
    return .notices([.note("Wrote \(TextTableWriter.counted(rows, "row")) to \(file.text).")])
  }

  /// Writes the chart of a relation.
  private func draw(_ relation: Relation, as picture: Picture, in session: Session) async throws -> Output {
    if unrounded {
      throw SlateError(
        "--unrounded is for tables: a chart has no digits to keep.", at: .argument("--unrounded"))
    }
    let (chart, choice) = try await session.chart(of: relation, relation.chart ?? ChartHint())
    let target = try NewFile(session.path(file, for: .writing), named: file, replacing: force)
    do {
      try picture.write(chart, to: target, named: file)
      try target.keep()
    } catch {
      target.discard()
      throw error
    }
    return .notices([.note("Wrote the chart '\(chart.title)' to \(file.text)."), .note(choice)])
  }

  /// The statement that writes a relation, with its columns of symbols, as a Parquet file.
  static func parquet(_ relation: Relation, to path: String) -> SQL {
    let rows: SQL = "select \(columns: relation.physicalNames) from \(relation)"
    let statement: SQL = "copy (\(rows)) to \(path) (format parquet, compression zstd, use_tmp_file false)"
    return statement.inlined
  }
}
