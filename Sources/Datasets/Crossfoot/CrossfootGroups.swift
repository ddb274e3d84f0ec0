import Engine

/// The rows of England and of regions, and the authorities of each region added up, by period and categories.
struct CrossfootGroups {
  /// What rows are about.
  enum Level { case national, regional, authorities }

  private(set) var levels: [Level] = []
  /// Period, identifier and filters, as numbers of texts.
  private(set) var keys: [[UInt32]] = []
  private(set) var regions: [UInt32] = []
  private(set) var regionNames: [UInt32] = []
  /// How many rows each group has.
  private(set) var rows: [Int] = []
  /// Whether no place stands twice in a group.
  private(set) var isOnce: [Bool] = []
  /// For each count, the sum of the numbers of a group, how many there are, and the greatest.
  private(set) var sums: [[Double]] = []
  private(set) var numbers: [[Int]] = []
  private(set) var greatest: [[Double]] = []

  /// Groups of those rows of a dataset that a condition holds for.
  init(
    of layout: CrossfootLayout, where condition: SQL, texts: inout CrossfootTexts, on connection: Connection
  ) async throws {
    let filters = layout.filters.indices.map {
      "\(column: layout.filters[$0].name) as \(column: "f\($0)")" as SQL
    }
    let cells = layout.counts.enumerated().flatMap { index, column -> [SQL] in
      let cell: SQL = "\(column: column.name)"
      return [
        "cast(sum(\(cell)) as double) as \(column: "s\(index)")", "count(\(cell)) as \(column: "n\(index)")",
        "cast(max(\(cell)) as double) as \(column: "g\(index)")",
      ]
    }
    let heads: [SQL] = [
      "\(layout.level) as level", "\(layout.period) as period", "\(layout.identifier) as identifier",
      "\(layout.region) as region",
    ]
    let table = try await connection.collect(
      """
      select \(heads + filters), \(layout.regionName) as region_name, count(*) as rows,
        \(layout.authorities) as places, \(cells)
      from \(layout.table) where \(layout.isChecked) and \(condition) group by all
      """)
    take(table, filters: layout.filters.count, counts: layout.counts.count, texts: &texts)
  }

  private mutating func take(
    _ table: Table, filters: Int, counts: Int, texts: inout CrossfootTexts
  ) {
    let heads = table.vectors.prefix(5 + filters).map { texts.codes(of: $0) }
    let parts = [heads[1], heads[2]] + heads[4..<(4 + filters)]
    keys = (0..<table.rowCount).map { row in parts.map { $0[row] } }
    levels = heads[0].map { code in
      switch texts[code].lowercased() {
      case "national", "country": .national
      case "regional", "region": .regional
      default: .authorities
      }
    }
    regions = heads[3]
    regionNames = heads[4 + filters]
    rows = Self.integers(table.vectors[5 + filters])
    let places = Self.integers(table.vectors[6 + filters])
    isOnce = rows.indices.map { rows[$0] == (levels[$0] == .authorities ? places[$0] : 1) }
    for index in 0..<counts {
      let first = 7 + filters + 3 * index
      sums.append(Self.numbers(table.vectors[first]))
      numbers.append(Self.integers(table.vectors[first + 1]))
      greatest.append(Self.numbers(table.vectors[first + 2]))
    }
  }

  private static func integers(_ vector: Vector) -> [Int] {
    if case .integer(let values) = vector.storage { return values }
    return (0..<vector.count).map { vector[$0].integer ?? 0 }
  }

  private static func numbers(_ vector: Vector) -> [Double] {
    if case .number(let values) = vector.storage { return values }
    return (0..<vector.count).map { vector[$0].double ?? 0 }
  }
}
