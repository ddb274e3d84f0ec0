extension Reading {
  /// The query that maps a file of this layout to an input's columns, as far as the file has them.
  func select(from file: SourceFile, columns: [Column]) throws -> SQL {
    if let query { return try query(file) }
    let items = columns.flatMap { column -> [SQL] in
      guard let name = fields[column.name], file.has(name) else { return [] }
      return file.column(name, as: column.name)
    }
    let conditions = rows.filter { file.has($0.column) }.map { filter -> SQL in
      let value = file.value(filter.column)
      return filter.other.map { "\(value) = \(file.value($0))" } ?? "\(value) in (\(values: filter.values))"
        as SQL
    }
    return file.select(file.standardKeys + items, where: conditions)
  }
}

extension SQL {
  /// The engine's type for a kind of column.
  static func typeName(of kind: Column.Kind) -> SQL {
    switch kind {
    case .boolean: "boolean"
    case .integer: "bigint"
    case .decimal: "decimal(24, 6)"
    case .number: "double"
    case .text, .moment, .other: "varchar"
    }
  }
}
