/// The transitions of all years together, counted by cell of a state space.
struct TransitionCounts {
  /// Children with a plan in the first January, by its cell.
  private(set) var present: [Int]
  /// Those of them without a plan in the second.
  private(set) var left: [Int]
  /// Those of them in another setting in the second.
  private(set) var moved: [Int]
  /// Children who join, by the cell of the second January.
  private(set) var joined: [Int]
  /// Children who join, by the first January's year and the academic year of the second.
  private(set) var joinedIn: [Int: [Int: Int]] = [:]
  /// Children with a plan in the second January of the last year.
  private(set) var opening: [Int]
  /// Moves from a cell to a state.
  private(set) var moves: [Int: [Int: Int]] = [:]
  /// Moves of children of an academic year to a setting.
  private(set) var movesTo: [Int: [Int: Int]] = [:]
  /// Children with a setting or need that the space does not have.
  private(set) var leftOut = 0
  /// Those settings and needs.
  private(set) var unknown: Set<String> = []
  /// Children who are at least once in a setting at an academic year that it does not take.
  private(set) var outside = 0

  init(_ table: TransitionTable, in space: StateSpace) {
    let none = [Int](repeating: 0, count: space.cellCount)
    (present, left, moved, joined, opening) = (none, none, none, none, none)
    let last = table.years.last
    for row in table.rows {
      let ends = [(row.from, row.fromYear), (row.to, row.toYear)].compactMap { plan, year in
        plan.map { (state: space.state(of: $0), plan: $0, year: year) }
      }
      let lacking = ends.filter { $0.state == nil }
      guard lacking.isEmpty else {
        leftOut += row.children
        unknown.formUnion(lacking.map { "\($0.plan.setting), \($0.plan.need)" })
        continue
      }
      if ends.contains(where: { end in end.state.map { !space.allows($0, in: end.year) } ?? false }) {
        outside += row.children
      }
      count(
        row, from: row.from.flatMap { space.state(of: $0) }, to: row.to.flatMap { space.state(of: $0) },
        isLast: row.year == last, in: space)
    }
  }

  private mutating func count(
    _ row: TransitionTable.Row, from source: Int?, to target: Int?, isLast: Bool, in space: StateSpace
  ) {
    if let target, isLast { opening[space.cell(row.toYear, target)] += row.children }
    guard let source else {
      if let target {
        joined[space.cell(row.toYear, target)] += row.children
        joinedIn[row.year, default: [:]][row.toYear, default: 0] += row.children
      }
      return
    }
    let cell = space.cell(row.fromYear, source)
    present[cell] += row.children
    guard let target else {
      left[cell] += row.children
      return
    }
    // A need may change in the data and not in the simulation: the move is one of settings.
    let setting = space.setting(of: target)
    guard setting != space.setting(of: source) else { return }
    moved[cell] += row.children
    let state = space.state(need: space.need(of: source), setting: setting)
    moves[cell, default: [:]][state, default: 0] += row.children
    movesTo[row.fromYear, default: [:]][setting, default: 0] += row.children
  }
}
