import SlateKit

/// Writes a table as one record a row: CSV, JSON and Markdown differ in what stands before, between and behind the cells,
/// and in how a cell is written.
struct RecordWriter<Encoding: CellEncoding>: TableWriter {
  /// What stands around records and cells.
  struct Frame: Sendable {
    /// Before the first record.
    var head = ""
    /// Behind each record but the last.
    var between = "\n"
    /// Behind the last record.
    var last = "\n"
    /// In place of all that, where there is no record at all.
    var none = ""
    /// Before each cell of a record.
    var leads: [String]
    /// Behind the last cell of a record.
    var close = ""
  }

  /// How many rows are turned into bytes at a time.
  private static var portion: Int { 2_048 }

  private let frame: Frame
  private let leads: [[UInt8]]
  private let encodings: [Encoding]
  private var cells: [EncodedCells]
  private var isEmpty = true

  init(_ encodings: [Encoding], frame: Frame) {
    self.encodings = encodings
    self.frame = frame
    leads = frame.leads.map { Array($0.utf8) }
    cells = encodings.map { _ in EncodedCells() }
  }

  mutating func begin(_ sink: inout Sink) {}

  mutating func add(_ table: Table, to sink: inout Sink) throws {
    var start = 0
    while start < table.rowCount {
      let rows = start..<min(start + Self.portion, table.rowCount)
      for (column, vector) in table.vectors.enumerated() {
        encodings[column].encode(vector, rows, into: &cells[column])
      }
      for row in 0..<rows.count {
        sink.write(isEmpty ? frame.head : frame.between)
        isEmpty = false
        try sink.flushIfFull()
        for column in cells.indices {
          sink.bytes.append(contentsOf: leads[column])
          cells[column].write(row, to: &sink.bytes)
        }
        sink.write(frame.close)
      }
      start = rows.upperBound
    }
  }

  mutating func end(_ sink: inout Sink) { sink.write(isEmpty ? frame.none : frame.last) }
}
