import Foundation

/// Walks over the bytes of a file of comma-separated values: counts its records, notes on which lines they begin, and
/// goes on behind every fault.
struct RecordScanner {
  /// A kind of fault that makes rows hard or impossible to read.
  enum Fault: Sendable, Hashable, CaseIterable {
    case ragged, behindQuote, unclosed, blankLine, bytes, zero
  }

  /// Faults of a kind: how many, and the lines of the first ones.
  struct Tally: Sendable {
    var count = 0
    var lines: [Int] = []
    /// What the first of them looks like, such as the number of values.
    var example = ""

    mutating func add(_ line: Int, _ example: @autoclosure () -> String = "") {
      if count == 0 { self.example = example() }
      count += 1
      if lines.count < 10_000 { lines.append(line) }
    }
  }

  /// One record: its values, and the line on which it begins.
  struct Record {
    var line: Int
    var fields: [String]
  }

  private var bytes: UnsafeRawBufferPointer
  private var index = 0
  private var line = 1
  private var rewinds = 0
  private var isQuoteLiteral = false
  private(set) var faults: [Fault: Tally] = [:]
  private(set) var header: [String] = []
  private(set) var headerLine = 1
  /// How many records of the header's width there are.
  private(set) var rows = 0
  private(set) var longestRecord = 0
  /// Records from which on the distance between record and line is another: the record (from 0), and its line.
  private(set) var shifts: [(row: Int, line: Int)] = []

  /// A scanner at the first byte behind a byte order mark.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { index = 3 }
  }

  /// Goes to the end, or over as many records of the header's width; hands these over where a body is given.
  mutating func scan(most: Int = .max, _ body: ((Record) -> Void)? = nil) {
    let last = most == .max ? Int.max : rows + most
    while index < bytes.count, rows < last {
      let start = index
      let firstLine = line
      let isFirst = header.isEmpty
      let (fields, values) = nextRecord(keeping: isFirst || body != nil)
      longestRecord = max(longestRecord, index - start)
      if fields == 0 {
        if !isFirst { faults[.blankLine, default: Tally()].add(firstLine) }
        continue
      }
      if isFirst {
        header = values
        headerLine = firstLine
        continue
      }
      guard fields == header.count else {
        faults[.ragged, default: Tally()].add(firstLine, "\(fields)")
        continue
      }
      if firstLine != expectedLine { shifts.append((rows, firstLine)) }
      rows += 1
      if let body { body(Record(line: firstLine, fields: values)) }
    }
  }

  /// Goes on with the same bytes, which may have come to lie elsewhere.
  mutating func goOn(in bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Goes to behind the line of names only.
  mutating func readHeader() {
    while index < bytes.count, header.isEmpty {
      headerLine = line
      let (fields, values) = nextRecord(keeping: true)
      if fields > 0 { header = values }
    }
  }

  private var expectedLine: Int {
    if let last = shifts.last { return last.line + rows - last.row }
    return headerLine + 1 + rows
  }

  /// Reads one record.
  ///
  /// - Returns: how many values it has, 0 for a blank line; and these, where they are kept.
  private mutating func nextRecord(keeping: Bool) -> (Int, [String]) {
    let firstLine = line
    let start = index
    var fields = 0
    var values: [String] = []
    var hasHighBytes = false
    while true {
      let isQuoted = !isQuoteLiteral && index < bytes.count && bytes[index] == 0x22
      var cell: [UInt8] = []
      if isQuoted {
        let fieldStart = index
        let openedOn = line
        index += 1
        if !takeQuoted(&cell, keeping: keeping, &hasHighBytes) {
          // Never closed: the quote is taken for an ordinary character, and what follows is read anew.
          faults[.unclosed, default: Tally()].add(openedOn)
          index = fieldStart
          line = openedOn
          cell = []
          rewinds += 1
          if rewinds > 20 { isQuoteLiteral = true }
          takeBare(&cell, keeping: keeping, &hasHighBytes)
        } else if index < bytes.count, ![0x2c, 0x0a, 0x0d].contains(bytes[index]) {
          faults[.behindQuote, default: Tally()].add(line)
          takeBare(&cell, keeping: keeping, &hasHighBytes)
        }
      } else {
        takeBare(&cell, keeping: keeping, &hasHighBytes)
      }
      fields += 1
      if keeping { values.append(text(of: cell)) }
      if index < bytes.count, bytes[index] == 0x2c {
        index += 1
        continue
      }
      break
    }
    let end = index
    if index < bytes.count {
      if bytes[index] == 0x0d, index + 1 < bytes.count, bytes[index + 1] == 0x0a { index += 1 }
      index += 1
      line += 1
    }
    if hasHighBytes { checkEncoding(start..<end, firstLine) }
    return (fields == 1 && end == start ? 0 : fields, values)
  }

  private mutating func takeBare(_ cell: inout [UInt8], keeping: Bool, _ hasHighBytes: inout Bool) {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x2c || byte == 0x0a || byte == 0x0d { break }
      if byte >= 0x80 { hasHighBytes = true }
      if byte == 0 { faults[.zero, default: Tally()].add(line) }
      index &+= 1
    }
    if keeping { cell += bytes[start..<index] }
  }

  /// Reads to behind the closing quote; answers whether there is one.
  private mutating func takeQuoted(_ cell: inout [UInt8], keeping: Bool, _ hasHighBytes: inout Bool) -> Bool {
    while index < bytes.count {
      let byte = bytes[index]
      index &+= 1
      if byte == 0x22 {
        guard index < bytes.count, bytes[index] == 0x22 else { return true }
        index &+= 1
      } else if byte == 0x0a {
        line += 1
      } else if byte >= 0x80 {
        hasHighBytes = true
      } else if byte == 0 {
        faults[.zero, default: Tally()].add(line)
      }
      if keeping { cell.append(byte) }
    }
    return false
  }

  private mutating func checkEncoding(_ range: Range<Int>, _ line: Int) {
    let record = UnsafeRawBufferPointer(rebasing: bytes[range])
    if String(validating: record, as: UTF8.self) == nil {
      faults[.bytes, default: Tally()].add(
        line, String(bytes: record, encoding: .windowsCP1252)?.prefix(60).description ?? "")
    }
  }

  /// The text of a value; bytes that are no UTF-8 are read as Windows-1252, which they mostly are.
  private func text(of cell: [UInt8]) -> String {
    String(validating: cell, as: UTF8.self) ?? String(bytes: cell, encoding: .windowsCP1252)
      ?? String(decoding: cell, as: UTF8.self)
  }
}
