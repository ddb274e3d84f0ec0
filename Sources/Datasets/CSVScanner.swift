/// Walks over a file of comma-separated values in pieces: counts rows and fields, and stops at the first fault.
struct CSVScanner {
  private enum State { case fieldStart, bare, quoted, quoteInQuoted }

  private(set) var scan = FileScan()
  private var state = State.fieldStart
  /// The line that the next byte stands on.
  private(set) var line = 1
  private var fields = 1
  private var rowBytes = 0
  private var rowStartsOnLine = 1
  private var quoteOpenedOnLine = 1
  private var lastWasReturn = false
  private var expected: Int?
  private var headerBytes: [UInt8] = []
  /// The beginning of a cell whose end is in a later piece.
  private var carried: [UInt8] = []

  /// A scanner at the beginning of a file.
  init() {}

  /// A scanner of further rows of a file whose beginning another one has seen; rows and lines begin with 1 again.
  init(besides first: CSVScanner) {
    expected = first.expected
    scan.header = first.scan.header
    scan.lineEnd = first.scan.lineEnd
    scan.columns = Array(repeating: ColumnScan(), count: first.scan.columns.count)
  }

  /// Whether the bytes so far end behind the end of a line.
  var isBetweenRows: Bool {
    expected != nil && state == .fieldStart && fields == 1 && rowBytes == 0 && !lastWasReturn
      && carried.isEmpty
  }

  /// Adds what another scanner found in other rows, which `row` renumbers.
  mutating func merge(_ other: CSVScanner, row: (Int) -> Int) {
    scan.rows += other.scan.rows
    scan.blankLines += other.scan.blankLines
    scan.longestRow = max(scan.longestRow, other.scan.longestRow)
    scan.hasBrokenRows = scan.hasBrokenRows || other.scan.hasBrokenRows
    for index in scan.columns.indices { scan.columns[index].merge(other.scan.columns[index], row: row) }
  }

  /// The longest row that is taken, in bytes.
  static let longestRow = 8 << 20

  /// Takes the next piece.
  ///
  /// - Throws: ``DatasetError`` with the line of the first fault.
  mutating func take(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    var index = 0
    var start = 0
    while index < bytes.count {
      if state == .fieldStart, expected != nil, !lastWasReturn {
        try takePlainCells(bytes, &index)
        start = index
        guard index < bytes.count else { break }
      }
      let byte = bytes[index]
      index += 1
      if state == .bare || state == .quoted, expected != nil, !lastWasReturn {
        // Most bytes mean nothing: they are counted together.
        let end = Self.nextMeaning(in: bytes, from: index - 1)
        if end >= index {
          rowBytes += end - index + 1
          index = end
          continue
        }
      }
      if lastWasReturn {
        lastWasReturn = false
        if byte == 0x0a {
          start = index
          try ended(.windows)
          continue
        }
        try ended(.oldMac)
      }
      if expected == nil, byte != 0x0a, byte != 0x0d || state == .quoted { headerBytes.append(byte) }
      switch byte {
      case 0x2c where state != .quoted:
        endCell(UnsafeRawBufferPointer(rebasing: bytes[start..<index - 1]))
        start = index
        fields += 1
        rowBytes += 1
        state = .fieldStart
      case 0x22:
        rowBytes += 1
        switch state {
        case .fieldStart:
          state = .quoted
          quoteOpenedOnLine = line
        case .bare: break
        case .quoted: state = .quoteInQuoted
        case .quoteInQuoted: state = .quoted
        }
      case 0x0a where state != .quoted, 0x0d where state != .quoted:
        endCell(UnsafeRawBufferPointer(rebasing: bytes[start..<index - 1]))
        start = index
        if byte == 0x0a { try ended(.unix) } else { lastWasReturn = true }
      case 0x0a:
        if expected == nil { headerBytes.append(byte) }
        line += 1
        rowBytes += 1
        scan.hasBrokenRows = true
      default:
        rowBytes += 1
        if state == .quoteInQuoted {
          throw DatasetError(
            "Line \(line) has text behind a closing quote, so where the value ends is not clear.",
            hint: "A quote within quotes is written twice.")
        }
        if state == .fieldStart { state = .bare }
      }
      if rowBytes > Self.longestRow { throw tooLong() }
    }
    if start < bytes.count { carried += bytes[start...] }
  }

  /// Takes the cells without quotes that end in this piece: most cells of most files.
  private mutating func takePlainCells(
    _ bytes: UnsafeRawBufferPointer, _ index: inout Int
  ) throws(DatasetError) {
    while true {
      let end = Self.nextMeaning(in: bytes, from: index)
      guard end < bytes.count, bytes[end] == 0x2c || bytes[end] == 0x0a else { return }
      if end > index { takeCell(UnsafeRawBufferPointer(rebasing: bytes[index..<end])) }
      rowBytes += end - index
      index = end + 1
      if bytes[end] == 0x2c {
        rowBytes += 1
        fields += 1
      } else {
        try ended(.unix)
      }
      if rowBytes > Self.longestRow { throw tooLong() }
    }
  }

  /// Where the next byte is that ends a cell, a line or a quotation.
  @inline(__always)
  private static func nextMeaning(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x2d, byte == 0x2c || byte == 0x22 || byte == 0x0a || byte == 0x0d { break }
      index &+= 1
    }
    return index
  }

  /// Ends a cell that may have begun in an earlier piece, or within quotes.
  private mutating func endCell(_ bytes: UnsafeRawBufferPointer) {
    if carried.isEmpty, bytes.first != 0x22 { return takeCell(bytes) }
    carried += bytes
    var cell: [UInt8] = []
    swap(&cell, &carried)
    if cell.first == 0x22 { cell = CSVText.unquoted(cell) }
    cell.withUnsafeBytes { takeCell($0) }
  }

  /// Gives the text of a cell to its column.
  @inline(__always)
  private mutating func takeCell(_ cell: UnsafeRawBufferPointer) {
    guard fields <= scan.columns.count, !cell.isEmpty else { return }
    scan.columns[fields &- 1].take(cell, row: scan.rows &+ 1)
  }

  /// Ends the file.
  ///
  /// - Throws: ``DatasetError`` where it ends within quotes, or has no rows.
  mutating func finish() throws(DatasetError) {
    if lastWasReturn {
      lastWasReturn = false
      try ended(.oldMac)
    }
    if state == .quoted {
      throw DatasetError(
        "The quote that opens on line \(quoteOpenedOnLine) is never closed.",
        hint: "Everything after it would be one value; close the quote, or take it out.")
    }
    if rowBytes > 0 {
      endCell(UnsafeRawBufferPointer(start: nil, count: 0))
      try endRow()
    }
    guard expected != nil else { throw DatasetError("The file has nothing but blank lines.") }
    guard scan.rows > 0 else {
      throw DatasetError("The file has a line of column names and no rows.")
    }
  }

  private mutating func ended(_ end: FileScan.LineEnd) throws(DatasetError) {
    if let first = scan.lineEnd, first != end {
      throw DatasetError(
        "Line \(line) ends in \(end.rawValue) and the lines above it in \(first.rawValue), "
          + "so the file was put together from two.",
        hint: "Save it again with one kind of line end.")
    }
    scan.lineEnd = end
    try endRow()
    line += 1
    rowStartsOnLine = line
  }

  private mutating func endRow() throws(DatasetError) {
    defer {
      state = .fieldStart
      fields = 1
      rowBytes = 0
    }
    scan.longestRow = max(scan.longestRow, rowBytes)
    if rowBytes == 0 {
      if expected == nil { scan.linesAboveHeader += 1 } else { scan.blankLines += 1 }
      return
    }
    guard let expected else {
      self.expected = fields
      scan.header = CSVText.records(String(decoding: headerBytes, as: UTF8.self)).first ?? []
      headerBytes = []
      scan.columns = Array(repeating: ColumnScan(), count: fields)
      return
    }
    guard fields == expected else {
      throw DatasetError(
        .unevenRows,
        "Line \(rowStartsOnLine) has \(fields) value\(fields == 1 ? "" : "s"), "
          + "and the first line names \(expected) column\(expected == 1 ? "" : "s").",
        hint: "Nothing was imported. A comma within a value needs quotes around the value.")
    }
    scan.rows += 1
  }

  private func tooLong() -> DatasetError {
    DatasetError(
      "The row that begins on line \(rowStartsOnLine) is longer than \(Self.longestRow >> 20) MB.",
      hint: state == .quoted
        ? "A quote that opens on line \(quoteOpenedOnLine) may never be closed." : "This is not a table.")
  }
}
