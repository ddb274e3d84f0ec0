import Engine

/// How one column of a file is kept.
struct ColumnPlan: Sendable {
  /// What the engine stores.
  enum Storage: Sendable, Hashable {
    /// Texts of any number.
    case text
    /// Few different texts, numbered; see ``codes``.
    case codes
    case integer
    case decimal(width: Int, scale: Int)
    case number
    case boolean, date, timestamp
  }

  /// The column's name in the table.
  var name: String
  /// What it stores.
  var storage = Storage.text
  /// The different texts of a column of texts, in the order of their bytes; none where they are not numbered.
  var codes: [String] = []
  /// The symbols of its missing numbers, in the file's spellings.
  var symbols: [String] = []
  /// The column of these symbols.
  var symbolName: String
  /// What the metadata says about it.
  var entry: EESMetadata.Entry?
  /// Whether the file gives it no name.
  var isNameless = false
  /// What the file holds.
  var profile = ColumnProfile()

  /// Whether it holds measured numbers.
  var isMeasure: Bool {
    switch storage {
    case .integer, .decimal, .number: true
    case .text, .codes, .boolean, .date, .timestamp: false
    }
  }

  /// The type that the file itself gives to the column; nil where it gives none.
  var given: PreparedFile.FileType?
  /// Whether it has neither a name nor a value, so that the table does without it.
  var isLeftOut = false

  /// Whether the engine reads it by the type that the file gives.
  var isTyped: Bool {
    switch storage {
    case .text, .codes: false
    case .boolean, .date, .timestamp: true
    case .integer, .decimal, .number: given != nil && symbols.isEmpty && !isGivenDimension
    }
  }

  /// Whether a comparison tells symbols from numbers: all numbers begin with a digit, a sign, a point or a space, which stand before
  /// the colon, and these symbols do not. A list of symbols would be a join for the engine, twice for each column.
  var canCompare: Bool {
    !profile.hasSpacesOnly && symbols.allSatisfy { ($0.utf8.first ?? 0) >= UInt8(ascii: ":") }
  }

  /// What the column means to a reader.
  var column: Column {
    let kind: Column.Kind =
      switch storage {
      case .text, .codes: .text
      case .integer: .integer
      case .decimal: .decimal
      case .number: .number
      case .boolean: .boolean
      case .date, .timestamp: .moment
      }
    let unit = entry?.unit ?? StandardColumns.unit(of: name)
    return Column(
      name, kind, label: entry?.label ?? StandardColumns.label(of: name),
      unit: isMeasure ? (unit.isEmpty && profile.percentSigns != nil ? "%" : unit) : "",
      decimals: isMeasure ? entry?.decimals ?? (storage == .number ? nil : profile.scale) : nil,
      role: isMeasure ? .measure : .dimension, symbols: symbols.isEmpty ? nil : symbolName)
  }

  /// The engine's type of the values.
  var type: SQL {
    switch storage {
    case .text, .codes: "varchar"
    case .integer: "bigint"
    case .decimal(let width, let scale): SQL(typed: "decimal(\(width), \(scale))")
    case .number: "double"
    case .boolean: "boolean"
    case .date: "date"
    case .timestamp: "timestamp"
    }
  }
}
