/// Ranks of applicants at the schools that they name: by criteria, the first counting most, then by lot.
public struct ApplicantRanks: Sendable {
  /// One criterion of every application, as whole numbers of which the smallest goes first; nil goes last.
  public struct Criterion: Sendable {
    fileprivate var keys: [UInt64]

    /// Numbers: the smallest goes first, and one that is not a number last.
    public init(_ numbers: [Double]) {
      // Whole numbers take fewer bits as such.
      let areWhole = numbers.allSatisfy { $0.isNaN || ($0 == $0.rounded() && abs($0) < 0x1p53) }
      self.init(
        ordered: numbers.map { number in
          if number.isNaN { return nil }
          return areWhole ? UInt64(bitPattern: Int64(number)) ^ 1 << 63 : Self.ordered(number)
        })
    }

    /// Truths: true goes first, and what is not known last.
    public init(_ truths: [Bool?]) { keys = truths.map { $0.map { $0 ? 0 : 1 } ?? 2 } }

    /// Places in an order, each below 2^32.
    public init(_ places: [UInt32]) { keys = places.map(UInt64.init) }

    /// Closes up the numbers from below, so that they take as few bits as they can.
    private init(ordered: [UInt64?]) {
      var (least, most) = (UInt64.max, UInt64.min)
      for case let key? in ordered { (least, most) = (min(least, key), max(most, key)) }
      let last = least <= most ? most - least + 1 : 0
      keys = ordered.map { $0.map { $0 - least } ?? last }
    }

    /// A number's bits, turned so that they sort as the numbers do.
    private static func ordered(_ number: Double) -> UInt64 {
      // Minus nought equals nought.
      let bits = (number == 0 ? 0 : number).bitPattern
      return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }

    fileprivate var width: Int { 64 - (keys.max() ?? 0).leadingZeroBitCount }
  }

  /// The rank of each application at its school, the lowest first.
  public let ranks: [UInt64]

  /// Ranks applications.
  ///
  /// - Parameters:
  ///   - schools: The school of each application, from 0 to below `count`.
  ///   - criteria: What counts, the first most. Where no two applications to a school may have the same rank, the last one
  ///     decides between any two: a lot.
  public init(schools: [Int32], count: Int, criteria: [Criterion]) {
    let words = Self.packed(criteria)
    switch words.count {
    case 0: ranks = [UInt64](repeating: 0, count: schools.count)
    case 1: ranks = words[0]
    default: ranks = Self.sorted(words, schools, count)
    }
  }

  /// As many criteria in one word as fit into it.
  private static func packed(_ criteria: [Criterion]) -> [[UInt64]] {
    var words: [[UInt64]] = []
    var free = 0
    for criterion in criteria {
      let width = criterion.width
      if width <= free, var word = words.popLast() {
        for row in word.indices { word[row] = word[row] << UInt64(width) | criterion.keys[row] }
        words.append(word)
        free -= width
      } else {
        words.append(criterion.keys)
        free = 64 - width
      }
    }
    return words
  }

  private struct Entry {
    var key: UInt64
    var row: UInt32
  }

  /// The applications to each school, put in order.
  private static func sorted(_ words: [[UInt64]], _ schools: [Int32], _ count: Int) -> [UInt64] {
    var starts = [Int](repeating: 0, count: count + 1)
    for school in schools { starts[Int(school) + 1] += 1 }
    for school in 0..<count { starts[school + 1] += starts[school] }
    var entries = [Entry](repeating: Entry(key: 0, row: 0), count: schools.count)
    var next = starts
    for (row, school) in schools.enumerated() {
      entries[next[Int(school)]] = Entry(key: words[0][row], row: UInt32(row))
      next[Int(school)] += 1
    }
    let rest = words.dropFirst()
    var ranks = [UInt64](repeating: 0, count: schools.count)
    for school in 0..<count {
      entries[starts[school]..<starts[school + 1]].sort { first, second in
        if first.key != second.key { return first.key < second.key }
        for word in rest where word[Int(first.row)] != word[Int(second.row)] {
          return word[Int(first.row)] < word[Int(second.row)]
        }
        return first.row < second.row
      }
      for (rank, entry) in entries[starts[school]..<starts[school + 1]].enumerated() {
        ranks[Int(entry.row)] = UInt64(rank)
      }
    }
    return ranks
  }
}
