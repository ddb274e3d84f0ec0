/// What a reader can work out of a table of counts: for each hidden cell, whether it can have another value than its own.
///
/// The reader knows the shown cells, every sum over the table's own equations, and that counts are whole and at least `least`.
struct Feasibility {
  /// Sums that hold: the cells with their signs, and what they come to.
  var equations: [(cells: [(cell: Int, sign: Int)], sum: Int)]
  var hidden: [Int]
  var truth: [Int]
  var least: Int

  /// The possible values that are nearest to the cell's own, below and above, within the range; nil where its own is the only one.
  func another(for cell: Int, within range: ClosedRange<Int>) -> Int? {
    let candidates = range.filter { $0 != truth[cell] }.sorted {
      abs($0 - truth[cell]) < abs($1 - truth[cell])
    }
    return candidates.first { value in
      var bounds = Dictionary(uniqueKeysWithValues: hidden.map { ($0, least...(truth[$0] + 60)) })
      bounds[cell] = value...value
      return isPossible(bounds)
    }
  }

  /// Whether some values within the bounds satisfy all equations: bounds are narrowed, and then one cell after the other tried.
  private func isPossible(_ start: [Int: ClosedRange<Int>]) -> Bool {
    var bounds = start
    var changes = true
    while changes {
      changes = false
      for equation in equations {
        let known = equation.cells.filter { bounds[$0.cell] == nil }.reduce(0) {
          $0 + $1.sign * truth[$1.cell]
        }
        let open = equation.cells.filter { bounds[$0.cell] != nil }
        let low = open.reduce(0) {
          $0 + ($1.sign > 0 ? (bounds[$1.cell] ?? 0...0).lowerBound : -(bounds[$1.cell] ?? 0...0).upperBound)
        }
        let high = open.reduce(0) {
          $0 + ($1.sign > 0 ? (bounds[$1.cell] ?? 0...0).upperBound : -(bounds[$1.cell] ?? 0...0).lowerBound)
        }
        let rest = equation.sum - known
        if rest < low || rest > high { return false }
        for (cell, sign) in open {
          guard let own = bounds[cell] else { continue }
          let (ownLow, ownHigh) =
            sign > 0 ? (own.lowerBound, own.upperBound) : (-own.upperBound, -own.lowerBound)
          let from = max(ownLow, rest - (high - ownHigh))
          let to = min(ownHigh, rest - (low - ownLow))
          guard from <= to else { return false }
          let new = sign > 0 ? from...to : (-to)...(-from)
          if new != own {
            bounds[cell] = new
            changes = true
            break
          }
        }
        if changes { break }
      }
    }
    guard
      let open = bounds.filter({ $0.value.count > 1 }).min(by: {
        ($0.value.count, $0.key) < ($1.value.count, $1.key)
      })
    else { return true }
    return open.value.contains { value in
      var next = bounds
      next[open.key] = value...value
      return isPossible(next)
    }
  }
}
