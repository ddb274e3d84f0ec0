import SlateKit

extension Relation {
  /// The relation with the sum of some of its columns as a further one. It is missing where one of them is, with its symbol.
  func adding(_ column: Column, sumOf names: [String]) -> Relation {
    let parts = names.compactMap { self.column($0) }
    guard parts.count == names.count else { return self }
    let values = parts.map { "\(column: $0.name)" as SQL }
    let symbols = parts.map { part -> SQL in
      let symbol: SQL = part.symbols.map { "cast(\(column: $0) as varchar)" } ?? "null"
      return "case when \(column: part.name) is null then coalesce(\(symbol), 'x') end"
    }
    var sum = column
    sum.symbols = Column.symbolName(of: column.name)
    return Relation(
      sql: """
        select *, \(values, separator: " + ") as \(column: column.name),
          coalesce(\(symbols), null) as \(column: Column.symbolName(of: column.name)) from \(self)
        """, columns: columns + [sum], sources: sources)
  }
}
