import SlateKit

extension DataFile {
  /// What several columns hold together: the values, in how many rows, and the first line.
  struct Combination: Sendable {
    var values: [String]
    var rows: Int
    var line: Int
    /// Where its rows are found.
    var place: Finding.Place

    subscript(index: Int) -> String { values[index] }
    /// The values by the positions of their columns.
    var cells: [Int: String] { if case .data(let cells) = place { cells } else { [:] } }
  }

  /// The different values of columns that are there, together, in the order of their first lines.
  func combinations(of names: [String]) async throws -> [Combination] {
    let indices = names.compactMap { index(of: $0) }
    guard indices.count == names.count, !indices.isEmpty else { return [] }
    let columns = indices.map(Self.engineName)
    let isUnit = names.allSatisfy(GeographicLevel.observationalUnits.contains)
    let source: SQL = isUnit ? "temp.\(table: Self.units)" : "temp.\(table: Self.table)"
    let count: SQL = isUnit ? "sum(n)::bigint" : "count(*)"
    return try await read(
      """
      select \(columns: columns), \(count), min(line) from \(source)
      group by \(columns: columns) order by min(line)
      """, indices)
  }

  /// The texts of a column that are no plain numbers, in the order of their first lines.
  ///
  /// At most 10,000 different ones are read; a column with more is no column of numbers.
  func texts(in name: String) async throws -> [Combination] {
    guard let index = index(of: name) else { return [] }
    let column = Self.engineName(index)
    return try await read(
      """
      select \(column: column), count(*), min(line) from temp.\(table: Self.table)
      where not regexp_full_match(\(column: column), '-?[0-9]*[.]?[0-9]*')
        or try_cast(\(column: column) as double) is null
      group by \(column: column) order by min(line) limit 10000
      """, [index])
  }

  private func read(_ sql: SQL, _ indices: [Int]) async throws -> [Combination] {
    let table = try await connection.collect(sql)
    return (0..<table.rowCount).map { row in
      let cells = table.row(row)
      let values = cells.prefix(indices.count).map { $0.text ?? "" }
      return Combination(
        values: values, rows: cells[indices.count].integer ?? 0, line: cells[indices.count + 1].integer ?? 0,
        place: .data(Dictionary(zip(indices, values)) { first, _ in first }))
    }
  }

  /// The lines on which one of several places stands, in order.
  func lines(of places: [Finding.Place], limit: Int) async throws -> [Int] {
    var known: [Int] = []
    var conditions: [SQL] = []
    for place in places {
      switch place {
      case .data(let cells):
        let parts = cells.sorted { $0.key < $1.key }.map {
          "\(column: Self.engineName($0.key)) = \($0.value)" as SQL
        }
        if !parts.isEmpty { conditions.append("(\(parts, separator: " and "))") }
      case .dataLines(let lines): known += lines.prefix(limit)
      case .file, .metaLine: break
      }
    }
    if !conditions.isEmpty {
      let table = try await connection.collect(
        """
        select line from temp.\(table: Self.table) where \(conditions, separator: " or ")
        order by line limit \(limit)
        """)
      known += (0..<table.rowCount).compactMap { table.row($0)[0].integer }
    }
    return Array(Set(known).sorted().prefix(limit))
  }

  /// The lines of rows that have the same values in all of these columns as a row above them, with the line of that row,
  /// leaving out rows of some geographic levels.
  func repeats(of names: [String], exceptLevels: [String]) async throws -> [(line: Int, first: Int)] {
    let columns = names.compactMap { index(of: $0) }.map(Self.engineName)
    guard !columns.isEmpty else { return [] }
    let filter: SQL =
      if let level = index(of: "geographic_level"), !exceptLevels.isEmpty {
        "where \(column: Self.engineName(level)) not in (\(values: exceptLevels))"
      } else {
        ""
      }
    // Hashes narrow the rows down quickly; the values themselves decide.
    let table = try await connection.collect(
      """
      with hashed as (select line, hash(\(columns: columns)) as h from temp.\(table: Self.table) \(filter)),
        suspects as (select h from hashed group by h having count(*) > 1),
        rows as (select t.* from temp.\(table: Self.table) t
          where t.line in (select line from hashed where h in (select h from suspects)))
      select line, first from (
        select line, min(line) over (partition by \(columns: columns)) as first from rows)
      where line > first order by line
      """)
    return (0..<table.rowCount).compactMap { row in
      let cells = table.row(row)
      guard let line = cells[0].integer, let first = cells[1].integer else { return nil }
      return (line, first)
    }
  }
}
