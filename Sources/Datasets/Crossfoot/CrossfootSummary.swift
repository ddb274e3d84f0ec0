/// Findings from sums that do not hold: single slips by themselves, differences of one cause together.
struct CrossfootSummary {
  let findings: [Crossfoot.Finding]

  /// How many slips of a column are listed one by one.
  private static let most = 5

  init(_ sums: [CrossfootSum]) {
    let repeated = sums.filter(\.isRepeated)
    let rest = sums.filter { !$0.isRepeated }
    let short = rest.filter { $0.kind == .places && $0.isShort }
    let slips = rest.filter { !$0.isShort }
    let found =
      repeated.map(Self.repeated) + Self.grouped(slips).flatMap(Self.slips)
      + Self.byPeriod(short).map(Self.missing)
    findings = found.sorted { first, second in
      let (one, other) = (Self.rank(first), Self.rank(second))
      if one != other { return one < other }
      let sizes = (abs(first.difference), abs(second.difference))
      if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
      return (first.column, first.period, first.place, first.breakdown)
        < (second.column, second.period, second.place, second.breakdown)
    }
  }

  private static func rank(_ finding: Crossfoot.Finding) -> Int {
    switch finding.kind {
    case .repeated: 0
    case .places: 1
    case .categories: 2
    case .columns: 3
    case .missing: 4
    }
  }

  private static func repeated(_ sum: CrossfootSum) -> Crossfoot.Finding {
    let each = sum.sum / Double(max(sum.count, 1))
    let what = each == sum.total ? "the total of the region" : "the same number"
    return .init(
      kind: .repeated, column: sum.column.name, period: sum.period, place: sum.place,
      breakdown: sum.breakdown,
      sum: sum.sum, total: sum.total, note: "all \(sum.count) \(sum.parts) have \(what), \(text(each))")
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number)?.grouped ?? "\(number)"
  }

  /// Slips of one column and kind; those of columns in a row for each period, so that each year's England is seen.
  private static func grouped(_ sums: [CrossfootSum]) -> [[CrossfootSum]] {
    let groups = Dictionary(grouping: sums) {
      [$0.kind.rawValue, $0.parts, $0.column.name, $0.kind == .columns ? $0.period : ""]
    }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { groups[$0] }
  }

  /// Few slips one by one; many together, with the greatest.
  private static func slips(_ sums: [CrossfootSum]) -> [Crossfoot.Finding] {
    let sorted = sums.sorted {
      let sizes = (abs($0.difference), abs($1.difference))
      guard sizes.0 == sizes.1 else { return sizes.0 > sizes.1 }
      return ($1.total, $0.period, $0.place, $0.breakdown) < ($0.total, $1.period, $1.place, $1.breakdown)
    }
    let alike = sorted.reduce(0) { $0 + $1.alike }
    guard alike > (sorted.first?.kind == .columns ? 1 : most) else {
      return sorted.map { finding($0, note: "") }
    }
    guard let greatest = sorted.first else { return [] }
    let least = sorted.map { $0.least ?? abs($0.difference) }.min() ?? 0
    let range = "\(text(least)) to \(text(abs(greatest.difference)))"
    return [
      finding(
        greatest,
        note: "the greatest of \(alike) such sums of \(greatest.checked), off by \(range)")
    ]
  }

  private static func finding(_ sum: CrossfootSum, note: String) -> Crossfoot.Finding {
    let own =
      "\(sum.count) \(sum.parts)"
      + (sum.missing > 0 ? ", \(sum.missing) more are \(sum.symbols.isEmpty ? "empty" : sum.symbols)" : "")
    return .init(
      kind: sum.kind, column: sum.column.name, period: sum.period, place: sum.place, breakdown: sum.breakdown,
      sum: sum.sum, total: sum.total, note: note.isEmpty ? own : own + "; " + note)
  }

  /// Sums of a column that fall short in the same period.
  private static func byPeriod(_ sums: [CrossfootSum]) -> [[CrossfootSum]] {
    let groups = Dictionary(grouping: sums) { [$0.column.name, $0.parts, $0.period] }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { groups[$0] }
  }

  /// What is missing of a column in a period: the breakdown with the greatest totals, its places together.
  private static func missing(_ sums: [CrossfootSum]) -> Crossfoot.Finding {
    let byBreakdown = Dictionary(grouping: sums, by: \.breakdown)
    let totals = byBreakdown.mapValues { $0.reduce(0) { $0 + $1.total } }
    let main = totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? ""
    let own = (byBreakdown[main] ?? sums).sorted { $0.place < $1.place }
    let places = own.map(\.place).joined(separator: ", ")
    let missing = own.reduce(0) { $0 + $1.missing }
    let symbols = Set(own.map(\.symbols)).sorted().joined(separator: ", ")
    let others = byBreakdown.count - 1
    let what = missing == 1 ? "1 of the \(own[0].parts) is" : "\(missing) \(own[0].parts) are"
    return .init(
      kind: .missing, column: own[0].column.name, period: own[0].period, place: places, breakdown: main,
      sum: own.reduce(0) { $0 + $1.sum }, total: own.reduce(0) { $0 + $1.total },
      note: what + " \(symbols.isEmpty ? "empty" : symbols)"
        + (others > 0 ? "; so in \(others) more breakdowns" : ""))
  }
}
