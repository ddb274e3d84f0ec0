import SlateKit

@testable import Rendering

/// Tables for tests, and the whole way from rows to text without an engine.
enum Figures {
  /// A figure with everything in it: a label with a unit, published decimals, symbols, and nothing at all.
  static let plans = Table(
    columns: [
      Column("period", .text, label: "Year"), Column("area", .text, label: "Area"),
      Column("within", .integer, label: "Within 20 weeks", unit: "plans"),
      Column("rate", .decimal, label: "Rate", unit: "%", decimals: 1),
    ],
    vectors: [
      Vector(.text(["2024", "2024", "2024", "2024"])),
      Vector(.text(["England", "Leeds", "City of London", ""]), missing: [false, false, false, true]),
      Vector(
        .integer([44_841, 1_204, 0, 0]), missing: [false, false, true, true],
        symbols: [nil, nil, .confidential, nil]),
      Vector(
        .decimal([46_350_000, 80_000_000, 0, 0], scale: 6), missing: [false, false, true, true],
        symbols: [nil, nil, Symbol(rawValue: "low"), nil]),
    ])

  /// `count` rows of a number and a name, in portions of `portion`.
  static func numbered(_ count: Int, portion: Int = 7) -> [Table] {
    stride(from: 0, to: count, by: portion).map { start in
      let rows = start..<min(start + portion, count)
      return Table(
        columns: [Column("n", .integer, role: .dimension), Column("name", .text)],
        vectors: [Vector(.integer(Array(rows))), Vector(.text(rows.map { "row \($0)" }))])
    }
  }

  /// One row of texts under these names.
  static func row(_ cells: [(String, String)]) -> Table {
    Table(columns: cells.map { Column($0.0, .text) }, vectors: cells.map { Vector(.text([$0.1])) })
  }

  /// Tables of the same columns as one text.
  static func text(
    _ tables: [Table], _ format: Format, _ style: Style = Style(width: 80), display: Display = Display()
  ) throws -> String {
    let text = CollectedText()
    let writer = Renderer(format: format, style: style).writer(
      for: tables.first?.columns ?? [], display: display)
    _ = try TablePipe([(writer, Sink { (bytes: [UInt8]) in text.add(bytes) })]).run(tables)
    return text.text
  }

  /// One table as lines of text.
  static func lines(
    _ table: Table, _ format: Format = .table, _ style: Style = Style(width: 80), display: Display = Display()
  ) throws -> [String] {
    try text([table], format, style, display: display).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .dropLast().map(String.init)
  }
}
