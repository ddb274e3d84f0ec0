import SlateKit

/// Finds the columns of a table of the open format, whose names have `-` or `_` between their words.
struct SimulationColumns {
  private let relation: Relation
  private let table: String

  init(_ relation: Relation, table: String) {
    self.relation = relation
    self.table = table
  }

  /// The column of a name; nil where there is none.
  func find(_ name: String) -> Column? {
    relation.columns.first { Self.plain($0.name) == Self.plain(name) }
  }

  /// The columns of some names.
  ///
  /// - Throws: ``SlateError`` with all that are missing.
  func demand(_ names: [String]) throws -> [Column] {
    let missing = names.filter { find($0) == nil }
    guard missing.isEmpty else {
      throw SlateError(
        "The table of \(table) lacks \(missing.joined(separator: ", ")).",
        hint:
          "It has \(relation.columns.map(\.name).joined(separator: ", ")). The format is: \(names.joined(separator: ", "))."
      )
    }
    return names.compactMap(find)
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }
}
