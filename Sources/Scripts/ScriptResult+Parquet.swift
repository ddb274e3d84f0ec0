import SlateKit

extension ScriptResult {
  /// The table of a Parquet file. A column that came back under its old name is of its old kind where its cells allow it: data frames
  /// make floats of whole numbers beside missing ones, and know no type of a column without a cell.
  func parquet(_ sources: [String], _ session: Session) async throws -> Relation {
    let connection = try await session.connection
    let file: SQL = "read_parquet(\(path))"
    var relation: Relation
    do {
      let found = try await connection.relation("select * from \(file)")
      var items: [SQL] = []
      for column in found.columns {
        // Symbols without a cell have any type, too.
        let isSymbols = found.columns.contains { Column.symbolName(of: $0.name) == column.name }
        items.append(
          isSymbols
            ? "cast(\(column: column.name) as varchar) as \(column: column.name)"
            : try await item(column, of: found, connection))
        if let symbols = column.symbols { items.append("\(column: symbols)") }
      }
      relation = try await session.hold("select \(items) from \(file)", describing: [], sources: sources)
    } catch let error as EngineError where error.kind != .interrupted {
      throw garbage("it is no Parquet (\(error.message))")
    }
    for meaning in meanings where relation.column(meaning.name) == nil {
      throw lacks(meaning.name, relation.columns.map(\.name))
    }
    for (index, column) in relation.columns.enumerated() {
      let meaning = meanings.first { $0.name == column.name } ?? ColumnMeaning(named: column.name)
      if let word = meaning.kind, let kind = ColumnMeaning.kinds[word],
        kind == .number ? !column.kind.isNumeric : kind != column.kind,
        // A column of missing cells alone has any type.
        try await count("\(column: column.name) is not null", in: relation, connection) > 0
      {
        throw garbage("it says that '\(column.name)' is \(word), and its cells are \(column.kind.rawValue)")
      }
      let described = meaning.column(column.kind, like: handed.first { $0.name == column.name })
      relation.columns[index].label = described.label
      relation.columns[index].unit = described.unit
      relation.columns[index].decimals = described.decimals
    }
    return relation
  }

  /// The item of a select that gives a column: of its old kind, and missing where it is no number.
  private func item(_ column: Column, of found: Relation, _ connection: Connection) async throws -> SQL {
    let cell: SQL = "\(column: column.name)"
    let plain: SQL = column.kind == .number ? "case when not isnan(\(cell)) then \(cell) end" : cell
    if column.kind == .number, try await count("isinf(\(cell))", in: found, connection) > 0 {
      throw garbage("a cell of '\(column.name)' is infinite")
    }
    let types: [Column.Kind: [SQL]] = [
      .integer: ["bigint"], .number: ["double"], .decimal: ["double"], .boolean: ["boolean"],
      .text: ["varchar"],
      .moment: ["date", "timestamp"],
    ]
    // What a script announces to be whole numbers may be floats beside missing ones.
    let announced = meanings.first { $0.name == column.name }?.kind.flatMap { ColumnMeaning.kinds[$0] }
    let wanted = announced ?? handed.first { $0.name == column.name }?.kind
    guard let wanted, wanted != column.kind, let candidates = types[wanted] else {
      return "\(plain) as \(column: column.name)"
    }
    let isEmpty = try await count("\(plain) is not null", in: found, connection) == 0
    let mayChange = (wanted, column.kind) == (.integer, .number) || (wanted, column.kind) == (.moment, .text)
    for type in candidates where isEmpty || mayChange {
      let changed: SQL = "try_cast(\(plain) as \(type))"
      // A day and a time is no day, and a fraction no whole number.
      let same: SQL =
        wanted == .integer ? "\(changed) = \(cell)" : "length(\(cell)) = length(cast(\(changed) as varchar))"
      let isSame: SQL = isEmpty ? "true" : "\(plain) is null or coalesce(\(same), false)"
      if try await count("not (\(isSame))", in: found, connection) == 0 {
        return "\(changed) as \(column: column.name)"
      }
    }
    return "\(plain) as \(column: column.name)"
  }

  private func count(_ condition: SQL, in relation: Relation, _ connection: Connection) async throws -> Int {
    try await connection.collect("select count(*) from \(relation) where \(condition)").row(0).first?.integer
      ?? 0
  }
}
