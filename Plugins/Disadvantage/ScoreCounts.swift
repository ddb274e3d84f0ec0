import SlateKit
import Statistics

/// Pupils counted by score and school: what the gap index and its interval need.
struct ScoreCounts {
  /// The value of the column that divides the pupils; empty where none does or it is missing.
  var name: String
  /// The pupils of each score, from the lowest score to the highest.
  private(set) var counts: [(disadvantaged: Int, others: Int)] = []
  private var cells: [GapIndexDraws.Cell] = []

  /// The parts of a table with the columns score, disadvantaged, others, and the number of the school or the name of the part where
  /// there are any; its rows stand in the order of the parts.
  static func parts(of table: Table) -> [ScoreCounts] {
    guard case .number(let scores)? = table["s"]?.storage,
      case .integer(let disadvantaged)? = table["d"]?.storage,
      case .integer(let others)? = table["o"]?.storage
    else { return [] }
    var schools: [Int]?
    if case .integer(let numbers)? = table["c"]?.storage { schools = numbers }
    return ranges(table["p"], count: scores.count).map { name, range in
      var part = ScoreCounts(name: name)
      let order = Numbers(Array(scores[range]))
      part.counts = [(disadvantaged: Int, others: Int)](repeating: (0, 0), count: order.count)
      for (row, score) in zip(range, order.numbers) {
        part.counts[Int(score)].disadvantaged += disadvantaged[row]
        part.counts[Int(score)].others += others[row]
      }
      if let schools {
        let places = Numbers(Array(schools[range])).numbers
        part.cells = zip(range, zip(order.numbers, places)).map { row, place in
          GapIndexDraws.Cell(
            score: place.0, school: place.1, disadvantaged: Int32(clamping: disadvantaged[row]),
            others: Int32(clamping: others[row]))
        }
      }
      return part
    }
  }

  /// The rows of each part, whose names stand in order.
  private static func ranges(_ names: Vector?, count: Int) -> [(name: String, rows: Range<Int>)] {
    guard let names else { return count > 0 ? [("", 0..<count)] : [] }
    var ranges: [(name: String, rows: Range<Int>)] = []
    for row in 0..<count {
      let name = names[row].text ?? ""
      if let last = ranges.last, last.name == name {
        ranges[ranges.count - 1].rows = last.rows.lowerBound..<row + 1
      } else {
        ranges.append((name, row..<row + 1))
      }
    }
    return ranges
  }

  /// The 95% interval of the index under draws of whole schools; nil where there are fewer than two schools.
  func interval(replicates: Int, seed: UInt64) async -> ClosedRange<Double>? {
    guard let draws = GapIndexDraws(cells), draws.schools > 1 else { return nil }
    return ClusterBootstrap.interval(await draws.values(replicates: replicates, seed: seed))
  }

  /// The place of each value among the different values, from 0 for the least.
  private struct Numbers {
    var numbers: [Int32]
    var count: Int

    init<Element: Hashable & Comparable>(_ values: [Element]) {
      numbers = []
      numbers.reserveCapacity(values.count)
      count = 0
      guard zip(values, values.dropFirst()).contains(where: >) else {
        // In order already: a new number wherever the value changes.
        for (index, value) in values.enumerated() {
          if index == 0 || value != values[index - 1] { count += 1 }
          numbers.append(Int32(count - 1))
        }
        return
      }
      var known: [Element: Int32] = [:]
      for value in values { known[value] = 0 }
      for (number, value) in known.keys.sorted().enumerated() { known[value] = Int32(number) }
      for value in values { numbers.append(known[value] ?? 0) }
      count = known.count
    }
  }
}
