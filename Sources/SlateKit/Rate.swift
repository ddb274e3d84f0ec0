/// A percentage with its numerator and denominator, as columns of a query.
///
/// The rate is computed from the unrounded counts and rounded last. Where the numerator or denominator is missing, its symbol
/// stands in the rate's place, too; where the denominator is 0, the rate is not available.
public struct Rate: Sendable {
  private let numerator: Column
  private let denominator: Column
  /// The rate's own column.
  public let column: Column

  /// The rate `numerator / denominator` of a hundred, to one decimal where nothing else is said.
  public init(
    _ name: String, of numerator: Column, per denominator: Column, label: String, unit: String = "%",
    decimals: Int = 1
  ) {
    self.numerator = numerator
    self.denominator = denominator
    column = Column(
      name, .number, label: label, unit: unit, decimals: decimals, role: .measure,
      symbols: Column.symbolName(of: name))
  }

  /// The query's items for the rate and its symbols.
  public var items: [SQL] {
    let top: SQL = "\(column: numerator.name)"
    let bottom: SQL = "\(column: denominator.name)"
    return [
      "100.0 * cast(\(top) as double) / nullif(cast(\(bottom) as double), 0) as \(column: column.name)",
      """
      case when \(top) is null then \(numerator.symbolItem) when \(bottom) is null then \(denominator.symbolItem)
        when \(bottom) = 0 then 'x' end as \(column: Column.symbolName(of: column.name))
      """,
    ]
  }
}

extension Column {
  /// The query's item for the symbol of a missing number: `x` where the source has none.
  var symbolItem: SQL {
    symbols.map { "coalesce(cast(\(column: $0) as varchar), 'x')" } ?? "'x'"
  }

  /// The column under another name and label.
  public func named(_ name: String, label: String? = nil) -> Column {
    var new = self
    new.name = name
    new.label = label ?? self.label
    new.symbols = symbols.map { _ in Column.symbolName(of: name) }
    return new
  }
}
