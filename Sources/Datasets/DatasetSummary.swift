import Engine

/// What the rows of a dataset are about: its periods, its levels, and the symbols in its columns.
public struct DatasetSummary: Sendable {
  /// How often a symbol stands in a column.
  public struct SymbolCount: Sendable, Hashable {
    /// The column of numbers.
    public var column: String
    /// The symbol in the file's spelling.
    public var symbol: Symbol
    /// In how many rows it stands.
    public var count: Int
  }

  /// The labels of the periods, in their order; empty where the file has neither `time_period` nor years.
  public var periods: [String] = []
  /// The geographic levels with their numbers of rows, the most rows first.
  public var levels: [(name: String, rows: Int)] = []
  /// How often each symbol stands in each column, in the columns' order.
  public var symbols: [SymbolCount] = []

  /// Counts in a dataset's table.
  public init(of dataset: Dataset, on connection: Connection) async throws {
    let table: SQL = "\(schema: Dataset.schema, table: dataset.table)"
    for period in try await dataset.periods(on: connection) {
      let label = PeriodLabel.label(period.text, identifier: period.identifier)
      if !periods.contains(label) { periods.append(label) }
    }
    if let level = dataset.level {
      let rows = try await connection.collect(
        """
        select cast(\(column: level.name) as varchar), count(*) from \(table) where \(column: level.name) is not null
        group by 1 order by 2 desc, 1
        """)
      let found = (0..<rows.rowCount).map { (rows.row($0)[0].text ?? "", rows.row($0)[1].integer ?? 0) }
      // A column that is only called level may be one of qualifications.
      if level.name.lowercased() != "level" || found.contains(where: { $0.0.lowercased() == "national" }) {
        levels = found
      }
    }
    symbols = try await Self.symbols(of: dataset, in: table, on: connection)
  }

  private static func symbols(
    of dataset: Dataset, in table: SQL, on connection: Connection
  ) async throws -> [SymbolCount] {
    let parts = dataset.columns.enumerated().compactMap { position, column -> SQL? in
      guard let symbols = column.symbols else { return nil }
      return """
        select \(position) as position, cast(\(column: symbols) as varchar) as symbol, count(*) as rows from \(table)
        where \(column: symbols) is not null group by 2
        """
    }
    guard !parts.isEmpty else { return [] }
    let rows = try await connection.collect(
      "\(parts, separator: " union all ") order by position, rows desc, symbol")
    return (0..<rows.rowCount).compactMap { row in
      let cells = rows.row(row)
      guard let position = cells[0].integer, let symbol = cells[1].text, let count = cells[2].integer else {
        return nil
      }
      return SymbolCount(
        column: dataset.columns[position].name, symbol: Symbol(rawValue: symbol), count: count)
    }
  }
}
