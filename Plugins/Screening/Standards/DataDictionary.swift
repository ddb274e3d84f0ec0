import SlateKit

/// A data dictionary: the names of columns, and the items of filters, that data sets of the API may use.
struct DataDictionary: Sendable {
  /// The dictionary's file.
  let name: String
  let columns: Set<String>
  let items: [String: Set<String>]

  /// Reads a dictionary: a CSV file with `col_name`, and where it has them `filter_item`, `col_name_parent` and
  /// `filter_item_parent`.
  ///
  /// - Throws: ``SlateError`` where the file is not there, or has no column `col_name`.
  init(_ path: String, typed: String) throws {
    let file = try SourceFile(path, typed: typed)
    let meta = MetaFile(file)
    guard meta.header.contains("col_name"), !meta.rows.isEmpty else {
      throw SlateError(
        "'\(typed)' is no data dictionary: it has no column col_name.", at: .argument(typed),
        hint: "A dictionary is a CSV file with the columns col_name and filter_item.")
    }
    name = file.name
    var items: [String: Set<String>] = [:]
    for row in meta.rows {
      for (column, item) in [("col_name", "filter_item"), ("col_name_parent", "filter_item_parent")] {
        let name = row[column]
        guard !name.isEmpty, name != "NA" else { continue }
        let value = row[item]
        items[name, default: []].formUnion(value.isEmpty || value == "NA" ? [] : [value])
      }
    }
    self.items = items
    columns = Set(items.keys)
  }
}
