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
  /// Children with a plan in the second January of the last year.
  private(set) var opening: [Int]
  /// Moves from a cell to a state, and from a state to a state.
  private(set) var movesOfCell: [Int: [Int: Int]] = [:]
  private(set) var moves: [Int: [Int: Int]] = [:]
  /// Children whose states are not of the space.
  private(set) var leftOut = 0

  init(_ table: TransitionTable, in space: StateSpace) {
    let none = [Int](repeating: 0, count: space.cellCount)
    (present, left, moved, joined, opening) = (none, none, none, none, none)
    let last = table.years.last
    for row in table.rows {
      let from = row.from.map { space.state(of: $0) }
      let to = row.to.map { space.state(of: $0) }
      let isKnown =
        (from == nil || from.flatMap { $0 }.map { space.allows($0, in: row.fromYear) } ?? false)
        && (to == nil || to.flatMap { $0 }.map { space.allows($0, in: row.toYear) } ?? false)
      guard isKnown else {
        leftOut += row.children
        continue
      }
      let target = to.flatMap { $0 }
      if let target, row.year == last { opening[space.cell(row.toYear, target)] += row.children }
      guard let source = from.flatMap({ $0 }) else {
        if let target { joined[space.cell(row.toYear, target)] += row.children }
        continue
      }
      let cell = space.cell(row.fromYear, source)
      present[cell] += row.children
      guard let target else {
        left[cell] += row.children
        continue
      }
      // A need may change in the data and not in the simulation: the move is one of settings.
      let setting = space.setting(of: target)
      guard setting != space.setting(of: source) else { continue }
      moved[cell] += row.children
      let state = space.state(need: space.need(of: source), setting: setting)
      movesOfCell[cell, default: [:]][state, default: 0] += row.children
      moves[source, default: [:]][state, default: 0] += row.children
    }
  }
}
