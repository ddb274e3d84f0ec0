import Engine

/// What is unusual about the cells of a file, with the first line where it is so.
extension Importer {
  /// The sentences about a file's cells, one for each kind of oddity, whatever the number of columns.
  func oddities(of plans: [ColumnPlan], in source: CSVSource) async throws -> [String] {
    let oddities = plans.flatMap(Oddity.all)
    guard !oddities.isEmpty else { return [] }
    let items = oddities.enumerated().map { index, oddity -> SQL in
      "min(slate_row) filter (where \(oddity.condition)) as \(column: "o\(index)")"
    }
    let columns = plans.map { SQL.FileColumn($0.name) }
    let found = try await connection.collect(
      "select \(items) from (select row_number() over () as slate_row, * from \(source.read(columns)))"
    ).row(0)
    var kinds: [Oddity.Kind] = []
    var places: [Oddity.Kind: (names: [String], row: Int)] = [:]
    for (oddity, cell) in zip(oddities, found) {
      guard let row = cell.integer else { continue }
      if let known = places[oddity.kind] {
        places[oddity.kind] = (known.names + [oddity.column], min(known.row, row))
      } else {
        kinds.append(oddity.kind)
        places[oddity.kind] = ([oddity.column], row)
      }
    }
    return kinds.compactMap { kind in
      places[kind].map { names, row in
        let place = source.scan.line(ofRow: row).map { "first on line \($0)" } ?? "first in row \(row)"
        return kind.sentence(Self.list(names), place)
      }
    }
  }

  /// Names in a sentence: the first few, and how many there are more.
  static func list(_ names: [String]) -> String {
    let most = 6
    if names.count <= most + 1 { return names.joined(separator: ", ") }
    return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more columns"
  }
}
