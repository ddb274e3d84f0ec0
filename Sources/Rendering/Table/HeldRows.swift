import SlateKit

/// The rows of a table that will be shown: all of them, or those of its head and its tail, in as much memory as these take
/// and one portion of rows more.
struct HeldRows: Sendable {
  /// Some rows that arrived together.
  struct Slice: Sendable {
    var table: Table
    var rows: Range<Int>
  }

  /// How many rows a table may have beyond the limit and still be shown whole.
  static let slack = 5

  private let limit: Int?
  private let slack: Int
  private var head: [Slice] = []
  private var tail: [Slice] = []
  private var headCount = 0
  private var tailCount = 0
  /// How many rows have arrived.
  private(set) var count = 0

  /// Rows to show.
  ///
  /// - Parameters:
  ///   - limit: How many; nil for all.
  ///   - slack: How many more there may be before any is left out.
  init(limit: Int?, slack: Int = HeldRows.slack) {
    self.limit = limit.map { max($0, 1) }
    self.slack = slack
  }

  mutating func add(_ table: Table) {
    let rows = table.rowCount
    guard rows > 0 else { return }
    count += rows
    guard let limit else { return head.append(Slice(table: table, rows: 0..<rows)) }
    let inHead = min(rows, (limit + 1) / 2 - headCount)
    if inHead > 0 {
      head.append(Slice(table: table, rows: 0..<inHead))
      headCount += inHead
    }
    guard inHead < rows else { return }
    tail.append(Slice(table: table, rows: max(inHead, 0)..<rows))
    tailCount += rows - max(inHead, 0)
    let capacity = limit + slack - headCount
    while let first = tail.first, tailCount - first.rows.count >= capacity {
      tail.removeFirst()
      tailCount -= first.rows.count
    }
  }

  /// How many portions of rows are in memory.
  var portions: Int { head.count + tail.count }

  /// The rows before and behind those left out; where none is left out, all stand before.
  var shown: (head: [Slice], tail: [Slice], leftOut: Int) {
    guard let limit, count > limit + slack else { return (head + tail, [], 0) }
    var missing = limit - headCount
    var slices: [Slice] = []
    for slice in tail.reversed() where missing > 0 {
      slices.append(Slice(table: slice.table, rows: slice.rows.suffix(missing)))
      missing -= slice.rows.count
    }
    return (head, slices.reversed(), count - limit)
  }
}
