/// The rows of a relation that have everything a method needs, with the number of those that lack something: a method says
/// how many it leaves out.
public struct CompleteRows: Sendable {
  /// The rows: a value for each expression.
  public var rows: [[Value]]
  /// How many rows the relation has.
  public var all: Int

  /// How many rows lack something.
  public var leftOut: Int { all - rows.count }

  /// Says how many rows were left out, and for what.
  ///
  /// - Parameter what: what they lack, as in `a score or a group`.
  public func notice(_ what: String) -> Notice {
    CompleteRows.notice(leftOut: leftOut, of: all, what)
  }

  /// Says how many of some rows were left out, and for what.
  public static func notice(leftOut: Int, of all: Int, _ what: String) -> Notice {
    leftOut == 0
      ? .note("No row was left out.")
      : .warning("\(leftOut.grouped) of \(all.grouped) rows lack \(what) and were left out.")
  }

  /// One of the expressions, as numbers.
  public func numbers(_ index: Int) -> [Double] { rows.map { $0[index].double ?? .nan } }
}

extension Session {
  /// The rows of a relation in which none of some expressions is missing, in the order of the relation.
  public func complete(_ relation: Relation, _ expressions: [SQL]) async throws -> CompleteRows {
    let items = expressions.enumerated().map { index, expression -> SQL in
      "\(expression) as \(column: "v\(index)")"
    }
    let table = try await connection.collect("select \(items) from \(relation)")
    let rows = (0..<table.rowCount).map(table.row).filter { row in
      row.allSatisfy { value in !value.isMissing && value.double?.isNaN != true }
    }
    return CompleteRows(rows: rows, all: table.rowCount)
  }
}

extension SQL {
  /// A column's numbers as floating point.
  public static func number(_ column: Column) -> SQL { "cast(\(column: column.name) as double)" }

  /// A column's values as text.
  public static func text(_ column: Column) -> SQL { "cast(\(column: column.name) as varchar)" }
}
