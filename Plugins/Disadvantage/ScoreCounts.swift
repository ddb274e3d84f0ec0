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
    let values = bootstrap.values { times in
      GapIndex(
        counts: bySchool.map { list in
          list.reduce(into: (disadvantaged: 0, others: 0)) { sums, entry in
            let drawn = Int(times[entry.school])
            sums.disadvantaged += drawn * entry.disadvantaged
            sums.others += drawn * entry.others
          }
        })?.index
    }
    return ClusterBootstrap.interval(values)
  }
}
