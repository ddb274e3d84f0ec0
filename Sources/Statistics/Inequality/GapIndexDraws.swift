/// The gap index in draws of whole schools, from pupils counted by score and school.
///
/// With the scores in order, the disadvantaged pupils below each other pupil, less the other pupils below each disadvantaged one, are
/// whole numbers that one pass sums up; ties cancel, as mid-ranks make them. So a draw is exact, whatever the scores are.
public struct GapIndexDraws: Sendable {
  /// The pupils of one school who have one score.
  public struct Cell: Sendable {
    /// The number of the score, from 0 for the lowest.
    public var score: Int32
    /// The number of the school, from 0.
    public var school: Int32
    /// Its disadvantaged pupils.
    public var disadvantaged: Int32
    /// Its other pupils.
    public var others: Int32

    /// Pupils of one school with one score.
    public init(score: Int32, school: Int32, disadvantaged: Int32, others: Int32) {
      self.score = score
      self.school = school
      self.disadvantaged = disadvantaged
      self.others = others
    }
  }

  /// How many schools there are.
  public let schools: Int
  private let scores: Int
  private let cells: [Cell]

  /// Pupils of schools, their scores and schools numbered without a gap; nil where a number is below 0.
  public init?(_ cells: [Cell]) {
    guard cells.allSatisfy({ min($0.score, $0.school, $0.disadvantaged, $0.others) >= 0 }) else { return nil }
    self.cells = cells
    schools = Int((cells.lazy.map(\.school).max() ?? -1) + 1)
    scores = Int((cells.lazy.map(\.score).max() ?? -1) + 1)
  }

  /// The index of each draw, shared among the processors; a draw without pupils of both groups has none and is left out.
  public func values(replicates: Int, seed: UInt64) async -> [Double] {
    guard schools > 0 else { return [] }
    let bootstrap = ClusterBootstrap(clusters: schools, replicates: replicates, seed: seed)
    // A row of numbers for each school is added quickly; where scores are nearly all different it would be mostly zeros.
    if schools * scores <= 5 * cells.count + 1_000_000, let rows = SchoolRows(self) {
      return await bootstrap.shared { rows.values(bootstrap, $0) }
    }
    let ordered = cellsByScore()
    return await bootstrap.shared { range in
      bootstrap.values(range) { GapIndexDraws.index(ordered, drawn: $0) }
    }
  }

  private func cellsByScore() -> [Cell] {
    var next = [Int](repeating: 0, count: scores + 1)
    for cell in cells { next[Int(cell.score) + 1] += 1 }
    for score in 0..<scores { next[score + 1] += next[score] }
    var ordered = cells
    for cell in cells {
      ordered[next[Int(cell.score)]] = cell
      next[Int(cell.score)] += 1
    }
    return ordered
  }

  private static func index(_ cells: [Cell], drawn: [Int32]) -> Double? {
    var pairs = Pairs()
    var here = (disadvantaged: 0, others: 0)
    var score: Int32 = 0
    cells.withUnsafeBufferPointer { cells in
      drawn.withUnsafeBufferPointer { drawn in
        for cell in cells {
          if cell.score != score {
            pairs.add(here.disadvantaged, here.others)
            here = (0, 0)
            score = cell.score
          }
          let times = Int(drawn[Int(cell.school)])
          here.disadvantaged += times * Int(cell.disadvantaged)
          here.others += times * Int(cell.others)
        }
      }
    }
    pairs.add(here.disadvantaged, here.others)
    return pairs.index
  }

  /// Pairs of a disadvantaged pupil and another, counted from the lowest score to the highest.
  private struct Pairs {
    private var below = (disadvantaged: 0, others: 0)
    /// The pairs in which the other pupil stands higher, less those in which the disadvantaged one does.
    private var balance = 0

    mutating func add(_ disadvantaged: Int, _ others: Int) {
      balance += others * below.disadvantaged - disadvantaged * below.others
      below.disadvantaged += disadvantaged
      below.others += others
    }

    var index: Double? {
      guard below.disadvantaged > 0, below.others > 0 else { return nil }
      return 10 * Double(balance) / (Double(below.disadvantaged) * Double(below.others))
    }
  }

  /// For each school a row with the disadvantaged pupils and the others of each score in turn. The rows of the schools drawn are
  /// added in short numbers, many at once, and the sums taken over before they could overflow.
  private struct SchoolRows: Sendable {
    private let width: Int
    private let rows: [UInt16]
    /// How many rows can be added, a multiple of 4.
    private let limit: Int

    /// The rows; nil where so many pupils of a school have one score that short numbers cannot hold a few of them.
    init?(_ draws: GapIndexDraws) {
      width = 2 * draws.scores
      var rows = [UInt16](repeating: 0, count: draws.schools * width)
      for cell in draws.cells {
        let place = Int(cell.school) * width + 2 * Int(cell.score)
        for (offset, count) in [(0, cell.disadvantaged), (1, cell.others)] {
          guard let sum = UInt16(exactly: Int(rows[place + offset]) + Int(count)) else { return nil }
          rows[place + offset] = sum
        }
      }
      self.rows = rows
      limit = Int(UInt16.max) / Int(max(rows.max() ?? 1, 1)) / 4 * 4
      guard limit >= 4 else { return nil }
    }

    func values(_ bootstrap: ClusterBootstrap, _ range: Range<Int>) -> [Double] {
      var drawn = [Int](repeating: 0, count: bootstrap.clusters)
      var short = [UInt16](repeating: 0, count: width)
      var sums = [Int](repeating: 0, count: width)
      return range.compactMap { replicate in
        bootstrap.draw(replicate) { drawn[$0] = $1 * width }
        for place in sums.indices { sums[place] = 0 }
        add(drawn, &short, &sums)
        var pairs = Pairs()
        for place in stride(from: 0, to: width, by: 2) { pairs.add(sums[place], sums[place + 1]) }
        return pairs.index
      }
    }

    /// Adds the rows that begin at these places.
    private func add(_ drawn: [Int], _ short: inout [UInt16], _ sums: inout [Int]) {
      rows.withUnsafeBufferPointer { rows in
        short.withUnsafeMutableBufferPointer { short in
          guard let start = rows.baseAddress else { return }
          var first = 0
          while first < drawn.count {
            let last = min(first + limit, drawn.count)
            short.update(repeating: 0)
            while first + 4 <= last {
              let (a, b) = (start + drawn[first], start + drawn[first + 1])
              let (c, d) = (start + drawn[first + 2], start + drawn[first + 3])
              for place in short.indices { short[place] &+= a[place] &+ b[place] &+ c[place] &+ d[place] }
              first += 4
            }
            while first < last {
              let row = start + drawn[first]
              for place in short.indices { short[place] &+= row[place] }
              first += 1
            }
            for place in short.indices { sums[place] += Int(short[place]) }
          }
        }
      }
    }
  }
}
