import CDuckDB

/// A statement that the engine has read and understood.
///
/// What takes ``pointer`` keeps the statement alive until the engine is done with it.
final class PreparedStatement {
  let pointer: OpaquePointer
  private let api: Functions

  init(_ pointer: OpaquePointer, api: Functions) {
    self.pointer = pointer
    self.api = api
  }

  deinit {
    var prepared: OpaquePointer? = pointer
    api.table.pointee.destroy_prepare(&prepared)
  }

  /// Whether it is a query, which changes nothing and can stand in another's parentheses.
  var isQuery: Bool { withExtendedLifetime(self) { api.table.pointee.prepared_statement_type(pointer) == 1 } }

  /// The names and types of the columns that it yields.
  func columns() -> [(name: String, type: ColumnType)] {
    defer { withExtendedLifetime(self) {} }
    return (0..<api.table.pointee.prepared_statement_column_count(pointer)).map { index in
      let name = api.taken(api.table.pointee.prepared_statement_column_name(pointer, index))
      let type = LogicalType(
        api.table.pointee.prepared_statement_column_logical_type(pointer, index), api: api)
      return (name, ColumnType(type))
    }
  }

  /// Gives the parameters their values.
  func bind(_ values: [SQL.Parameter]) throws {
    defer { withExtendedLifetime(self) {} }
    let expected = Int(api.table.pointee.nparams(pointer))
    guard expected == values.count else {
      throw EngineError(
        .statement,
        "The statement has \(expected) parameters ($1, $2, ...), and \(values.count) values are given.")
    }
    for (index, value) in values.enumerated() {
      guard bind(value, at: UInt64(index + 1)) == 0 else {
        throw EngineError(.statement, "The value of parameter $\(index + 1) cannot be used there.")
      }
    }
  }

  private func bind(_ value: SQL.Parameter, at index: UInt64) -> dk_state {
    switch value {
    case .null: return api.table.pointee.bind_null(pointer, index)
    case .boolean(let value): return api.table.pointee.bind_boolean(pointer, index, value)
    case .integer(let value): return api.table.pointee.bind_int64(pointer, index, Int64(value))
    case .number(let value): return api.table.pointee.bind_double(pointer, index, value)
    case .text(let value):
      let length = UInt64(value.utf8.count)
      return value.withCString { api.table.pointee.bind_varchar_length(pointer, index, $0, length) }
    }
  }
}
