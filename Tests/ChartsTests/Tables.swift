import Charts
import Engine

/// Tables for the tests, without an engine.
enum Tables {
  static func text(_ name: String, _ values: [String]) -> (Column, Vector) {
    (Column(name, .text, label: name.capitalized), Vector(.text(values)))
  }

  /// A column of numbers; nil is missing, with the symbol `c`.
  static func numbers(_ name: String, _ values: [Double?], unit: String = "", decimals: Int? = nil) -> (
    Column, Vector
  ) {
    (
      Column(
        name, .number, label: name.capitalized, unit: unit, decimals: decimals, symbols: name + "_symbol"),
      Vector(
        .number(values.map { $0 ?? 0 }), missing: values.map { $0 == nil },
        symbols: values.map { $0 == nil ? .confidential : nil })
    )
  }

  static func table(_ columns: (Column, Vector)...) -> Table {
    Table(columns: columns.map(\.0), vectors: columns.map(\.1))
  }

  static func chart(_ table: Table, _ hint: ChartHint = ChartHint()) throws -> Chart {
    var builder = try ChartBuilder(table, hint: hint, source: "A file")
    return try builder.chart()
  }
}
