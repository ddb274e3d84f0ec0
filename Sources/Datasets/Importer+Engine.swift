import Engine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that the engine itself reads: Parquet and JSON. They become plain ones, so that they pass the same checks.
extension Importer {
  /// The rows of a Parquet file, with the types of its columns.
  func prepareParquet(_ file: PreparedFile) async throws -> PreparedFile {
    try await prepare(file, called: "Parquet", ending: "parquet") { "read_parquet(\($0))" }
  }

  /// The records of a JSON file: an array of them, or one a line.
  func prepareJSON(_ file: PreparedFile) async throws -> PreparedFile {
    try await prepare(file, called: "JSON", ending: "json") {
      "read_json(\($0), maximum_depth = 1, sample_size = -1, maximum_object_size = 67108864)"
    }
  }

  private func prepare(
    _ given: PreparedFile, called kind: String, ending: String, _ read: (String) -> SQL
  ) async throws -> PreparedFile {
    var file = given
    let folder = try file.folder ?? TemporaryFolder()
    // The engine takes some characters of a path for patterns; a path of ours has none of them.
    let link = folder.file(ending)
    let target = folder.file()
    guard symlink(realpathOf(file.path), link) == 0 else {
      throw DatasetError("There is no place for temporary files.")
    }
    do {
      let relation = read(link)
      let columns = try await columns(of: relation)
      guard !columns.isEmpty else { throw DatasetError("The file has no columns.") }
      let whole = try await wholeColumns(columns, of: relation)
      let nested = columns.filter {
        $0.type.hasSuffix("]") || $0.type.hasPrefix("STRUCT") || $0.type.hasPrefix("MAP")
      }
      var objects: [String] = nested.map(\.name)
      if kind == "JSON" { objects = try await objectColumns(columns, of: relation) }
      let items = columns.map { column -> SQL in
        let name: SQL = "\(column: column.name)"
        if column.type == "JSON" { return "case when \(name) <> 'null' then \(name) ->> '$' end as \(name)" }
        if whole.contains(column.name) { return "cast(cast(\(name) as bigint) as varchar) as \(name)" }
        if objects.contains(column.name) { return "cast(to_json(\(name)) as varchar) as \(name)" }
        return "cast(\(name) as varchar) as \(name)"
      }
      let copy: SQL = "copy (select \(items) from \(relation)) to \(target) (format csv, header true)"
      try await watching("Reading \(file.file)", from: 0, to: 0.3) {
        _ = try await connection.execute(copy.inlined)
      }
      for (index, column) in columns.enumerated() where !whole.contains(column.name) {
        file.types[index] = Self.type(column.type)
      }
      if !objects.isEmpty {
        file.notes.append("Nested values in \(Self.list(objects)) are kept as text in JSON.")
      }
      let path = file.path
      let known = file.fingerprint
      file.fingerprint = try await Offload.run { try known ?? SHA256.fingerprint(of: path, isCancelled: $0) }
    } catch let error as EngineError where error.kind != .interrupted {
      let text = error.message.split(separator: "\n").first.map(String.init) ?? error.message
      throw DatasetError(
        "The \(kind) cannot be read: \(text.split(separator: link).joined(separator: file.file))",
        hint: kind == "JSON"
          ? "A file of JSON is an array of records, or one record a line."
          : "The file may be cut off; download it again.")
    }
    (file.folder, file.path, file.hasLines) = (folder, target, false)
    return file
  }

  private func realpathOf(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  private func columns(of relation: SQL) async throws -> [(name: String, type: String)] {
    let query: SQL = "select column_name, column_type from (describe select * from \(relation))"
    let found = try await connection.collect(query.inlined)
    return (0..<found.rowCount).map { (found.row($0)[0].text ?? "", found.row($0)[1].text ?? "") }
  }

  /// The columns of codes that hold whole numbers as floating-point ones.
  private func wholeColumns(_ columns: [(name: String, type: String)], of relation: SQL) async throws
    -> [String]
  {
    let some = columns.filter {
      ["DOUBLE", "FLOAT"].contains($0.type) && StandardColumns.isDimension($0.name)
    }
    guard !some.isEmpty else { return [] }
    let items = some.map { column -> SQL in
      "bool_and(\(column: column.name) = trunc(\(column: column.name)) and abs(\(column: column.name)) < 1e15)"
    }
    let query: SQL = "select \(items) from \(relation)"
    let row = try await connection.collect(query.inlined).row(0)
    return some.indices.filter { row[$0] == .boolean(true) }.map { some[$0].name }
  }

  private func objectColumns(_ columns: [(name: String, type: String)], of relation: SQL) async throws
    -> [String]
  {
    let items = columns.map { column -> SQL in
      "coalesce(bool_or(json_type(\(column: column.name)) in ('OBJECT', 'ARRAY')), false)"
    }
    let query: SQL = "select \(items) from \(relation)"
    let row = try await connection.collect(query.inlined).row(0)
    return columns.indices.filter { row[$0] == .boolean(true) }.map { columns[$0].name }
  }

  private static func type(_ name: String) -> PreparedFile.FileType? {
    switch name {
    case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER": .integer
    case "DOUBLE", "FLOAT": .number
    case "BOOLEAN": .boolean
    case "DATE": .date
    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS": .timestamp
    default: decimal(name)
    }
  }

  private static func decimal(_ name: String) -> PreparedFile.FileType? {
    guard name.hasPrefix("DECIMAL(") else { return nil }
    let numbers = name.dropFirst(8).dropLast().split(separator: ",").compactMap { Int($0) }
    return numbers.count == 2 ? .decimal(width: numbers[0], scale: numbers[1]) : nil
  }
}
