import SlateKit

/// What a script says of a column of its result.
struct ColumnMeaning: Sendable, Equatable {
  var name: String
  /// `text`, `integer`, `number`, `boolean` or `date`; nil where the cells decide.
  var kind: String?
  var label: String?
  var unit: String?
  var decimals: Int?

  /// A column of which nothing but the name is known.
  init(named name: String) { self.name = name }

  init?(_ value: JSONValue) {
    guard let name = value["name"]?.text else { return nil }
    self.name = name
    kind = value["kind"]?.text
    label = value["label"]?.text.map(ColumnMeaning.oneLine)
    unit = value["unit"]?.text.map(ColumnMeaning.oneLine)
    decimals = value["decimals"]?.integer
  }

  /// The text in one line of at most 80 characters, without what would change a screen.
  private static func oneLine(_ text: String) -> String {
    let shown = text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : String(Character(scalar))
    }
    return String(shown.joined().split(separator: " ").joined(separator: " ").prefix(80))
  }

  /// The kinds that a script can give a column.
  static let kinds: [String: Column.Kind] = [
    "text": .text, "integer": .integer, "number": .number, "boolean": .boolean,
    "date": .moment,
  ]

  /// The column as readers see it. One that was handed to the script keeps its label where the script gives it none; its unit may be
  /// another now.
  func column(_ kind: Column.Kind, like handed: Column?) -> Column {
    Column(
      name, kind, label: label ?? handed?.label, unit: unit ?? "",
      decimals: decimals.map { min(max($0, 0), 12) })
  }
}
