import SlateKit

/// A metadata file: what it says about each column of its data file.
struct MetaFile: Sendable {
  /// What one line says about a column. A cell that the file lacks is empty.
  struct Row: Sendable {
    let line: Int
    fileprivate let cells: [String: String]

    /// The cell under a column's name.
    subscript(column: String) -> String { cells[column] ?? "" }
    var name: String { self["col_name"] }
    var label: String { self["label"] }
    var isFilter: Bool { self["col_type"] == "Filter" }
    var isIndicator: Bool { self["col_type"] == "Indicator" }
    var group: String { self["filter_grouping_column"] }
    /// Every cell with its column.
    var all: [String: String] { cells }
  }

  let file: SourceFile
  let header: [String]
  let rows: [Row]
  let faults: [RecordScanner.Fault: RecordScanner.Tally]

  init(_ file: SourceFile) {
    self.file = file
    var rows: [Row] = []
    let (header, faults) = file.bytes.withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes)
      var names: [String] = []
      var first = RecordScanner(bytes)
      first.readHeader()
      names = first.header
      scanner.scan { record in
        // Spreadsheets leave lines of nothing but commas at the end.
        guard record.fields.contains(where: { !$0.isEmpty }) else { return }
        rows.append(
          Row(line: record.line, cells: Dictionary(zip(names, record.fields)) { first, _ in first }))
      }
      return (scanner.header, scanner.faults)
    }
    self.header = header
    self.faults = faults
    self.rows = rows
  }

  /// Whether the metadata has columns in which it can name columns and their types.
  var isUsable: Bool { header.contains("col_name") && header.contains("col_type") }

  var filters: [Row] { rows.filter(\.isFilter) }
  var indicators: [Row] { rows.filter(\.isIndicator) }

  /// The columns that group the items of filters, each once.
  var groups: [String] {
    var seen: Set<String> = []
    return rows.map(\.group).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The filters and their groups, each once.
  var filtersAndGroups: [String] {
    var seen: Set<String> = []
    return (filters.map(\.name) + groups).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
