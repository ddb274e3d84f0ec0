extension Relation {
  /// The relation with a computed column, which is missing where one of its parts is, with that part's symbol, `x` where it has none.
  public func adding(_ column: Column, _ value: SQL, of parts: [String]) -> Relation {
    let symbols = parts.compactMap { self.column($0) }.map { part -> SQL in
      let symbol: SQL = part.symbols.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
      return "case when \(column: part.name) is null then coalesce(\(symbol), 'x') end"
    }
    var new = column
    new.symbols = Column.symbolName(of: column.name)
    return Relation(
      sql: """
        select *, \(value) as \(column: column.name),
          case when (\(value)) is null then coalesce(\(symbols), 'x') end as \(column: Column.symbolName(of: column.name))
        from \(self)
        """, columns: columns + [new], sources: sources)
  }
}
