import Foundation
import SlateKit

/// A table that a script printed as JSON: `{"columns": [...], "rows": [[...]]}`, or a list of objects, whose columns stand in
/// the order of their names unless the script announced them.
struct ScriptJSON {
  /// What the script says of its columns.
  let meanings: [ColumnMeaning]
  /// The columns of the table before it.
  var handed: [Column] = []

  /// The table.
  ///
  /// - Throws: ``SlateError`` that is a part of a sentence, where it is none or a cell is not of its column's kind.
  func table(_ text: String) throws -> Table {
    let data = Foundation.Data(text.utf8)
    let decoder = JSONDecoder()
    let found: [ColumnMeaning]
    let rows: [[Cell]]
    if let framed = try? decoder.decode(Framed.self, from: data) {
      found = framed.columns.isEmpty ? meanings : framed.columns.compactMap(meaning)
      rows = framed.rows
    } else if let objects = try? decoder.decode([[String: Cell]].self, from: data) {
      let names = Set(objects.flatMap(\.keys)).subtracting(meanings.map(\.name)).sorted()
      found = meanings + names.map { ColumnMeaning(named: $0) }
      rows = objects.map { object in found.map { object[$0.name] ?? .null } }
    } else {
      throw SlateError(
        "it is no JSON of a table, {\"columns\": [...], \"rows\": [[...]]} or a list of objects")
    }
    guard !found.isEmpty else { throw SlateError("its JSON names no columns") }
    guard Set(found.map { $0.name.lowercased() }).count == found.count else {
      throw SlateError("two of its columns have one name: \(found.map(\.name).joined(separator: ", "))")
    }
    if let row = rows.firstIndex(where: { $0.count != found.count }) {
      throw SlateError("row \(row + 1) has \(rows[row].count) cells, and there are \(found.count) columns")
    }
    return try table(found, rows)
  }

  private func table(_ meanings: [ColumnMeaning], _ rows: [[Cell]]) throws -> Table {
    let places = Dictionary(
      meanings.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var columns: [Column] = []
    var values: [[Value]] = []
    for (place, meaning) in meanings.enumerated() {
      if meanings.contains(where: { Column.symbolName(of: $0.name) == meaning.name }) { continue }
      let cells = rows.map { $0[place] }
      if cells.contains(.other) {
        throw SlateError("a cell of '\(meaning.name)' is a list or an object")
      }
      let old = handed.first { $0.name == meaning.name }
      let declared = meaning.kind.flatMap { ColumnMeaning.kinds[$0] }
      if let declared, let cell = cells.first(where: { !$0.fits(declared) }) {
        throw SlateError(
          "it says that '\(meaning.name)' is \(meaning.kind ?? ""), and a cell holds '\(cell.words.prefix(40))'"
        )
      }
      let kind = declared ?? ScriptJSON.kind(of: cells, like: old?.kind)
      var column = meaning.column(kind, like: old)
      let symbols = places[Column.symbolName(of: meaning.name)].map { place in rows.map { $0[place] } }
      if symbols != nil { column.symbols = Column.symbolName(of: meaning.name) }
      columns.append(column)
      values.append(
        cells.enumerated().map { row, cell in
          let value = cell.value(kind)
          guard value == .missing(nil), case .text(let symbol)? = symbols?[row], !symbol.isEmpty else {
            return value
          }
          return .missing(Symbol(rawValue: symbol))
        })
    }
    return Table(
      columns: columns, rows: rows.indices.map { row in columns.indices.map { values[$0][row] } })
  }

  /// What is known of a column of the result: a name alone, or what the script says there.
  private func meaning(_ value: JSONValue) -> ColumnMeaning? {
    guard case .text(let name) = value else { return ColumnMeaning(value) }
    return meanings.first { $0.name == name } ?? ColumnMeaning(named: name)
  }

  private static func kind(of cells: [Cell], like old: Column.Kind?) -> Column.Kind {
    let filled = cells.filter { $0 != .null }
    if let old, filled.isEmpty { return old == .decimal || old == .other ? .number : old }
    if old == .text, filled.allSatisfy(\.isText) { return .text }
    if old == .moment, filled.allSatisfy({ $0.fits(.moment) }) { return .moment }
    guard !filled.allSatisfy(\.isText) else { return .text }
    let kinds: [Column.Kind] = [.boolean, .integer, .number]
    return kinds.first { kind in filled.allSatisfy { $0.fits(kind) } } ?? .text
  }

  private struct Framed: Decodable {
    var columns: [JSONValue]
    var rows: [[Cell]]
    private enum CodingKeys: String, CodingKey { case columns, rows }
    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      columns = try fields.decodeIfPresent([JSONValue].self, forKey: .columns) ?? []
      rows = try fields.decode([[Cell]].self, forKey: .rows)
    }
  }

  /// One cell; whole numbers are exact.
  private enum Cell: Decodable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .null
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let integer = try? value.decode(Int.self) {
        self = .integer(integer)
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let flag = try? value.decode(Bool.self) {
        self = .boolean(flag)
      } else {
        self = .other
      }
    }

    var isText: Bool { if case .text = self { true } else { false } }

    /// The cell as a person reads it.
    var words: String {
      switch self {
      case .null: ""
      case .boolean(let flag): String(flag)
      case .integer(let number): String(number)
      case .number(let number): String(number)
      case .text(let text): text
      case .other: "..."
      }
    }

    /// Whether it may stand in a column of a kind: in one of numbers also the symbol of a missing one.
    func fits(_ kind: Column.Kind) -> Bool {
      switch (self, kind) {
      case (.null, _), (.boolean, .boolean), (.integer, .integer), (.integer, .number), (.number, .number):
        true
      case (.text(let text), .integer), (.text(let text), .number):
        Symbol(rawValue: text).reason != .unexplained
      case (.text(let text), .moment): text.wholeMatch(of: ScriptCells.moment) != nil
      case (.text, .text): true
      default: false
      }
    }

    func value(_ kind: Column.Kind) -> Value {
      switch (self, kind) {
      case (.null, _): .missing(nil)
      case (.boolean(let flag), .boolean): .boolean(flag)
      case (.integer(let number), .integer): .integer(number)
      case (.integer(let number), .number): .number(Double(number))
      case (.number(let number), .number): .number(number)
      case (.text(let text), .integer), (.text(let text), .number): .missing(Symbol(rawValue: text))
      case (.text(let text), .moment): .moment(text)
      default: .text(words)
      }
    }
  }
}
