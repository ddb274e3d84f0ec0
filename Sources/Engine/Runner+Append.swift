import CDuckDB

extension Runner {
  /// How many rows go to the engine at a time: as many as one of its vectors holds.
  private static let chunkRows = 2048

  /// Makes the empty temporary table.
  func create(_ layout: AppendLayout, named name: String) throws {
    let columns = layout.columns.map { SQL.quoted($0.name) + " " + $0.type }.joined(separator: ", ")
    _ = try run(prepare(SQL(code: "create or replace temp table \(SQL.quoted(name))(\(columns))")))
  }

  /// Writes all rows into the temporary table.
  func fill(_ layout: AppendLayout, named name: String) throws {
    var appender: OpaquePointer?
    let state = api.table.pointee.appender_create_ext(connection, "temp", "main", name, &appender)
    defer { _ = api.table.pointee.appender_destroy(&appender) }
    guard let appender else { throw EngineError(.fatal, "The engine cannot write rows.") }
    guard state == 0 else { throw error(Functions.text(api.table.pointee.appender_error(appender))) }

    let types = layout.columns.map { column in makeType(of: column) }
    var chunk = withExtendedLifetime(types) {
      var pointers = types.map(\.pointer)
      return api.table.pointee.create_data_chunk(&pointers, UInt64(pointers.count))
    }
    defer { api.table.pointee.destroy_data_chunk(&chunk) }
    guard let chunk else { throw EngineError(.fatal, "The engine cannot make room for rows.") }

    for start in stride(from: 0, to: layout.rowCount, by: Self.chunkRows) {
      try operation.check()
      api.table.pointee.data_chunk_reset(chunk)
      let rows = start..<min(start + Self.chunkRows, layout.rowCount)
      for (index, column) in layout.columns.enumerated() {
        guard let vector = api.table.pointee.data_chunk_get_vector(chunk, UInt64(index)) else { continue }
        try VectorWriter(vector: vector, rows: rows, api: api).write(column)
      }
      api.table.pointee.data_chunk_set_size(chunk, UInt64(rows.count))
      guard api.table.pointee.append_data_chunk(appender, chunk) == 0 else {
        throw error(Functions.text(api.table.pointee.appender_error(appender)))
      }
    }
    guard api.table.pointee.appender_close(appender) == 0 else {
      throw error(Functions.text(api.table.pointee.appender_error(appender)))
    }
  }

  private func makeType(of column: AppendLayout.Physical) -> LogicalType {
    guard case .values(let vector) = column.content else { return makeType(17) }
    switch vector.storage {
    case .boolean: return makeType(1)
    case .integer: return makeType(5)
    case .decimal(_, let scale):
      return LogicalType(api.table.pointee.create_decimal_type(38, UInt8(clamping: scale)), api: api)
    case .number: return makeType(11)
    case .text, .coded, .moment: return makeType(17)
    }
  }

  private func makeType(_ id: UInt32) -> LogicalType {
    LogicalType(api.table.pointee.create_logical_type(id), api: api)
  }
}
