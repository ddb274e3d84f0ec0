/// Which rows of a file a scanner has seen that looked at parts of it.
struct RowNumbers: Sendable {
  /// Where a part begins: after so many rows of the scanner's, and after so many of the file.
  private var parts: [(own: Int, file: Int)] = []

  /// Begins a part.
  mutating func begin(own: Int, file: Int) { parts.append((own, file)) }

  /// The number in the file of one of the scanner's rows, both counted from 1.
  func inFile(_ row: Int) -> Int {
    var (low, high) = (0, parts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].own < row { low = middle } else { high = middle }
    }
    guard low < parts.count else { return row }
    return row - parts[low].own + parts[low].file
  }
}
