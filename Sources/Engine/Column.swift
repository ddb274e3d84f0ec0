/// A column of a relation or table: its name, and what a reader needs to know to read its numbers.
public struct Column: Sendable, Hashable {
  /// What the engine stores.
  public enum Kind: String, Sendable {
    case boolean, integer, decimal, number, text, moment, other

    /// Whether the column holds numbers.
    public var isNumeric: Bool { self == .integer || self == .decimal || self == .number }
  }

  /// What the column is for.
  public enum Role: String, Sendable {
    /// Says which thing a row is about: a period, an area, a category.
    case dimension
    /// A number that was measured or computed.
    case measure
  }

  /// The name in SQL, CSV and JSON.
  public var name: String
  /// What the engine stores.
  public var kind: Kind
  /// What a person reads above the column; the name where the source gives no label.
  public var label: String
  /// The unit (`%`, `plans`, `£m`); empty where there is none.
  public var unit: String
  /// How many decimals are published; nil where the source does not say.
  public var decimals: Int?
  /// What the column is for.
  public var role: Role
  /// The column beside it that holds the symbols of its missing numbers, where it has one.
  public var symbols: String?

  /// A column; label and role follow from name and kind where they are not given.
  public init(
    _ name: String, _ kind: Kind, label: String? = nil, unit: String = "", decimals: Int? = nil,
    role: Role? = nil,
    symbols: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.label = label ?? name
    self.unit = unit
    self.decimals = decimals
    self.role = role ?? Column.role(of: kind, named: name)
    self.symbols = symbols
  }

  /// What a column is for where nothing says so: numbers are measures, but for a year.
  public static func role(of kind: Kind, named name: String) -> Role {
    kind.isNumeric && name.lowercased() != "year" ? .measure : .dimension
  }

  /// The name of the column that holds the symbols of the column `name`.
  public static func symbolName(of name: String) -> String { name + "_symbol" }
}
