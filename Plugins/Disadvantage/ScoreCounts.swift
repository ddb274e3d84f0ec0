import SlateKit
import Statistics

/// Pupils counted by score, group and school: what the gap index and its interval need.
struct ScoreCounts {
  /// The value of the column that divides the pupils; empty where none does.
  var name: String
  /// The pupils of each score, from the lowest score to the highest.
  var counts: [(disadvantaged: Int, others: Int)] = []
  /// For each score, the schools that have pupils there.
  private var bySchool: [[(school: Int, disadvantaged: Int, others: Int)]] = []
  private var schools: [String: Int] = [:]
  private var score: Double?

  private init(name: String) { self.name = name }

  /// The parts of a table with the columns part, score, school, disadvantaged and others, in the order of the first three.
  static func parts(of table: Table) -> [ScoreCounts] {
    var parts: [ScoreCounts] = []
    for row in 0..<table.rowCount {
      let cells = table.row(row)
      guard let name = cells[0].text, let score = cells[1].double, let school = cells[2].text,
        let disadvantaged = cells[3].integer, let others = cells[4].integer
      else { continue }
      if parts.last?.name != name { parts.append(ScoreCounts(name: name)) }
      parts[parts.count - 1].add(score, school, disadvantaged, others)
    }
    return parts
  }

  private mutating func add(_ score: Double, _ school: String, _ disadvantaged: Int, _ others: Int) {
    if self.score != score {
      counts.append((0, 0))
      bySchool.append([])
      self.score = score
    }
    let number = schools[school] ?? schools.count
    schools[school] = number
    counts[counts.count - 1].disadvantaged += disadvantaged
    counts[counts.count - 1].others += others
    bySchool[bySchool.count - 1].append((number, disadvantaged, others))
  }

  /// The 95% interval of the index under draws of whole schools; nil where there are fewer than two schools.
  func interval(replicates: Int, seed: UInt64) -> ClosedRange<Double>? {
    guard schools.count > 1 else { return nil }
    let bootstrap = ClusterBootstrap(clusters: schools.count, replicates: replicates, seed: seed)
    let width = 2 * counts.count
    // A row of numbers for each school is added quickly; where scores are nearly all different it would be mostly zeros.
    guard schools.count * width <= 4 * bySchool.reduce(0, { $0 + $1.count }) + 1_000_000 else {
      return ClusterBootstrap.interval(bootstrap.values(scattered))
    }
    var rows = [Int32](repeating: 0, count: schools.count * width)
    for (score, list) in bySchool.enumerated() {
      for entry in list {
        rows[entry.school * width + 2 * score] += Int32(entry.disadvantaged)
        rows[entry.school * width + 2 * score + 1] += Int32(entry.others)
      }
    }
    var sums = [Int32](repeating: 0, count: width)
    let values = bootstrap.values { times in
      ScoreCounts.add(rows, times: times, to: &sums)
      return GapIndex(
        counts: stride(from: 0, to: width, by: 2).map {
          (disadvantaged: Int(sums[$0]), others: Int(sums[$0 + 1]))
        }
      )?.index
    }
    return ClusterBootstrap.interval(values)
  }

  /// The sum of rows, each as often as it was drawn.
  private static func add(_ rows: [Int32], times: [Int32], to sums: inout [Int32]) {
    let width = sums.count
    rows.withUnsafeBufferPointer { rows in
      sums.withUnsafeMutableBufferPointer { sums in
        sums.update(repeating: 0)
        for (school, drawn) in times.enumerated() where drawn > 0 {
          let first = school * width
          for place in 0..<width { sums[place] &+= drawn &* rows[first + place] }
        }
      }
    }
  }

  /// The index of one draw, from the schools that have pupils at each score.
  private func scattered(_ times: [Int32]) -> Double? {
    GapIndex(
      counts: bySchool.map { list in
        list.reduce(into: (disadvantaged: 0, others: 0)) { sums, entry in
          let drawn = Int(times[entry.school])
          sums.disadvantaged += drawn * entry.disadvantaged
          sums.others += drawn * entry.others
        }
      })?.index
  }
}
