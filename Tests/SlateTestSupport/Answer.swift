/// What a line gave, as a pipe would get it.
public struct Answer: Sendable, Equatable {
  /// Tables and texts, tables as CSV.
  public var text: String
  /// The notices with their levels: `note: ...`, `warning: ...`.
  public var notices: [String]

  /// The cells of the table, header first.
  public var cells: [[String]] { CSV.records(text) }
  /// The names of the table's columns.
  public var columns: [String] { cells.first ?? [] }
  /// The rows under their columns' names.
  public var rows: [[String: String]] {
    cells.dropFirst().map { Dictionary(zip(columns, $0)) { first, _ in first } }
  }

  /// One column's cells, from the first row to the last.
  public subscript(column: String) -> [String] { rows.map { $0[column] ?? "no such column" } }

  /// The cells without the header, each row joined with spaces.
  public var lines: [String] { cells.dropFirst().map { $0.joined(separator: " ") } }
}

/// Reads comma-separated values (RFC 4180), so that expectations need no other reader of the program's.
public enum CSV {
  /// The cells of each record.
  public static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Character?
    for character in text {
      switch character {
      case "\"":
        if !isQuoted, previous == "\"" { cell.append("\"") }
        isQuoted.toggle()
      case ",", "\n", "\r\n":
        if isQuoted {
          cell.append(character)
        } else {
          record.append(cell)
          cell = ""
          if character != "," {
            records.append(record)
            record = []
          }
        }
      default: cell.append(character)
      }
      previous = character == "\"" && previous == "\"" && isQuoted ? nil : character
    }
    if !cell.isEmpty || !record.isEmpty { records.append(record + [cell]) }
    return records
  }
}
