extension Relation {
  /// The column that a word of the line names.
  ///
  /// - Throws: ``SlateError`` with the nearest columns where there is none.
  public func demand(_ name: ColumnName) throws -> Column {
    if let column = column(name.text) { return column }
    throw SlateError.unknown(
      "column", name.text, among: columns.map(\.name),
      hint:
        "The columns are \(columns.map(\.name).prefix(30).joined(separator: ", "))\(columns.count > 30 ? ", ..." : "")."
    )
  }

  /// The column that a word names, where it holds numbers.
  ///
  /// - Throws: ``SlateError`` that names the columns which do, where it does not.
  public func demandNumbers(_ name: ColumnName) throws -> Column {
    let column = try demand(name)
    if column.kind.isNumeric { return column }
    let numbers = columns.filter(\.kind.isNumeric).map(\.name)
    throw SlateError(
      "'\(column.name)' does not hold numbers.", at: .argument(name.text),
      hint: numbers.isEmpty
        ? "No column of this table does." : "These do: \(numbers.joined(separator: ", ")).")
  }
}
