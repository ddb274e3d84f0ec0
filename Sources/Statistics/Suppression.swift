/// Which cells of a table of counts must not be shown, so that no small count can be told or worked out.
///
/// A count from 1 to the threshold is suppressed, and then so many others that every suppressed cell has another value with
/// which all sums still hold: for each one there is a *move*, a change of suppressed cells by one up or down that no row,
/// column or total shows. A move is the product of one pair of categories in each axis: the corners of a hypercube.
/// Beside that, the suppressed cells of a row or column sum to more than the threshold, as in OpenSAFELY's rule.
public struct Suppression: Sendable {
  /// What becomes of a cell.
  public enum Cell: Sendable, Hashable {
    /// It is shown.
    case shown
    /// It is small.
    case primary
    /// It is not small; it protects others.
    case secondary
  }

  /// What becomes of each cell of the table, in its order.
  public private(set) var cells: [Cell]
  /// The suppressed cells for which no move was found within the sums that a reader knows: they may be worked out.
  public private(set) var unprotected: [Int] = []
  /// The small cells whose moves a reader who knew which cells are small could rule out.
  public private(set) var weak: [Int] = []

  private let table: CountTable
  private let threshold: Int
  private let strides: [Int]
  /// For each axis, whether a category is the sum of others.
  private let isSum: [[Bool]]
  private var covered: Set<Int> = []

  /// Decides on the cells of a table.
  ///
  /// - Parameters:
  ///   - table: The counts. A cell without a count stays as it is and protects no other.
  ///   - threshold: The largest count that is suppressed, at least 1.
  ///   - includingZeros: Whether a count of 0 is suppressed, too.
  public init(_ table: CountTable, threshold: Int, includingZeros: Bool = false) {
    self.table = table
    self.threshold = threshold
    strides = table.strides
    isSum = table.axes.map { axis in
      let parents = Set(axis.parents.compactMap(\.self))
      return axis.parents.indices.map(parents.contains)
    }
    least = includingZeros ? 0 : 1
    cells = table.counts.map { count in
      guard let count else { return .shown }
      return (includingZeros ? 0...threshold : 1...threshold).contains(count) ? .primary : .shown
    }
    var queue = cells.indices.filter { cells[$0] == .primary }
    while !queue.isEmpty {
      for place in queue where !covered.contains(place) { protect(place) }
      queue = tooSmallSums()
      for place in queue where cells[place] == .shown { cells[place] = .secondary }
    }
    // What protects another cell may protect one for which no move of its own was found.
    unprotected.removeAll(where: covered.contains)
  }

  /// The least value that a reader must think a suppressed cell can have: zeros are shown, unless they are suppressed, too.
  private let least: Int

  // MARK: Moves

  /// A change of one axis's categories that keeps its sums: categories with +1 or -1.
  private typealias Change = [(category: Int, sign: Int)]

  private mutating func protect(_ place: Int) {
    let categories = table.categories(at: place)
    var changes = zip(table.axes, categories).map { axis, category in Suppression.changes(axis, category) }
    if changes.contains(where: \.isEmpty) {
      unprotected.append(place)
      return
    }
    // So many products at most are looked at; the changes of few categories come first.
    while changes.reduce(1, { $0 * $1.count }) > 8_000 {
      guard let longest = changes.indices.max(by: { changes[$0].count < changes[$1].count }) else { break }
      changes[longest].removeLast(changes[longest].count / 2)
    }
    var best: (cost: Cost, cells: [Int], isStrong: Bool)?
    Suppression.products(of: changes) { product in
      guard let move = move(product), let found = cost(move) else { return }
      if let known = best,
        (known.isStrong && !found.isStrong)
          || (known.isStrong == found.isStrong && !(found.cost < known.cost))
      {
        return
      }
      best = (found.cost, move.map(\.place), found.isStrong)
    }
    guard let best else {
      unprotected.append(place)
      return
    }
    if !best.isStrong { weak.append(place) }
    for cell in best.cells {
      covered.insert(cell)
      if cells[cell] == .shown { cells[cell] = .secondary }
    }
  }

  /// What a move costs: cells that are sums of others count first, then the number of cells, then their counts.
  private struct Cost: Comparable {
    var totals: Int
    var cells: Int
    var sum: Int
    static func < (first: Cost, second: Cost) -> Bool {
      (first.totals, first.cells, first.sum) < (second.totals, second.cells, second.sum)
    }
  }

  /// The cells that a product of changes moves, with +1 or -1; nil where one of them has no count, or is a shown zero.
  private func move(_ product: [Change]) -> [(place: Int, sign: Int)]? {
    var moved: [(place: Int, sign: Int)] = [(0, 1)]
    for (change, stride) in zip(product, strides) {
      moved = moved.flatMap { cell in
        change.map { (cell.place + $0.category * stride, cell.sign * $0.sign) }
      }
    }
    for (place, _) in moved {
      guard let count = table.counts[place], count >= max(least, cells[place] == .shown ? 1 : 0) else {
        return nil
      }
    }
    return moved
  }

  /// What a move costs, and whether it holds even for a reader who knows which cells are small; nil where it takes a cell
  /// below the least value in both directions.
  private func cost(_ move: [(place: Int, sign: Int)]) -> (cost: Cost, isStrong: Bool)? {
    var isPossible = [true, true]
    var isStrong = [true, true]
    var cost = Cost(totals: 0, cells: 0, sum: 0)
    for (place, sign) in move {
      let count = table.counts[place] ?? 0
      let isSmall = cells[place] == .primary
      for (index, direction) in [1, -1].enumerated() {
        let value = count + sign * direction
        if value < least { isPossible[index] = false }
        if isSmall ? value > threshold : value <= threshold { isStrong[index] = false }
      }
      guard cells[place] == .shown else { continue }
      let isTotal = strides.indices.contains { axis in
        isSum[axis][place / strides[axis] % isSum[axis].count]
      }
      cost.totals += isTotal ? 1 : 0
      cost.cells += 1
      cost.sum += count
    }
    guard isPossible.contains(true) else { return nil }
    return (cost, zip(isPossible, isStrong).contains { $0 && $1 })
  }

  /// The changes of an axis that a category takes part in with +1, those of few categories first.
  private static func changes(_ axis: CountTable.Axis, _ category: Int) -> [Change] {
    var found: [Change] = []
    for down in descents(axis, from: category) {
      var up = down.map { (category: $0, sign: 1) }
      var current = category
      while true {
        for sibling in axis.siblings(of: current) {
          for other in descents(axis, from: sibling) { found.append(up + other.map { ($0, -1) }) }
        }
        guard let parent = axis.parents[current] else { break }
        current = parent
        up.append((parent, 1))
      }
      if axis.isTopFree { found.append(up) }
    }
    return found.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(
      \.element)
  }

  /// The ways from a category down to one that has no parts, itself included.
  private static func descents(_ axis: CountTable.Axis, from category: Int) -> [[Int]] {
    let children = axis.children(of: category)
    if children.isEmpty { return [[category]] }
    return children.flatMap { descents(axis, from: $0).map { [category] + $0 } }
  }

  private static func products(of lists: [[Change]], _ body: ([Change]) -> Void) {
    var indices = Array(repeating: 0, count: lists.count)
    while true {
      body(zip(lists, indices).map { $0[$1] })
      var axis = lists.count - 1
      while axis >= 0 {
        indices[axis] += 1
        if indices[axis] < lists[axis].count { break }
        indices[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  // MARK: Sums

  /// In each row or column whose suppressed cells sum to the threshold or less, the least cell that is shown and not zero.
  private func tooSmallSums() -> [Int] {
    var found: Set<Int> = []
    for place in cells.indices where cells[place] != .shown {
      let categories = table.categories(at: place)
      for (index, axis) in table.axes.enumerated() {
        let category = categories[index]
        let siblings = axis.siblings(of: category)
        guard axis.parents[category] != nil || (axis.isSumKnown && !siblings.isEmpty) else { continue }
        let line = ([category] + siblings).map { place + ($0 - category) * strides[index] }
        let hidden = line.filter { cells[$0] != .shown || found.contains($0) }
        guard hidden.reduce(0, { $0 + (table.counts[$1] ?? 0) }) <= threshold else { continue }
        let shown = line.filter { cells[$0] == .shown && (table.counts[$0] ?? 0) > 0 && !found.contains($0) }
        if let least = shown.min(by: { (table.counts[$0] ?? 0, $0) < (table.counts[$1] ?? 0, $1) }) {
          found.insert(least)
        }
      }
    }
    return found.sorted()
  }
}
