import SlateKit

extension Relation {
  /// The column that a word of the line names.
  ///
  /// - Throws: `SlateError` with the nearest columns where there is none.
  func demand(_ name: ColumnName) throws -> Column {
    if let column = column(name.text) { return column }
    throw SlateError.unknown(
      "column", name.text, among: columns.map(\.name),
      hint:
        "The columns are \(columns.map(\.name).prefix(30).joined(separator: ", "))\(columns.count > 30 ? ", ..." : "")."
    )
  }

  /// The column that a word names, where it holds numbers.
  func demandNumbers(_ name: ColumnName) throws -> Column {
    let column = try demand(name)
    if column.kind.isNumeric { return column }
    let numbers = columns.filter(\.kind.isNumeric).map(\.name)
    throw SlateError(
      "'\(column.name)' does not hold numbers.", at: .argument(name.text),
      hint: numbers.isEmpty
        ? "No column of this table does." : "These do: \(numbers.joined(separator: ", ")).")
  }

  /// The same query with other columns' meaning.
  func replacing(_ sql: SQL, columns: [Column]) -> Relation {
    Relation(sql: sql, columns: columns, sources: sources)
  }

  /// The query's columns, with their symbols, in another order or number.
  func keeping(_ kept: [Column]) -> Relation {
    let names = Relation(sql: "", columns: kept).physicalNames
    return replacing("select \(columns: names) from \(self)", columns: kept)
  }

  /// The columns that say what a row is about.
  var dimensions: [Column] { columns.filter { $0.role == .dimension } }
}

extension Session {
  /// A relation made with an expression that a person typed; an error in it is marked inside the expression.
  func relation(
    _ head: SQL, _ expression: String, _ tail: SQL, describing known: [Column], sources: [String]
  ) async throws -> Relation {
    try ExpressionError.demandQuotes(expression, columns: known)
    do {
      return try await connection.relation(
        "\(head)\(SQL(typed: expression))\(tail)", describing: known, sources: sources)
    } catch let error as EngineError where error.kind == .statement || error.kind == .data {
      throw ExpressionError.error(
        error, in: expression, at: error.position.map { $0 - head.text.utf8.count }, columns: known)
    }
  }
}
