import Engine

extension ColumnPlan {
  /// A plan for every column of a header, each with a name of its own, and what was odd about the names.
  static func plans(for header: [String], metadata: EESMetadata?) -> (plans: [ColumnPlan], oddities: [String])
  {
    var oddities: [String] = []
    let given = header.map { $0.trimmingSpaces() }
    var taken = Set(given.map { $0.lowercased() })
    var seen: Set<String> = []
    var names: [String] = []
    for (index, name) in given.enumerated() {
      if name.isEmpty {
        let new = unique("column_\(index + 1)", among: &taken)
        oddities.append("Column \(index + 1) has no name in line 1; here it is \(new).")
        names.append(new)
      } else if seen.insert(name.lowercased()).inserted {
        names.append(name)
      } else {
        let new = numbered(name, among: &taken)
        oddities.append("Line 1 names \(name) twice; the second (column \(index + 1)) is \(new) here.")
        names.append(new)
      }
    }
    let plans = names.map { name in
      ColumnPlan(
        name: name, symbolName: unique(Column.symbolName(of: name), among: &taken),
        entry: metadata?.entries[name.lowercased()])
    }
    return (plans, oddities)
  }

  private static func unique(_ name: String, among taken: inout Set<String>) -> String {
    if taken.insert(name.lowercased()).inserted { return name }
    return numbered(name, among: &taken)
  }

  private static func numbered(_ name: String, among taken: inout Set<String>) -> String {
    var number = 2
    while !taken.insert("\(name)_\(number)".lowercased()).inserted { number += 1 }
    return "\(name)_\(number)"
  }
}
