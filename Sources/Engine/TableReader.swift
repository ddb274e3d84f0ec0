import CDuckDB

/// Turns a result into tables: which of its columns a reader sees, and which hold the symbols of another's missing numbers.
struct TableReader {
  /// A column that a reader sees, and where it and its symbols stand in the result.
  struct Source {
    var column: Column
    var index: Int
    var symbols: Int?
  }

  let sources: [Source]
  private let types: [ColumnType]
  private let dictionaries: [[String]]

  /// Reads the columns of a relation, by their names.
  init(_ result: ResultSet, reading columns: [Column]) throws(EngineError) {
    let physical = result.columns()
    let names = ColumnNames(physical.map(\.name))
    var sources: [Source] = []
    for column in columns {
      guard let index = names.index(of: column.name) else {
        throw EngineError(
          .statement, "The query yields no column \(column.name).", candidates: physical.map(\.name))
      }
      sources.append(Source(column: column, index: index, symbols: column.symbols.flatMap(names.index)))
    }
    self.init(sources, physical.map(\.type))
  }

  /// Reads all columns, each number with the symbols in the column beside it that bears its name.
  init(_ result: ResultSet) {
    let physical = result.columns()
    self.init(Self.paired(physical.map { Column($0.name, $0.type.kind) }), physical.map(\.type))
  }

  private init(_ sources: [Source], _ types: [ColumnType]) {
    self.sources = sources
    self.types = types
    dictionaries = types.map { $0.dictionary() }
  }

  /// The columns that a reader sees, of all that a query yields. The symbols of a column stand in the one that `known` names, or
  /// else in the one that bears its name.
  static func paired(_ physical: [Column], known: (String) -> Column? = { _ in nil }) -> [Source] {
    let names = ColumnNames(physical.map(\.name))
    var companions: Set<Int> = []
    var sources: [Source] = []
    for (index, column) in physical.enumerated() {
      var source = Source(column: column, index: index)
      let name = known(column.name)?.symbols ?? Column.symbolName(of: column.name)
      if column.kind.isNumeric, let found = names.index(of: name), physical[found].kind == .text {
        source.symbols = found
        source.column.symbols = physical[found].name
        companions.insert(found)
      }
      sources.append(source)
    }
    return sources.filter { !companions.contains($0.index) }
  }

  /// All rows that are left.
  func all(_ result: ResultSet, api: Functions, check: () throws -> Void) throws -> Table {
    let builders = makeBuilders()
    while try result.next({ chunk, rows in
      append(chunk, rows: rows, to: builders, api: api)
      try check()
    }) {}
    return table(builders)
  }

  /// The rows of one chunk.
  func table(_ chunk: OpaquePointer, rows: Int, api: Functions) -> Table {
    let builders = makeBuilders()
    append(chunk, rows: rows, to: builders, api: api)
    return table(builders)
  }

  private func makeBuilders() -> [Int: VectorBuilder] {
    let needed = Set(sources.flatMap { [$0.index] + ($0.symbols.map { [$0] } ?? []) })
    return Dictionary(
      uniqueKeysWithValues: needed.map {
        ($0, VectorBuilder(types[$0].storage, dictionary: dictionaries[$0]))
      })
  }

  private func append(_ chunk: OpaquePointer, rows: Int, to builders: [Int: VectorBuilder], api: Functions) {
    for (index, builder) in builders {
      guard let vector = api.table.pointee.data_chunk_get_vector(chunk, UInt64(index)) else { continue }
      builder.append(vector, rows: rows, api: api)
    }
  }

  private func table(_ builders: [Int: VectorBuilder]) -> Table {
    let vectors = sources.map { source in
      var vector = builders[source.index]?.vector() ?? Vector(.text([]))
      if let index = source.symbols, let symbols = builders[index]?.vector() { vector.take(symbols: symbols) }
      return vector
    }
    return Table(columns: sources.map(\.column), vectors: vectors)
  }
}
