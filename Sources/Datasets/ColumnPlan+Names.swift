import Engine

extension ColumnPlan {
  /// A plan for every column of a header, each with a name of its own, and what was odd about the names.
  static func plans(for header: [String], metadata: EESMetadata?)
    -> (plans: [ColumnPlan], oddities: [String])
  {
    var oddities: [String] = []
    let given = header.map { $0.trimmingSpaces() }
    var taken = Set(given.map { $0.lowercased() })
    var seen: Set<String> = []
    var names: [String] = []
    for (index, name) in given.enumerated() {
      if name.isEmpty {
        let new = unique("column_\(index + 1)", among: &taken)
        names.append(new)
      } else if seen.insert(name.lowercased()).inserted {
        names.append(name)
      } else {
        let new = numbered(name, among: &taken)
        oddities.append("Line 1 names \(name) twice; the second (column \(index + 1)) is \(new) here.")
        names.append(new)
      }
    }
    let plans = zip(names, given).map { name, given in
      ColumnPlan(
        name: name, symbolName: unique(Column.symbolName(of: name), among: &taken),
        entry: metadata?.entries[given.lowercased()], isNameless: given.isEmpty)
    }
    return (plans, oddities)
  }

  /// What became of columns without a name: those that hold something get one, the others are left out.
  static func leftOut(_ plans: [ColumnPlan]) -> [String] {
    let empty = plans.count { $0.isLeftOut }
    let kept = plans.filter { $0.isNameless && !$0.isLeftOut }.map(\.name)
    return [
      kept.isEmpty ? nil : "Line 1 leaves columns without a name; here they are \(Importer.list(kept)).",
      empty == 0
        ? nil
        : "\(empty) column\(empty == 1 ? "" : "s") without a name or a value \(empty == 1 ? "is" : "are") left out.",
    ].compactMap { $0 }
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
