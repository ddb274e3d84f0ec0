/// The cells of one column as bytes, one behind the other.
struct EncodedCells: Sendable {
  var bytes: [UInt8] = []
  /// Where each cell ends.
  var ends: [Int] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Writes one cell.
  func write(_ row: Int, to out: inout [UInt8]) {
    let start = row == 0 ? 0 : ends[row - 1]
    bytes.withUnsafeBufferPointer {
      out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<ends[row]]))
    }
  }
}
