/// How a table in memory is laid out in the engine: a column for each of its own, and one for the symbols of each that has any.
struct AppendLayout: Sendable {
  /// A column of the engine's.
  struct Physical: Sendable {
    var name: String
    var type: String
    /// The type of dates or times that its texts become in the end; empty where they stay as they are.
    var momentType = ""
    var content: Content
  }

  /// What a column is filled with.
  enum Content: Sendable {
    case values(Vector)
    case symbols([Symbol?])
  }

  /// The columns of the engine.
  private(set) var columns: [Physical] = []
  /// The table's columns, each with the name of its symbols' column.
  private(set) var described: [Column] = []
  /// How many rows there are.
  let rowCount: Int

  /// Lays a table out.
  init(_ table: Table) throws(EngineError) {
    rowCount = table.rowCount
    guard !table.columns.isEmpty, table.columns.count == table.vectors.count else {
      throw EngineError(.data, "A table needs at least one column, and values for each.")
    }
    for (column, vector) in zip(table.columns, table.vectors) {
      guard vector.count == rowCount, vector.missing?.count ?? rowCount == rowCount,
        vector.symbols?.count ?? rowCount == rowCount
      else {
        throw EngineError(.data, "The column \(column.name) has another number of rows than the first.")
      }
      var column = column
      let physical = Physical(
        name: column.name, type: Self.type(of: vector), momentType: Self.momentType(of: vector),
        content: .values(vector))
      columns.append(physical)
      if vector.symbols == nil, column.symbols == nil {
        described.append(column)
        continue
      }
      let name = column.symbols ?? Column.symbolName(of: column.name)
      let symbols = vector.symbols ?? Array(repeating: nil, count: rowCount)
      columns.append(Physical(name: name, type: "VARCHAR", content: .symbols(symbols)))
      column.symbols = name
      described.append(column)
    }
    let names = columns.map(\.name)
    guard names.madeUnique() == names else {
      throw EngineError(
        .data, "Two columns of the table have the same name: \(names.joined(separator: ", ")).")
    }
  }

  private static func type(of vector: Vector) -> String {
    switch vector.storage {
    case .boolean: "BOOLEAN"
    case .integer: "BIGINT"
    case .decimal(_, let scale): "DECIMAL(38, \(scale))"
    case .number: "DOUBLE"
    case .text, .coded, .moment: "VARCHAR"
    }
  }

  /// The engine's type for dates and times of one form.
  private static func momentType(of vector: Vector) -> String {
    guard case .moment(let texts) = vector.storage else { return "" }
    var found: Set<String> = []
    for (row, text) in texts.enumerated() where vector.missing?[row] != true {
      let isDate = text.utf8.count == 10 && text.utf8.dropFirst(4).first == UInt8(ascii: "-")
      let isTime = text.contains(":") && !text.contains("-")
      found.insert(
        isDate ? "DATE" : isTime ? "TIME" : text.hasSuffix("Z") ? "TIMESTAMPTZ" : "TIMESTAMP")
    }
    return found.count == 1 ? found.first ?? "" : ""
  }
}
