/// Finds which columns of counts are the parts of another, from the rows themselves.
///
/// Publications write parts beside each other, so only neighbours are tried, then single columns are added or left out where
/// more rows add up with that. What is found is removed and its total stays, so that totals of totals are found, too.
struct CrossfootFamilySearch {
  /// Positions of columns whose sum is another column of the row.
  struct Family: Hashable {
    let total: Int
    let parts: [Int]
  }

  /// The columns' names, in the order of the file.
  private let names: [String]
  /// The numbers of each column in the rows to judge by; not a number where a cell is missing.
  private let columns: [[Double]]
  /// The same in the fullest rows, missing ones as 0.
  private let probes: [[Double]]
  /// How many rows there are, and how many of the fullest a guess must pass before all are asked.
  private let rows: Int
  private static let mostProbes = 64
  /// The most neighbours that are added.
  private static let mostParts = 40
  /// Rows that a family of two and of more parts must have to be believed.
  private static let (fewForTwo, few) = (100, 30)

  init(names: [String], columns: [[Double]]) {
    self.names = names
    self.columns = columns
    rows = columns.map(\.count).min() ?? 0
    var filled = Array(repeating: 0, count: rows)
    for column in columns {
      for row in 0..<rows where column[row] != 0 && !column[row].isNaN { filled[row] += 1 }
    }
    let fullest = (0..<rows).sorted { (filled[$1], $0) < (filled[$0], $1) }.prefix(Self.mostProbes)
    probes = columns.map { column in fullest.map { column[$0].isNaN ? 0 : column[$0] } }
  }

  var families: [Family] {
    guard rows > 0 else { return [] }
    var found: [Family] = []
    for sequence in sequences {
      var rest = sequence
      while let family = narrowest(in: rest) {
        if !found.contains(where: { $0.total == family.total }) { found.append(family) }
        rest.removeAll { family.parts.contains($0) }
      }
    }
    return found
  }

  /// All columns, and apart those with and without an ending that a third share: `plans_ex` is no part of `plans`.
  private var sequences: [[Int]] {
    let all = Array(names.indices)
    let ending = { (index: Int) in names[index].split(separator: "_").last.map(String.init) ?? "" }
    let shared = Dictionary(grouping: all, by: ending).filter {
      $0.value.count >= 3 && $0.value.count * 3 >= all.count && $0.value.count < all.count
    }
    return shared.keys.sorted().flatMap { key in
      [all.filter { ending($0) == key }, all.filter { ending($0) != key }]
    } + [all]
  }

  /// The family with the fewest parts in a sequence of columns.
  private func narrowest(in sequence: [Int]) -> Family? {
    guard sequence.count >= 3 else { return nil }
    // Sums of neighbours, made longer by one column at a time.
    var sums = sequence.map { probes[$0] }
    for length in 2...min(sequence.count - 1, Self.mostParts) {
      var best: (family: Family, held: Double)?
      for start in 0...(sequence.count - length) {
        add(probes[sequence[start + length - 1]], to: &sums[start])
        for position in sequence.indices where position < start || position >= start + length {
          let total = sequence[position]
          guard mayBe(total, of: sums[start]) else { continue }
          let parts = Array(sequence[start..<(start + length)])
          guard rate(parts, total) != nil else { continue }
          let family = Family(total: total, parts: improved(parts, of: total, in: sequence))
          guard let held = rate(family.parts, total) else { continue }
          if held > best?.held ?? 0 { best = (family, held) }
        }
      }
      if let best { return best.family }
    }
    return nil
  }

  private func add(_ column: [Double], to sums: inout [Double]) {
    for row in sums.indices { sums[row] += column[row] }
  }

  /// Whether a column has the sums in a fair number of the fullest rows, where it is not 0.
  private func mayBe(_ total: Int, of sums: [Double]) -> Bool {
    let column = probes[total]
    var (held, asked) = (0, 0)
    for row in sums.indices where column[row] > 0 {
      asked += 1
      if sums[row] == column[row] { held += 1 }
      if asked == 8, held == 0 { return false }
      if asked >= 20, held * 5 < asked { return false }
    }
    return held > 0
  }

  /// The parts, with single columns added or left out for as long as more rows add up.
  private func improved(_ parts: [Int], of total: Int, in sequence: [Int]) -> [Int] {
    var parts = parts
    var sums = Array(repeating: 0.0, count: rows)
    for part in parts { change(&sums, by: part, sign: 1) }
    var held = held(sums, total)
    while true {
      var best: (parts: [Int], sums: [Double], held: Int)?
      let fewer = parts.count > 2 ? parts.map { ($0, -1.0) } : []
      let more = sequence.filter { $0 != total && !parts.contains($0) }.map { ($0, 1.0) }
      for (part, sign) in fewer + more {
        var other = sums
        change(&other, by: part, sign: sign)
        let count = self.held(other, total)
        guard count > best?.held ?? held else { continue }
        best = (sign > 0 ? (parts + [part]).sorted() : parts.filter { $0 != part }, other, count)
      }
      guard let best else { return parts }
      (parts, sums, held) = best
    }
  }

  private func change(_ sums: inout [Double], by part: Int, sign: Double) {
    let column = columns[part]
    for row in sums.indices where !column[row].isNaN { sums[row] += sign * column[row] }
  }

  /// How many rows add up, of all that have numbers.
  private func held(_ sums: [Double], _ total: Int) -> Int {
    let column = columns[total]
    var held = 0
    for row in sums.indices where sums[row] == column[row] { held += 1 }
    return held
  }

  /// The share of telling rows that add up: those with several parts, none of which is nearly all; nil where too few are there
  /// or do.
  private func rate(_ parts: [Int], _ total: Int) -> Double? {
    let needed = min(parts.count, 3)
    let whole = columns[total]
    var (telling, held) = (0, 0)
    for row in 0..<rows where !whole[row].isNaN {
      var (sum, greatest, filled) = (0.0, 0.0, 0)
      for part in parts {
        let value = columns[part][row]
        guard !value.isNaN, value != 0 else { continue }
        sum += value
        filled += 1
        greatest = max(greatest, value)
      }
      guard filled >= needed, greatest <= 0.9 * sum else { continue }
      telling += 1
      if sum == whole[row] { held += 1 }
      if telling >= 20, held * 2 < telling { return nil }
    }
    let rate = Double(held) / Double(max(telling, 1))
    let (least, share) = parts.count == 2 ? (Self.fewForTwo, 0.95) : (Self.few, 0.6)
    return telling >= least && rate >= share ? rate : nil
  }
}
