import Engine

extension ColumnPlan {
  /// A plan for every column of a header, each with a name of its own, and what was odd about the names.
  static func plans(for header: [String], metadata: EESMetadata?) throws(DatasetError)
    -> (plans: [ColumnPlan], oddities: [String])
  {
    var oddities: [String] = []
    let given = header.map { $0.trimmingSpaces() }
    let named = given.count { !$0.isEmpty }
    guard named * 2 > given.count else {
      throw DatasetError(
        "Line 1 names \(named) of \(given.count) columns, so it looks like a title above a printed table.",
        hint: "Import the publication's data file instead, or take the lines above the column names out.")
    }
    if let only = given.first, given.count == 1, let other = [";", "\t", "|"].first(where: only.contains) {
      let name = other == "\t" ? "tabs" : "'\(other)'"
      throw DatasetError(
        "Line 1 has one column, and \(name) in it: the values look separated by \(name), not by commas.",
        hint: "Save the file with commas between its values.")
    }
    var nameless: [String] = []
    var taken = Set(given.map { $0.lowercased() })
    var seen: Set<String> = []
    var names: [String] = []
    for (index, name) in given.enumerated() {
      if name.isEmpty {
        let new = unique("column_\(index + 1)", among: &taken)
        nameless.append(new)
        names.append(new)
      } else if seen.insert(name.lowercased()).inserted {
        names.append(name)
      } else {
        let new = numbered(name, among: &taken)
        oddities.append("Line 1 names \(name) twice; the second (column \(index + 1)) is \(new) here.")
        names.append(new)
      }
    }
    if !nameless.isEmpty {
      oddities.append("Line 1 leaves columns without a name; here they are \(Importer.list(nameless)).")
    }
    let plans = zip(names, given).map { name, given in
      ColumnPlan(
        name: name, symbolName: unique(Column.symbolName(of: name), among: &taken),
        entry: metadata?.entries[given.lowercased()])
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
