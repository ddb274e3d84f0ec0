/// Builds the select of a command: columns of a relation under their own or other names, rates, and what is computed.
public struct Projection: Sendable {
  private let source: Relation
  private var items: [SQL] = []
  /// The columns so far.
  public private(set) var columns: [Column] = []

  /// A select from a relation, with no column yet.
  public init(from source: Relation) { self.source = source }

  /// Takes a column with its symbols, under another name and label where they are given.
  ///
  /// A column that the relation lacks is left out.
  public mutating func take(
    _ name: String, as alias: String? = nil, label: String? = nil, isDetail: Bool? = nil
  ) {
    guard let column = source.column(name) else { return }
    var new = column.named(alias ?? column.name, label: label)
    new.isDetail = isDetail ?? column.isDetail
    items.append("\(column: column.name) as \(column: new.name)")
    if let from = column.symbols, let to = new.symbols { items.append("\(column: from) as \(column: to)") }
    columns.append(new)
  }

  /// Adds a percentage of two columns of the relation; it is left out where the relation lacks one of them.
  public mutating func rate(
    _ name: String, of numerator: String, per denominator: String, label: String, unit: String = "%",
    decimals: Int = 1
  ) {
    guard let top = source.column(numerator), let bottom = source.column(denominator) else { return }
    let rate = Rate(name, of: top, per: bottom, label: label, unit: unit, decimals: decimals)
    items += rate.items
    columns.append(rate.column)
  }

  /// Adds a computed column.
  public mutating func add(_ sql: SQL, as column: Column) {
    items.append("\(sql) as \(column: column.name)")
    columns.append(column)
  }

  /// The query, with a tail such as `where ... order by ...`.
  public func relation(_ tail: SQL = "") -> Relation {
    Relation(sql: "select \(items) from \(source) \(tail)", columns: columns, sources: source.sources)
  }
}
