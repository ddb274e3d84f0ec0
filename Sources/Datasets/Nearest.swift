/// Finds the names that a person may have meant.
public enum Nearest {
  /// The names nearest to what was typed, best first, at most three; empty where none is near.
  ///
  /// A name is near when it begins with the typed text, or when few letters must change (a third of them at most, one at
  /// least), swaps of neighbours counting as one change. Case does not count.
  public static func names(to typed: String, among names: [String]) -> [String] {
    let wanted = Array(typed.lowercased())
    guard !wanted.isEmpty else { return [] }
    let limit = max(1, wanted.count / 3)
    var best: [(distance: Int, name: String)] = []
    for name in names {
      let candidate = Array(name.lowercased())
      var distance = editDistance(wanted, candidate, limit: limit)
      if distance > limit, wanted.count >= 3, candidate.starts(with: wanted) { distance = limit }
      if distance <= limit, !best.contains(where: { $0.name == name }) { best.append((distance, name)) }
    }
    return best.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  /// How many single-letter changes lead from one text to the other (optimal string alignment); more than `limit` is
  /// reported as `limit + 1`.
  static func editDistance(_ first: [Character], _ second: [Character], limit: Int) -> Int {
    if abs(first.count - second.count) > limit { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      for column in 0..<second.count {
        let change = first[row] == second[column] ? 0 : 1
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + change)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      if let least = current.min(), least > limit { return limit + 1 }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
