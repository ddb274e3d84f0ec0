import Statistics
import Testing

@Suite("Suppression of small counts") struct SuppressionTests {
  /// Numbers from a seed, the same on every machine.
  private struct Random {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    /// A count as tables have them: often small, sometimes nothing.
    mutating func count() -> Int {
      switch next(10) {
      case 0: 0
      case 1...4: 1 + next(8)
      default: 6 + next(40)
      }
    }
  }

  /// A table of parts with its totals, and the sums that a reader knows, written down apart from the code under test.
  private struct Sample {
    var table: CountTable
    var equations: [(cells: [(cell: Int, sign: Int)], sum: Int)]
  }

  private static func flat(_ random: inout Random, count: Int, hasTotal: Bool) -> Sample {
    var counts = (0..<count).map { _ in random.count() }
    let sum = counts.reduce(0, +)
    var parents = [Int?](repeating: nil, count: count)
    var cells = (0..<count).map { (cell: $0, sign: 1) }
    if hasTotal {
      counts.append(sum)
      parents = Array(repeating: count, count: count) + [nil]
      cells.append((count, -1))
    }
    return Sample(
      table: CountTable(axes: [.init(parents: parents)], counts: counts),
      equations: [(cells, hasTotal ? 0 : sum)])
  }

  /// Rows and columns, with or without a total row and a total column.
  private static func crossed(_ random: inout Random, rows: Int, columns: Int, hasTotals: Bool) -> Sample {
    let inner = (0..<rows).map { _ in (0..<columns).map { _ in random.count() } }
    let width = columns + (hasTotals ? 1 : 0)
    let height = rows + (hasTotals ? 1 : 0)
    var counts: [Int] = []
    for row in 0..<height {
      for column in 0..<width {
        let rowRange = row < rows ? row...row : 0...(rows - 1)
        let columnRange = column < columns ? column...column : 0...(columns - 1)
        counts.append(rowRange.reduce(0) { sum, r in sum + columnRange.reduce(0) { $0 + inner[r][$1] } })
      }
    }
    func axis(_ count: Int) -> CountTable.Axis {
      .init(
        parents: hasTotals
          ? Array(repeating: count, count: count) + [nil] : Array(repeating: nil, count: count))
    }
    var equations: [(cells: [(cell: Int, sign: Int)], sum: Int)] = []
    for row in 0..<height {
      let parts = (0..<columns).map { (cell: row * width + $0, sign: 1) }
      equations.append(
        hasTotals
          ? (parts + [(row * width + columns, -1)], 0) : (parts, parts.reduce(0) { $0 + counts[$1.cell] }))
    }
    for column in 0..<width {
      let parts = (0..<rows).map { (cell: $0 * width + column, sign: 1) }
      equations.append(
        hasTotals
          ? (parts + [(rows * width + column, -1)], 0) : (parts, parts.reduce(0) { $0 + counts[$1.cell] }))
    }
    return Sample(table: CountTable(axes: [axis(rows), axis(columns)], counts: counts), equations: equations)
  }

  /// England, two regions with their authorities, by a category with its total.
  private static func nested(_ random: inout Random, authorities: Int, columns: Int) -> Sample {
    // Categories: 0 England, 1 and 2 regions, then the authorities in turn.
    let parents: [Int?] = [nil, 0, 0] + (0..<(2 * authorities)).map { 1 + $0 % 2 }
    let width = columns + 1
    var counts = [Int](repeating: 0, count: parents.count * width)
    for place in 3..<parents.count {
      for column in 0..<columns {
        let count = random.count()
        for row in [place, parents[place] ?? 0, 0] {
          counts[row * width + column] += count
          counts[row * width + columns] += count
        }
      }
    }
    var equations: [(cells: [(cell: Int, sign: Int)], sum: Int)] = []
    for row in parents.indices {
      equations.append(((0..<columns).map { (row * width + $0, 1) } + [(row * width + columns, -1)], 0))
    }
    for parent in 0...2 {
      for column in 0..<width {
        let parts = parents.indices.filter { parents[$0] == parent }.map {
          (cell: $0 * width + column, sign: 1)
        }
        equations.append((parts + [(parent * width + column, -1)], 0))
      }
    }
    let table = CountTable(
      axes: [.init(parents: parents), .init(parents: Array(repeating: columns, count: columns) + [nil])],
      counts: counts)
    return Sample(table: table, equations: equations)
  }

  /// Every small count is hidden, no zero is, and no hidden cell has only one possible value but those that are named.
  private func check(_ sample: Sample, _ label: String) {
    let truth = sample.table.counts.map { $0 ?? 0 }
    let result = Suppression(sample.table, threshold: 5)
    for (cell, count) in truth.enumerated() {
      if (1...5).contains(count) { #expect(result.cells[cell] == .primary, "\(label)") }
      if count == 0 { #expect(result.cells[cell] == .shown, "\(label)") }
    }
    let hidden = truth.indices.filter { result.cells[$0] != .shown }
    let reader = Feasibility(equations: sample.equations, hidden: hidden, truth: truth, least: 1)
    for cell in hidden where !result.unprotected.contains(cell) {
      let high = truth[cell] + 60
      #expect(
        reader.another(for: cell, within: max(1, truth[cell] - 30)...high) != nil,
        "\(label): cell \(cell) is \(truth[cell]) for certain in \(truth), hidden \(hidden)")
    }
  }

  @Test("No hidden count can be worked out of a list, with its total or where the total is known")
  func lists() {
    var random = Random(state: 1)
    for index in 0..<800 {
      check(Self.flat(&random, count: 2 + random.next(6), hasTotal: index % 2 == 0), "list \(index)")
    }
  }

  @Test("No hidden count can be worked out of a table of rows and columns")
  func tables() {
    var random = Random(state: 2)
    for index in 0..<1_000 {
      check(
        Self.crossed(
          &random, rows: 2 + random.next(3), columns: 2 + random.next(3), hasTotals: index % 2 == 0),
        "table \(index)")
    }
  }

  @Test("No hidden count can be worked out of authorities, regions and England by a category")
  func places() {
    var random = Random(state: 3)
    for index in 0..<400 {
      check(
        Self.nested(&random, authorities: 2 + random.next(2), columns: 2 + random.next(2)), "places \(index)")
    }
  }

  @Test("One small count in a table with totals takes a rectangle with it: the least one of four")
  func rectangle() {
    // Rows and columns sum; the small count is 3. Its row's least other is 10, its column's 20, and the corner 30.
    let table = CountTable(
      axes: [.init(parents: [nil, nil, nil]), .init(parents: [nil, nil, nil])],
      counts: [3, 10, 90, 20, 30, 95, 80, 85, 99])
    let result = Suppression(table, threshold: 5)
    #expect(result.cells.indices.filter { result.cells[$0] == .primary } == [0])
    #expect(result.cells.indices.filter { result.cells[$0] == .secondary } == [1, 3, 4])
    #expect(result.unprotected.isEmpty && result.weak.isEmpty)
  }

  @Test("The hidden counts of a row sum to more than the threshold")
  func sums() {
    let table = CountTable(axes: [.init(parents: [nil, nil, nil, nil])], counts: [1, 2, 40, 30])
    let result = Suppression(table, threshold: 5)
    #expect(result.cells == [.primary, .primary, .shown, .secondary])
    let enough = CountTable(axes: [.init(parents: [nil, nil, nil, nil])], counts: [3, 4, 40, 30])
    #expect(Suppression(enough, threshold: 5).cells == [.primary, .primary, .shown, .shown])
  }

  @Test("A small count alone beside zeros hides its total, or cannot be hidden where the total is known")
  func alone() {
    let shown = CountTable(axes: [.init(parents: [2, 2, nil])], counts: [4, 0, 4])
    #expect(Suppression(shown, threshold: 5).cells == [.primary, .shown, .primary])
    let known = CountTable(axes: [.init(parents: [nil, nil])], counts: [4, 0])
    #expect(Suppression(known, threshold: 5).unprotected == [0])
    let unknown = CountTable(axes: [.init(parents: [nil, nil], isSumKnown: false)], counts: [4, 0])
    #expect(Suppression(unknown, threshold: 5).unprotected.isEmpty)
  }

  @Test("Zeros are hidden where that is asked for; a table without small counts stays whole")
  func zeros() {
    let table = CountTable(axes: [.init(parents: [nil, nil, nil])], counts: [0, 8, 9])
    #expect(Suppression(table, threshold: 5).cells == [.shown, .shown, .shown])
    #expect(Suppression(table, threshold: 5, includingZeros: true).cells == [.primary, .secondary, .shown])
  }
}
