import SlateKit

extension Relation {
  /// The rows in another order or number, with other columns' meaning: how they are best drawn and what they may give away of
  /// persons stays.
  func replacing(_ sql: SQL, columns: [Column]) -> Relation {
    var relation = Relation(sql: sql, columns: columns, sources: sources, chart: chart)
    relation.disclosure = disclosure
    return relation
  }

  /// The same relation, about single persons where one of those that it was made of is.
  func aboutPeople(as tables: Relation...) -> Relation {
    var relation = self
    if tables.contains(where: { $0.disclosure == .individuals }) { relation.disclosure = .individuals }
    return relation
  }

  /// The query's columns, with their symbols, in another order or number.
  func keeping(_ kept: [Column]) -> Relation {
    let names = Relation(sql: "", columns: kept).physicalNames
    return replacing("select \(columns: names) from \(self)", columns: kept)
  }

  /// The rows with their places as `slate_row`, so that what is computed over them can be handed on in their order.
  var numbered: SQL { "(select *, row_number() over () as slate_row from \(self))" }

  /// The rows in their order, with more columns beside them.
  ///
  /// - Parameters:
  ///   - items: What is computed: all the rows can be seen through windows, with their places as `slate_row`.
  ///   - clause: What stands behind the table: a condition, or windows with names.
  func adding(_ items: [SQL] = [], _ clause: SQL = "") -> SQL {
    let list = physicalNames.map { "\(column: $0)" as SQL } + items
    return "select \(list) from \(numbered) \(clause) order by slate_row"
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

extension Session {
  /// Says how many values of these columns are missing, where figures leave them out.
  func missing(_ columns: [Column], of table: Relation) async throws -> [Notice] {
    guard !columns.isEmpty else { return [] }
    let counts: [SQL] = columns.map { "count(*) - count(\(column: $0.name))" }
    let row = try await connection.collect("select \(counts) from \(table)").row(0)
    return zip(columns, row).compactMap { column, value in
      guard let count = value.integer, count > 0 else { return nil }
      return .note("\(count) missing \(count == 1 ? "value" : "values") of '\(column.name)' left out.")
    }
  }
}

extension String {
  /// The name, or with a number behind it where one of these has it already, in any case: `rows_2`.
  func unused(among names: [String]) -> String {
    let taken = Set(names.map { $0.lowercased() })
    var name = self
    var number = 1
    while taken.contains(name.lowercased()) {
      number += 1
      name = "\(self)_\(number)"
    }
    return name
  }
}
