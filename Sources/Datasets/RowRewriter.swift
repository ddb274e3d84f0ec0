/// Writes a file of separated values anew, with commas and with as many values in each row as the first line has.
///
/// For the files that are known to be uneven: the performance tables end the rows of schools without results early, and the register
/// of schools leaves a list of links unquoted in its last column.
struct RowRewriter {
  /// What stands between the values.
  let delimiter: UInt8
  /// Whether rows that are too short are filled, and values too many joined to the last one.
  let isEvened: Bool
  /// Whether values that are too many are left out where all of them are empty.
  var dropsEmpty = false
  /// How many rows had such values, and the line of the first.
  private(set) var surplus: (count: Int, line: Int)?
  /// How many rows were too short, and the line of the first.
  private(set) var short: (count: Int, line: Int)?
  /// How many rows were too long, and the line of the first.
  private(set) var long: (count: Int, line: Int)?

  private var cells: [[UInt8]] = []
  private var cell: [UInt8] = []
  private var expected: Int?
  private var isQuoted = false
  private var line = 1
  private var firstLine = 1

  init(delimiter: UInt8, isEvened: Bool) {
    self.delimiter = delimiter
    self.isEvened = isEvened
  }

  /// Rewrites a file.
  ///
  /// - Throws: ``DatasetError`` where a file cannot be read or written; `CancellationError`.
  mutating func rewrite(_ path: String, to target: String, isCancelled: CancellationFlag) throws {
    let file = try InputFile(path)
    let output = try OutputFile(target)
    while true {
      if isCancelled.isSet { throw CancellationError() }
      let bytes = try file.bytes(1 << 20)
      if bytes.isEmpty { break }
      for byte in bytes { try take(byte, output) }
    }
    if !cell.isEmpty || !cells.isEmpty { try endRow(output, []) }
    try output.finish()
  }

  private mutating func take(_ byte: UInt8, _ output: OutputFile) throws(DatasetError) {
    switch byte {
    case 0x22:
      if cell.isEmpty || isQuoted || cell.first == 0x22 { isQuoted.toggle() }
      cell.append(byte)
    case delimiter where !isQuoted:
      cells.append(cell)
      cell = []
    case 0x0a where !isQuoted:
      var end: [UInt8] = [byte]
      if cell.last == 0x0d {
        cell.removeLast()
        end = [0x0d, byte]
      }
      try endRow(output, end)
      line += 1
      firstLine = line
    default:
      if byte == 0x0a { line += 1 }
      cell.append(byte)
      if cell.count > CSVScanner.longestRow {
        throw DatasetError(
          "The value that begins on line \(firstLine) is longer than \(CSVScanner.longestRow >> 20) MB.",
          hint: "A quote may never be closed.")
      }
    }
  }

  private mutating func endRow(_ output: OutputFile, _ end: [UInt8]) throws(DatasetError) {
    cells.append(cell)
    cell = []
    defer { cells.removeAll(keepingCapacity: true) }
    if cells.count == 1, cells[0].isEmpty { return try output.write(end) }
    let expected = expected ?? cells.count
    self.expected = expected
    if isEvened, cells.count < expected {
      short = (1 + (short?.count ?? 0), short?.line ?? firstLine)
      cells += Array(repeating: [], count: expected - cells.count)
    }
    if dropsEmpty, cells.count > expected,
      cells[expected...].allSatisfy({ $0.isEmpty || $0 == [0x22, 0x22] })
    {
      surplus = (1 + (surplus?.count ?? 0), surplus?.line ?? firstLine)
      cells.removeLast(cells.count - expected)
    }
    if isEvened, cells.count > expected {
      long = (1 + (long?.count ?? 0), long?.line ?? firstLine)
      let rest = cells[(expected - 1)...].map { $0.first == 0x22 ? CSVText.unquoted($0) : $0 }
      cells = cells[..<(expected - 1)] + [Array(rest.joined(separator: [0x2c]))]
    }
    for (index, cell) in cells.enumerated() {
      if index > 0 { try output.write(0x2c) }
      if cell.first != 0x22, cell.contains(where: { $0 == 0x2c || $0 == 0x22 }) {
        try output.write(CSVText.quoted(cell))
      } else {
        try output.write(cell)
      }
    }
    try output.write(end)
  }
}
