import SlateKit
import Synchronization

/// A table as a report shows it: its first rows as texts, and how many there are.
public struct ShownTable: Sendable {
  /// The columns, in their order.
  public let columns: [Column]
  /// How many rows the table has, shown or not.
  public let rowCount: Int
  let rows: [[ShownCell]]

  /// How many rows a report shows of one table at most; what is left out is said below it.
  public static let mostRows = 500

  /// A cell of a report: its text, and why a number is missing where one is.
  struct ShownCell: Sendable, Equatable {
    var text: String
    var reason: String?
  }

  /// Reads a table.
  ///
  /// - Throws: an `EngineError` of its query.
  public init(_ relation: Relation, on connection: Connection) async throws {
    let formats = relation.columns.map { CellFormat($0, unicode: true) }
    let state = Mutex<(rows: [[ShownCell]], count: Int)>(([], 0))
    try await connection.stream(relation) { table in
      state.withLock { state in
        let room = ShownTable.mostRows - state.rows.count
        for index in 0..<min(max(room, 0), table.rowCount) {
          state.rows.append(
            zip(formats, table.row(index)).map { format, value in
              ShownCell(text: format.cell(value).text, reason: ShownTable.reason(of: value))
            })
        }
        state.count += table.rowCount
      }
      return true
    }
    columns = relation.columns
    (rows, rowCount) = state.withLock { $0 }
  }

  private static func reason(of value: Value) -> String? {
    guard case .missing(let symbol) = value else { return nil }
    return symbol?.reason.rawValue ?? "missing"
  }

  /// What is said below the table: how many rows it has, and what its symbols mean.
  var remarks: [String] {
    var remarks = [
      rowCount > rows.count
        ? "The first \(rows.count.grouped) of \(rowCount.grouped) rows are shown."
        : rowCount == 0 ? "No rows." : TextTableWriter.counted(rowCount, "row") + "."
    ]
    var meanings: [String: String] = [:]
    for cell in rows.joined() {
      if let reason = cell.reason { meanings[cell.text] = reason }
    }
    if !meanings.isEmpty {
      remarks.append(
        meanings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; ") + ".")
    }
    return remarks
  }
}
