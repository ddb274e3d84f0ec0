import SlateKit

/// What a script says of a column of its result.
struct ColumnMeaning: Sendable, Equatable, Decodable {
  var name: String
  /// `text`, `integer`, `number` or `boolean`; nil where the cells decide.
  var kind: String?
  var label: String?
  var unit: String?
  var decimals: Int?

  init?(_ value: JSONValue) {
    guard let name = value["name"]?.text else { return nil }
    self.name = name
    kind = value["kind"]?.text
    label = value["label"]?.text
    unit = value["unit"]?.text
    decimals = value["decimals"]?.integer
  }

  /// The kinds that a script can give a column.
  static let kinds: [String: Column.Kind] = [
    "text": .text, "integer": .integer, "number": .number, "boolean": .boolean,
  ]

  /// The column as readers see it.
  func column(_ kind: Column.Kind) -> Column {
    Column(name, kind, label: label, unit: unit ?? "", decimals: decimals.map { min(max($0, 0), 12) })
  }
}
