import CDuckDB

/// What a statement yields.
final class ResultSet {
  var result = dk_result()
  private let api: Functions

  init(api: Functions) { self.api = api }

  deinit { api.table.pointee.destroy_result(&result) }

  /// What went wrong, in the engine's text; empty where nothing did.
  var error: String { Functions.text(api.table.pointee.result_error(&result)) }

  /// How many rows the statement inserted, deleted or changed.
  var rowsChanged: Int { Int(api.table.pointee.rows_changed(&result)) }

  /// The names and types of the columns.
  func columns() -> [(name: String, type: ColumnType)] {
    (0..<api.table.pointee.column_count(&result)).map { index in
      let name = Functions.text(api.table.pointee.column_name(&result, index))
      let type = LogicalType(api.table.pointee.column_logical_type(&result, index), api: api)
      return (name, ColumnType(type))
    }
  }

  /// Hands the next rows over, at most 2,048; answers false where there are no more.
  func next(_ body: (_ chunk: OpaquePointer, _ rows: Int) throws -> Void) rethrows -> Bool {
    let fetched = withExtendedLifetime(self) { api.table.pointee.fetch_chunk(result) }
    guard let chunk = fetched else { return false }
    var owned: OpaquePointer? = chunk
    defer { api.table.pointee.destroy_data_chunk(&owned) }
    let rows = Int(api.table.pointee.data_chunk_get_size(chunk))
    guard rows > 0 else { return false }
    try body(chunk, rows)
    return true
  }
}
