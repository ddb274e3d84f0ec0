import SlateKit

/// The columns of a relation, each with what its values are.
struct ColumnDescriptions {
  /// One row for each column.
  let table: Table

  init(of relation: Relation, in session: Session) async throws {
    let connection = try await session.connection
    let columns = relation.columns
    // An enumeration sorts by its texts only as a text.
    let values = columns.map { column -> SQL in
      column.kind == .text ? "cast(\(column: column.name) as varchar)" : "\(column: column.name)"
    }
    let items = zip(columns, values).flatMap { column, value -> [SQL] in
      let cell: SQL = "\(column: column.name)"
      return [
        "count(distinct \(cell))", "count(*) - count(\(cell))", "cast(min(\(value)) as varchar)",
        "cast(max(\(value)) as varchar)",
      ]
    }
    let found = try await connection.collect("select \(items) from \(relation) as rows").row(0)
    let firsts = values.map { "cast(arg_min(\($0), slate_row) as varchar)" as SQL }
    let examples = try await connection.collect(
      "select \(firsts) from (select row_number() over () as slate_row, * from \(relation) as rows limit 1000)"
    ).row(0)
    let symbols = try await ColumnDescriptions.symbols(of: relation, on: connection)
    func texts(_ cells: [Value]) -> Vector {
      Vector(.text(cells.map { $0.text ?? "" }), missing: cells.map(\.isMissing))
    }
    func part(_ position: Int) -> [Value] { columns.indices.map { found[$0 * 4 + position] } }
    func counts(_ position: Int) -> Vector { Vector(.integer(part(position).map { $0.integer ?? 0 })) }
    let decimals = columns.map { $0.kind.isNumeric ? $0.decimals : nil }
    table = Table(
      columns: ColumnDescriptions.columns,
      vectors: [
        Vector(.text(columns.map(\.name))), Vector(.text(columns.map(\.label))),
        Vector(.text(columns.map(\.kind.rawValue))), Vector(.text(columns.map(\.unit))),
        Vector(.integer(decimals.map { $0 ?? 0 }), missing: decimals.map { $0 == nil }),
        counts(0), counts(1), Vector(.text(symbols)), texts(part(2)), texts(part(3)), texts(examples),
      ])
  }

  private static let columns = [
    Column("name", .text, label: "Name"), Column("label", .text, label: "Label"),
    Column("type", .text, label: "Type"),
    Column("unit", .text, label: "Unit"),
    Column("decimals", .integer, label: "Decimals", role: .dimension).asDetail,
    Column("distinct_values", .integer, label: "Distinct values").asDetail,
    Column("missing", .integer, label: "Missing"),
    Column("symbols", .text, label: "Symbols"), Column("minimum", .text, label: "Minimum").asDetail,
    Column("maximum", .text, label: "Maximum").asDetail, Column("example", .text, label: "Example").asDetail,
  ]

  /// For each column the symbols of its missing numbers: `x 1,204 · z 3`.
  private static func symbols(of relation: Relation, on connection: Connection) async throws -> [String] {
    var texts = relation.columns.map { _ in "" }
    let parts = relation.columns.enumerated().compactMap { position, column -> SQL? in
      guard let symbols = column.symbols else { return nil }
      return """
        select \(position) as position, cast(\(column: symbols) as varchar) as symbol, count(*) as many from rows
        where \(column: symbols) is not null group by 2
        """
    }
    guard !parts.isEmpty else { return texts }
    let found = try await connection.collect(
      """
      with rows as (\(relation.sql)) select * from (\(parts, separator: " union all "))
      order by position, many desc, symbol
      """)
    for row in 0..<found.rowCount {
      let cells = found.row(row)
      guard let position = cells[0].integer, let symbol = cells[1].text, let count = cells[2].integer else {
        continue
      }
      texts[position] += (texts[position].isEmpty ? "" : " · ") + "\(symbol) \(count.grouped)"
    }
    return texts
  }
}
