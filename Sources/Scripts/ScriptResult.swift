import Foundation
import SlateKit

/// What a script printed, on its way to a relation.
struct ScriptResult {
  let path: String
  let form: ScriptCommandDeclaration.Form
  /// The command's name.
  let name: String
  let ending: ScriptEnding
  /// What the script says of its columns.
  let meanings: [ColumnMeaning]
  /// The columns of the table before it: a column that a script hands through keeps its label, and a text stays a text.
  var handed: [Column] = []

  /// What a reader gets: a table, or lines of text; nothing where nothing was printed.
  ///
  /// - Throws: ``SlateError`` for what is no table, or has other cells than the script says.
  func output(in session: Session, sources: [String]) async throws -> Output {
    let size = DescriptionCache.stamp(of: path)?.size ?? 0
    guard size > 0 else {
      if form == .text { return Output([]) }
      throw garbage("it printed nothing at all")
    }
    for meaning in meanings {
      if let kind = meaning.kind, ColumnMeaning.kinds[kind] == nil {
        throw garbage("it says that '\(meaning.name)' is '\(kind)', which is no kind of column")
      }
    }
    let relation: Relation
    switch form {
    case .text: return .text(try text(size, most: 1 << 22))
    case .csv: relation = try await table(sources, session)
    case .parquet: relation = try await parquet(sources, session)
    case .json: relation = try await json(text(size, most: 1 << 28), sources, session)
    }
    return .relation(relation)
  }

  func garbage(_ what: String) -> SlateError { ScriptFailure.garbage(name, what, ending) }

  private func text(_ size: Int64, most: Int64) throws -> String {
    guard size <= most else {
      throw garbage("\(form.rawValue) of \(Int(size).grouped) bytes, where \(Int(most).grouped) can be read")
    }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw garbage("it is no text in UTF-8")
    }
    return text
  }

  private func json(_ text: String, _ sources: [String], _ session: Session) async throws -> Relation {
    do {
      return try await session.relation(
        of: ScriptJSON(meanings: meanings, handed: handed).table(text), sources: sources)
    } catch let error as SlateError {
      throw garbage(error.message)
    } catch let error as EngineError where error.kind != .interrupted {
      throw garbage(error.message)
    }
  }

  // MARK: CSV

  private func table(_ sources: [String], _ session: Session) async throws -> Relation {
    let names = try header()
    for meaning in meanings where !names.contains(meaning.name) { throw lacks(meaning.name, names) }
    let connection = try await session.connection
    let raw: Relation
    do {
      let file = SQL.readCSV(path: path, columns: names.map { SQL.FileColumn($0) })
      raw = try await session.hold("select * from \(file)", describing: [])
    } catch let error as EngineError where error.kind != .interrupted {
      throw garbage("its lines are no table under '\(names.joined(separator: ","))' (\(error.message))")
    }
    let columns = names.filter { name in !names.contains { Column.symbolName(of: $0) == name } }
    var items: [SQL] = []
    var known: [Column] = []
    for name in columns {
      let meaning = meanings.first { $0.name == name } ?? ColumnMeaning(named: name)
      let old = handed.first { $0.name == name }
      let cells = try await ScriptCells(name, of: raw, on: connection)
      let kind =
        try meaning.kind.flatMap { ColumnMeaning.kinds[$0] }.map { try demand($0, cells) }
        ?? cells.kind(like: old?.kind)
      let hasSymbols = names.contains(Column.symbolName(of: name))
      items += cells.items(as: kind, hasSymbols: hasSymbols)
      var column = meaning.column(kind, like: old)
      if hasSymbols || !cells.symbols.isEmpty && kind.isNumeric {
        column.symbols = Column.symbolName(of: name)
      }
      known.append(column)
    }
    return try await session.hold("select \(items) from \(raw)", describing: known, sources: sources)
  }

  /// The kind that a script gives a column, where its cells are of it.
  private func demand(_ kind: Column.Kind, _ cells: ScriptCells) throws -> Column.Kind {
    if let strange = cells.strange(as: kind) {
      throw garbage(
        "it says that '\(cells.name)' is \(kind == .moment ? "date" : kind.rawValue), and a cell holds '\(String(strange.prefix(40)))'"
      )
    }
    return kind
  }

  func lacks(_ name: String, _ names: [String]) -> SlateError {
    garbage(
      "it lacks the column '\(name)' that it announces, and has \(names.prefix(12).joined(separator: ", "))")
  }

  /// The names of the first line.
  private func header() throws -> [String] {
    guard let file = FileHandle(forReadingAtPath: path) else { throw garbage("it cannot be read") }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 1 << 16)) ?? Foundation.Data()
    guard !start.contains(0) else { throw garbage("it is binary") }
    guard let end = start.firstIndex(where: { $0 == 0x0A }) ?? (start.count < 1 << 16 ? start.endIndex : nil),
      let line = String(data: start[..<end], encoding: .utf8)
    else { throw garbage("its first line is no line of text in UTF-8") }
    let names = ScriptResult.cells(line.hasSuffix("\r") ? String(line.dropLast()) : line)
    for name in names {
      let isDeclared = meanings.contains { $0.name == name }
      let isName = !name.isEmpty && name.count <= 100 && name.unicodeScalars.allSatisfy { $0.value >= 0x20 }
      guard isDeclared || isName && (names.count > 1 || !name.contains(" ")) else {
        throw garbage("its first line should name the columns, and begins '\(String(line.prefix(60)))'")
      }
    }
    guard Set(names.map { $0.lowercased() }).count == names.count else {
      throw garbage("two of its columns have one name: \(names.joined(separator: ", "))")
    }
    return names
  }

  /// The cells of a line of CSV.
  static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Character = ","
    for character in line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line[...] {
      switch character {
      case "\"":
        if !isQuoted, previous == "\"" { cell.append(character) }
        isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
      previous = character
    }
    return cells + [cell]
  }
}
