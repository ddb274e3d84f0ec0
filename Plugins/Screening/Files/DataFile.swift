import SlateKit

/// A data file in the engine: a temporary table of texts with the line of each row.
struct DataFile: Sendable {
  let file: SourceFile
  let header: [String]
  /// How many rows the table has: those with as many values as the header has names.
  let rows: Int
  let faults: [RecordScanner.Fault: RecordScanner.Tally]
  let connection: Connection

  /// The rows: `line`, and each column under ``engineName(_:)``. An empty cell is an empty text.
  static let table = "slate screened"

  /// The different times and places of the rows, with how many rows are about each (`n`) and the first line: a table that
  /// is small where the file is large.
  static let units = "slate screened units"

  /// What the engine calls the column at a position: the file's own names may repeat or differ by case only.
  static func engineName(_ index: Int) -> String { "c\(index)" }

  /// Where the column of a name stands; nil where there is none.
  func index(of name: String) -> Int? { header.firstIndex(of: name) }

  func has(_ name: String) -> Bool { header.contains(name) }

  /// Reads a file whole.
  init(_ file: SourceFile, into connection: Connection) async throws {
    self.file = file
    self.connection = connection
    let scanner = file.bytes.withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes)
      scanner.scan()
      return (
        header: scanner.header, rows: scanner.rows, faults: scanner.faults, longest: scanner.longestRecord,
        shifts: scanner.shifts, first: scanner.headerLine
      )
    }
    header = scanner.header
    rows = scanner.rows
    faults = scanner.faults
    try await drop()
    let isSound =
      faults.isEmpty && file.encoding == nil && scanner.shifts.isEmpty && scanner.first == 1
      && header.count > 1
    let isLoaded = isSound ? try await loadWhole(longest: scanner.longest) : false
    if !isLoaded { try await loadByRecords() }
    let columns = unitColumns.map { "\(column: Self.engineName($0))" as SQL }
    let selected = columns + ["count(*) as n", "min(line) as line"]
    try await connection.execute(
      "create temporary table \(table: Self.units) as select \(selected) from temp.\(table: Self.table) group by all"
    )
  }

  /// The positions of the columns that say when and where.
  private var unitColumns: [Int] { GeographicLevel.observationalUnits.compactMap(index) }

  /// Lets the engine read a file in which every record is one line.
  ///
  /// - Returns: whether it found the same rows.
  private func loadWhole(longest: Int) async throws -> Bool {
    let names = header.indices.map(Self.engineName)
    let source = SQL.readCSV(
      path: file.path, columns: names.map { .init($0) },
      dialect: CSVDialect(longestLine: max(2 << 20, longest + 2)))
    let cells: [SQL] = names.map { "coalesce(\(column: $0), '') as \(column: $0)" }
    do {
      try await connection.execute(
        "create temporary table \(table: Self.table + " rows") as select \(cells) from \(source)")
    } catch let error as EngineError where error.kind == .data || error.kind == .statement {
      return false
    }
    let counted = try await connection.collect("select count(*) from temp.\(table: Self.table + " rows")")
    guard counted.row(0)[0].integer == rows else {
      try await connection.execute("drop table temp.\(table: Self.table + " rows")")
      return false
    }
    try await connection.execute(
      """
      create temporary view \(table: Self.table) as
      select rowid + 2 as line, \(columns: names) from temp.\(table: Self.table + " rows")
      """)
    return true
  }

  /// Hands the records over one by one, for a file that is at fault or has line ends within its values.
  private func loadByRecords() async throws {
    let names = header.indices.map(Self.engineName)
    let columns: [SQL] = names.map { "\(column: $0) varchar" }
    try await connection.execute(
      "create temporary table \(table: Self.table + " rows") (line bigint, \(columns))")
    try await connection.execute(
      "create temporary view \(table: Self.table) as select * from temp.\(table: Self.table + " rows")")
    var scanner = file.bytes.withUnsafeBytes { RecordScanner($0) }
    while true {
      let batch = nextRecords(&scanner, names)
      guard batch.rowCount > 0 else { break }
      let part = try await connection.append(batch, toTemporary: "slate screened part")
      try await connection.execute("insert into temp.\(table: Self.table + " rows") select * from \(part)")
    }
    try await connection.execute("drop table if exists temp.\(table: "slate screened part")")
  }

  /// The next records as a table; one without rows at the end.
  private func nextRecords(_ scanner: inout RecordScanner, _ names: [String]) -> Table {
    var lines: [Int] = []
    var cells = Array(repeating: [String](), count: header.count)
    file.bytes.withUnsafeBytes { bytes in
      scanner.goOn(in: bytes)
      scanner.scan(most: 50_000) { record in
        lines.append(record.line)
        for (index, field) in record.fields.enumerated() { cells[index].append(field) }
      }
    }
    return Table(
      columns: [Column("line", .integer)] + names.map { Column($0, .text) },
      vectors: [Vector(.integer(lines))] + cells.map { Vector(.text($0)) })
  }

  /// Frees the memory that the rows take.
  func drop() async throws {
    try await connection.execute("drop view if exists temp.\(table: Self.table)")
    try await connection.execute("drop table if exists temp.\(table: Self.table + " rows")")
    try await connection.execute("drop table if exists temp.\(table: Self.units)")
  }
}
