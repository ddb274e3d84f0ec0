/// Finds columns by name: as it is written, or else in any case.
struct ColumnNames {
  private var exact: [String: Int] = [:]
  private var folded: [String: Int] = [:]

  init(_ names: [String]) {
    for (index, name) in names.enumerated() {
      if exact[name] == nil { exact[name] = index }
      if folded[name.lowercased()] == nil { folded[name.lowercased()] = index }
    }
  }

  /// Where the column of this name stands; nil where there is none.
  func index(of name: String) -> Int? { exact[name] ?? folded[name.lowercased()] }
}

extension ColumnNames {
  /// What finds the column of a name in the list whose names these are.
  func lookup(in columns: [Column]) -> (String) -> Column? {
    { name in index(of: name).map { columns[$0] } }
  }
}

extension [String] {
  /// The names, with a number behind each that stood before, in any case: `a`, `a_1`.
  func madeUnique() -> [String] {
    var seen: Set<String> = []
    return map { name in
      var candidate = name
      var number = 0
      while !seen.insert(candidate.lowercased()).inserted {
        number += 1
        candidate = "\(name)_\(number)"
      }
      return candidate
    }
  }
}
