import SlateKit

/// A table that a script printed as JSON: `{"columns": [...], "rows": [[...]]}`, or a list of objects.
struct ScriptJSON {
  let meanings: [ColumnMeaning]

  init(_ meanings: [ColumnMeaning]) { self.meanings = meanings }

  /// The table.
  ///
  /// - Throws: ``SlateError`` where it is none, or a cell is not of its column's kind.
  func table(_ text: String) throws -> Table {
    guard let value = try? JSONValue(Array(text.utf8)) else {
      throw SlateError(
        "What the script printed is no JSON.", hint: "Only the result belongs on standard output.")
    }
    var meanings = (value["columns"]?.items ?? []).compactMap(ColumnMeaning.init)
    if meanings.isEmpty { meanings = self.meanings }
    let rows: [[JSONValue]]
    if case .array(let items) = value {
      let names = Set(items.flatMap(\.fields.keys)).sorted()
      for name in names where !meanings.contains(where: { $0.name == name }) {
        if let meaning = ColumnMeaning(.object(["name": .text(name)])) { meanings.append(meaning) }
      }
      rows = items.map { item in meanings.map { item[$0.name] ?? .null } }
    } else {
      rows = (value["rows"]?.items ?? []).map(\.items)
    }
    guard !meanings.isEmpty else {
      throw SlateError(
        "What the script printed as JSON names no columns.",
        hint: "It is {\"columns\": [...], \"rows\": [...]}.")
    }
    let columns = try meanings.enumerated().map { index, meaning in
      let cells = rows.map { index < $0.count ? $0[index] : .null }
      let kind = meaning.kind.flatMap { ColumnMeaning.kinds[$0] }
      if let kind, let cell = cells.first(where: { !ScriptJSON.fits($0, kind) }) {
        throw SlateError(
          "The script says that '\(meaning.name)' is \(kind.rawValue), and a cell holds \(cell.json).")
      }
      return meaning.column(kind ?? ScriptJSON.kind(of: cells))
    }
    return Table(
      columns: columns,
      rows: rows.map { row in
        columns.indices.map { $0 < row.count ? ScriptJSON.value(row[$0], columns[$0].kind) : .missing(nil) }
      })
  }

  private static func fits(_ cell: JSONValue, _ kind: Column.Kind) -> Bool {
    switch (cell, kind) {
    case (.null, _), (.text, .text), (.number, .number), (.boolean, .boolean): true
    case (.number, .integer): cell.integer != nil
    default: false
    }
  }

  private static func kind(of cells: [JSONValue]) -> Column.Kind {
    let filled = cells.filter { $0 != .null }
    let kinds: [Column.Kind] = [.boolean, .integer, .number]
    return filled.isEmpty ? .text : kinds.first { kind in filled.allSatisfy { fits($0, kind) } } ?? .text
  }

  private static func value(_ cell: JSONValue, _ kind: Column.Kind) -> Value {
    switch (cell, kind) {
    case (.null, _): .missing(nil)
    case (.boolean(let flag), .boolean): .boolean(flag)
    case (.number, .integer): cell.integer.map { .integer($0) } ?? .missing(nil)
    case (.number(let number), .number): .number(number)
    case (.text(let text), _): .text(text)
    default: .text(cell.json)
    }
  }
}
