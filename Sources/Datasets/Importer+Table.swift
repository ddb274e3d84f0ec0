import Engine

/// The reading by the engine: the table, its types, and its entry in the catalog.
extension Importer {
  /// Makes the table of a dataset, checks that nothing got lost, and enters it.
  func build(_ draft: Dataset, _ plans: [ColumnPlan], from source: CSVSource) async throws -> Dataset {
    var dataset = draft
    dataset.columns = plans.filter { !$0.isLeftOut }.map(\.column)
    try await makeTypes(dataset, plans)
    let columns = plans.map { plan in
      SQL.FileColumn(plan.name, type: Self.fileType(plan, of: dataset))
    }
    try await watching("Importing \(dataset.file)", from: 0.4, to: 1) {
      try await connection.execute(
        """
        create table \(schema: Dataset.schema, table: dataset.table) as
        select \(plans.filter { !$0.isLeftOut }.flatMap { Self.items($0, of: dataset) }) from \(source.read(columns))
        """)
    }
    try await check(dataset, plans, against: source.scan)
    dataset.release = try await release(of: dataset)
    try await Catalog(connection).enter(dataset)
    return dataset
  }

  private static func typeName(_ name: String, of dataset: Dataset) -> String { "\(dataset.table).\(name)" }

  private func makeTypes(_ dataset: Dataset, _ plans: [ColumnPlan]) async throws {
    for plan in plans {
      if plan.storage == .codes { try await makeType(plan.name, of: dataset, plan.codes) }
      guard plan.isMeasure, !plan.symbols.isEmpty else { continue }
      try await makeType(plan.symbolName, of: dataset, plan.symbols)
    }
  }

  private func makeType(_ name: String, of dataset: Dataset, _ texts: [String]) async throws {
    let type: SQL =
      "create type \(schema: Dataset.schema, table: Self.typeName(name, of: dataset)) as enum (\(values: texts))"
    try await connection.execute(type.inlined)
  }

  /// The type by which the engine reads a column from the file.
  private static func fileType(_ plan: ColumnPlan, of dataset: Dataset) -> String {
    if plan.storage == .codes {
      return SQL.quoted(Dataset.schema) + "." + SQL.quoted(typeName(plan.name, of: dataset))
    }
    if plan.isTyped { return plan.type.text }
    return plan.isMeasure && plan.profile.isPlain ? plan.type.text : "varchar"
  }

  /// The columns of the table that one column of the file becomes.
  private static func items(_ plan: ColumnPlan, of dataset: Dataset) -> [SQL] {
    let name: SQL = "\(column: plan.name)"
    guard plan.isMeasure, !plan.profile.isPlain, !plan.isTyped else { return [name] }
    let isBare = !plan.profile.hasPadding && plan.profile.decorated == nil
    let cell: SQL = isBare ? name : "trim(\(name), \(" \t\u{a0}"))"
    let number: SQL = plan.profile.decorated != nil ? undressed(name) : cell
    let whole: SQL = plan.profile.exponents != nil ? "cast(\(number) as double)" : number
    let value: SQL = "cast(\(whole) as \(plan.type))"
    let blank = plan.profile.hasSpacesOnly ? [""] : []
    guard !plan.symbols.isEmpty else {
      return [blank.isEmpty ? "\(value) as \(name)" : "case when \(cell) <> '' then \(value) end as \(name)"]
    }
    let type: SQL = "\(schema: Dataset.schema, table: typeName(plan.symbolName, of: dataset))"
    if plan.canCompare {
      return [
        "case when \(cell) < ':' then \(value) end as \(name)",
        "case when \(cell) >= ':' then cast(\(cell) as \(type)) end as \(column: plan.symbolName)",
      ]
    }
    return [
      "case when \(cell) not in (\(values: plan.symbols + blank)) then \(value) end as \(name)",
      """
      case when \(cell) in (\(values: plan.symbols)) then cast(\(cell) as \(type)) end
        as \(column: plan.symbolName)
      """,
    ]
  }

  /// A number without thousands separators and `%` sign.
  private static func undressed(_ cell: SQL) -> SQL {
    "trim(replace(replace(\(cell), ',', ''), '%', ''), \(" \t\u{a0}"))"
  }

  /// Makes sure that every row and every filled cell of the file is in the table.
  private func check(_ dataset: Dataset, _ plans: [ColumnPlan], against scan: FileScan) async throws {
    let plans = plans.filter { !$0.isLeftOut }
    let counts = plans.map { plan -> SQL in
      plan.column.symbols.map { "count(\(column: plan.name)) + count(\(column: $0))" }
        ?? "count(\(column: plan.name))"
    }
    let found = try await connection.collect(
      "select count(*), \(counts) from \(schema: Dataset.schema, table: dataset.table)"
    ).row(0)
    if let rows = found[0].integer, rows != scan.rows {
      throw DatasetError(
        "The engine reads \(rows) rows and the file has \(scan.rows), so nothing was imported.",
        hint: "The file may have quotes in unusual places.")
    }
    for (index, plan) in plans.enumerated() where !plan.profile.hasSpacesOnly || !plan.isMeasure {
      guard let cells = found[index + 1].integer, cells != plan.profile.filled else { continue }
      throw DatasetError(
        "Of the \(plan.profile.filled) cells of \(plan.name) only \(cells) could be read, so nothing was imported."
      )
    }
  }
}
