extension Workbook {
  /// A sheet's table as a plain file, or why there is none.
  struct SheetTable: Sendable {
    var name: String
    var path = ""
    var notes: [String] = []
    var error: DatasetError?
    /// Whether the sheet has no table at all, as the cover of a workbook.
    var isBlank = false
  }

  /// The tables of the visible sheets, written as plain files into a folder.
  ///
  /// - Throws: ``DatasetError`` where the workbook is damaged; `CancellationError`.
  func tables(in folder: TemporaryFolder) throws -> [SheetTable] {
    var tables: [SheetTable] = []
    for sheet in sheets where !sheet.isHidden {
      let found = try rows(of: sheet)
      var table = SheetTable(name: sheet.name)
      if let printed = PrintedTable(found.records, unit: "row") {
        table.path = folder.file()
        try CSVText.write(printed.rows, to: table.path)
        table.notes = printed.notes
      } else {
        table.isBlank = found.records.count { $0.values.count { !$0.isEmpty } > 1 } < 2
        table.error = DatasetError(
          found.records.isEmpty
            ? "The sheet '\(sheet.name)' is empty."
            : "The sheet '\(sheet.name)' has no table with a clear beginning and end.",
          hint: "Save the table by itself as 'CSV UTF-8', and import that file.")
      }
      if found.dates > 0 { table.notes.append("\(found.dates) dates are read as text (2024-09-01).") }
      if found.percentages > 0 {
        table.notes.append(
          "\(found.percentages) cells that the sheet shows as percentages are kept as it holds them: 11% is 0.11."
        )
      }
      tables.append(table)
    }
    let hidden = sheets.filter(\.isHidden).map(\.name)
    if !hidden.isEmpty, let first = tables.indices.first {
      tables[first].notes.append("Hidden sheets were left out: \(hidden.joined(separator: ", ")).")
    }
    return tables
  }
}
