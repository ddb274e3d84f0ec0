/// An imported file, as a reading maps it: its columns by their names in any case, with their symbols, and its places.
///
/// A column that the file lacks is missing with the symbol `x`, so that a reading can name columns that only some years have.
public struct SourceFile: Sendable {
  /// The file's name, without its folder, for the rare layout that says its year nowhere else.
  public let name: String
  /// The release that the file says it is; empty where it says nothing.
  public let release: String
  /// The rows, for use behind `from`.
  public let table: SQL
  private let columns: [Column]

  init(_ dataset: Dataset) {
    name = dataset.file
    release = dataset.release
    table = "\(schema: Dataset.schema, table: dataset.table)"
    columns = dataset.columns
  }

  /// The column of this name in any case; nil where there is none.
  private func find(_ name: String) -> Column? {
    columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Whether the file has a column of this name.
  public func has(_ name: String) -> Bool { find(name) != nil }

  /// The names, in order of the alphabet, of the columns that begin with a text and hold another one, in any case: for layouts
  /// that put a year into a name.
  public func names(beginning start: String, holding part: String = "") -> [String] {
    columns.map(\.name).filter {
      let name = $0.lowercased()
      return name.hasPrefix(start) && (part.isEmpty || name.contains(part))
    }.sorted()
  }

  /// Whether the file has a column of this name that holds numbers.
  public func hasNumbers(_ name: String) -> Bool { find(name)?.kind.isNumeric ?? false }

  /// A column's value; missing where the file lacks the column.
  public func value(_ name: String) -> SQL { find(name).map { "\(column: $0.name)" } ?? "null" }

  /// A column's value as text; missing where the file lacks the column or the cell is empty.
  public func text(_ name: String) -> SQL {
    find(name).map { "nullif(cast(\(column: $0.name) as varchar), '')" } ?? "cast(null as varchar)"
  }

  /// The symbol of a column's missing number.
  public func symbol(_ name: String) -> SQL {
    guard let column = find(name) else { return "'x'" }
    return column.symbols.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
  }

  /// The items of a select that give a column another name, its symbols with it.
  public func column(_ name: String, as alias: String) -> [SQL] {
    guard let column = find(name) else { return [] }
    let value: SQL = "\(column: column.name) as \(column: alias)"
    return column.symbols == nil ? [value] : [value, symbolItem(symbol(name), alias)]
  }

  /// The items of a number that is computed from a column, such as a percentage from a proportion. Where the column is
  /// missing, so is the number, with the same symbol.
  ///
  ///     file.number("for_1_p", as: "error") { "100 * \($0)" }
  public func number(_ name: String, as alias: String, _ compute: (SQL) -> SQL) -> [SQL] {
    let value = value(name)
    return [
      "case when \(value) is not null then \(compute(value)) end as \(column: alias)",
      symbolItem("case when \(value) is null then coalesce(\(symbol(name)), 'x') end", alias),
    ]
  }

  /// The items of a sum of columns. It is missing where one of them is, with the symbol of the first that is missing.
  ///
  /// - Parameter nothing: Symbols that mean that there is nothing to add, such as a category that did not exist yet.
  ///   Where all parts have such a symbol, the sum is missing with it.
  public func sum(_ names: [String], as alias: String, nothing: [String] = []) -> [SQL] {
    let missing = names.map { name -> SQL in
      "case when \(value(name)) is null and \(isCounted(symbol(name), unless: nothing)) then coalesce(\(symbol(name)), 'x') end"
    }
    let none: SQL = "coalesce(\(names.map { self.value($0) })) is null"
    let symbols = names.map { self.symbol($0) }
    let gap: SQL = "coalesce(\(missing), case when \(none) then coalesce(\(symbols), 'x') end)"
    let total: SQL = "\(names.map { "coalesce(\(value($0)), 0)" as SQL }, separator: " + ")"
    return [
      "case when \(gap) is null then \(total) end as \(column: alias)", symbolItem(gap, alias),
    ]
  }

  private func isCounted(_ symbol: SQL, unless nothing: [String]) -> SQL {
    nothing.isEmpty ? "true" : "coalesce(\(symbol), '') not in (\(values: nothing))"
  }

  private func symbolItem(_ symbol: SQL, _ alias: String) -> SQL {
    "\(symbol) as \(column: Column.symbolName(of: alias))"
  }

  /// The query with these items, of the rows for which all conditions hold.
  public func select(_ items: [SQL], where conditions: [SQL] = []) -> SQL {
    guard !conditions.isEmpty else { return "select \(items) from \(table)" }
    return "select \(items) from \(table) where \(conditions.map { "(\($0))" as SQL }, separator: " and ")"
  }
}
