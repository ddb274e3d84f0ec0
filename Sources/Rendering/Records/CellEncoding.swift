import SlateKit

/// How the cells of one column are written into a file's records.
protocol CellEncoding: Sendable {
  /// How many decimals its numbers have; nil for every digit.
  var decimals: Int? { get }
  /// Whether commas stand between thousands.
  var grouping: Bool { get }
  func missing(_ symbol: Symbol?, to bytes: inout [UInt8])
  func text(_ text: String, to bytes: inout [UInt8])
  /// A floating-point number that is none: infinite, or undefined.
  func special(_ value: Double, to bytes: inout [UInt8])
}

extension CellEncoding {
  func special(_ value: Double, to bytes: inout [UInt8]) {
    Numbers.append(value, decimals: nil, grouping: false, to: &bytes)
  }

  /// Writes the cells of some rows, one after the other. A column at a time keeps the loops tight.
  func encode(_ vector: Vector, _ rows: Range<Int>, into out: inout EncodedCells) {
    switch vector.storage {
    case .boolean(let values):
      each(vector, rows, into: &out) { $1.append(contentsOf: (values[$0] ? "true" : "false").utf8) }
    case .integer(let values):
      each(vector, rows, into: &out) {
        Numbers.append(values[$0], decimals: decimals, grouping: grouping, to: &$1)
      }
    case .decimal(let values, let scale):
      each(vector, rows, into: &out) {
        Numbers.append(values[$0], scale: scale, decimals: decimals, grouping: grouping, to: &$1)
      }
    case .number(let values):
      each(vector, rows, into: &out) {
        if values[$0].isFinite {
          Numbers.append(values[$0], decimals: decimals, grouping: grouping, to: &$1)
        } else {
          special(values[$0], to: &$1)
        }
      }
    case .text(let values), .moment(let values):
      each(vector, rows, into: &out) { text(values[$0], to: &$1) }
    case .coded(let codes, let dictionary):
      each(vector, rows, into: &out) { text(dictionary[Int(codes[$0])], to: &$1) }
    }
  }

  @inline(__always)
  private func each(
    _ vector: Vector, _ rows: Range<Int>, into out: inout EncodedCells, _ body: (Int, inout [UInt8]) -> Void
  ) {
    out.removeAll()
    for row in rows {
      if let missing = vector.missing, missing[row] {
        self.missing(vector.symbols?[row], to: &out.bytes)
      } else {
        body(row, &out.bytes)
      }
      out.ends.append(out.bytes.count)
    }
  }
}
