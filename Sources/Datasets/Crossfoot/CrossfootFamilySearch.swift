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
  let names: [String]
  /// The rows to judge by; nil where a cell is missing.
  let rows: [[Double?]]

  /// How many of the fullest rows a guess must pass before all rows are asked.
  private static let mostFull = 80
  /// Rows that a family of two and of more parts must have to be believed.
  private static let (fewForTwo, few) = (100, 30)

  private let fullest: [[Double]]

  init(names: [String], rows: [[Double?]]) {
    self.names = names
    self.rows = rows
    let filled = rows.map { row in row.count { ($0 ?? 0) != 0 } }
    let order = rows.indices.sorted { (filled[$1], $0) < (filled[$0], $1) }
    fullest = order.prefix(Self.mostFull).map { index in rows[index].map { $0 ?? .nan } }
  }

  var families: [Family] {
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
    for length in 2..<sequence.count {
      var best: (family: Family, held: Double)?
      for start in 0...(sequence.count - length) {
        let parts = Array(sequence[start..<(start + length)])
        let sums = sums(parts)
        for total in sequence where !parts.contains(total) && mayBe(total, of: sums) {
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

  /// The sums of columns in the fullest rows.
  private func sums(_ parts: [Int]) -> [Double] {
    fullest.map { row in
      var sum = 0.0
      for part in parts where !row[part].isNaN { sum += row[part] }
      return sum
    }
  }

  /// Whether a column has the sums in a fair number of the fullest rows, where it is not 0.
  private func mayBe(_ total: Int, of sums: [Double]) -> Bool {
    var (held, asked) = (0, 0)
    for (index, sum) in sums.enumerated() where fullest[index][total] > 0 {
      asked += 1
      if sum == fullest[index][total] { held += 1 }
      if asked >= 20, held * 5 < asked { return false }
    }
    return held > 0
  }

  /// The parts, with single columns added or left out for as long as more rows add up.
  private func improved(_ parts: [Int], of total: Int, in sequence: [Int]) -> [Int] {
    var parts = parts
    var held = holding(parts, total)
    while true {
      let others = sequence.filter { $0 != total && !parts.contains($0) }.map { (parts + [$0]).sorted() }
      let fewer = parts.count > 2 ? parts.map { part in parts.filter { $0 != part } } : []
      let next = (fewer + others).map { ($0, holding($0, total)) }.max { $0.1 < $1.1 }
      guard let next, next.1 > held else { return parts }
      (parts, held) = next
    }
  }

  /// How many rows add up, of all that have numbers.
  private func holding(_ parts: [Int], _ total: Int) -> Int {
    rows.count { row in
      guard let whole = row[total] else { return false }
      return parts.reduce(0) { $0 + (row[$1] ?? 0) } == whole
    }
  }

  /// The share of telling rows that add up: those with several parts, none of which is nearly all; nil where too few are there
  /// or do.
  private func rate(_ parts: [Int], _ total: Int) -> Double? {
    let needed = min(parts.count, 3)
    var (telling, held) = (0, 0)
    for row in rows {
      guard let whole = row[total] else { continue }
      var (sum, greatest, filled) = (0.0, 0.0, 0)
      for part in parts {
        guard let value = row[part] else { continue }
        sum += value
        if value != 0 { filled += 1 }
        greatest = max(greatest, value)
      }
      guard filled >= needed, greatest <= 0.9 * sum else { continue }
      telling += 1
      if sum == whole { held += 1 }
      if telling >= 20, held * 2 < telling { return nil }
    }
    let rate = Double(held) / Double(max(telling, 1))
    let (least, share) = parts.count == 2 ? (Self.fewForTwo, 0.95) : (Self.few, 0.6)
    return telling >= least && rate >= share ? rate : nil
  }
}
