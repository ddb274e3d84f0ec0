import SlateKit

/// Plans of a setting with what one of them costs.
struct Priced: Sendable {
  let row: Placed.Row
  /// Pounds a year; nil where there is no unit cost.
  let cost: Double?

  /// nil where plans or cost are not known.
  var spend: Double? { cost.flatMap { cost in row.plans.double.map { $0 * cost } } }

  /// A row for each setting.
  static func table(_ rows: [Priced]) -> Table {
    let hasScenario = rows.contains { !$0.row.scenario.isEmpty }
    let hasArea = rows.contains { !$0.row.area.isEmpty }
    let columns =
      (hasScenario ? [Column("scenario", .text, label: "Scenario")] : [])
      + [Column("period", .text, label: "Period")] + (hasArea ? [Column("area", .text, label: "Area")] : [])
      + [
        Column("setting", .text, label: "Setting"), number("plans", "EHC plans", "plans"),
        number("unit_cost", "Unit cost", "£"), number("spend", "Spend", "£"),
      ]
    let cells = rows.map { priced -> [Value] in
      let unknown: Value = .missing(.notAvailable)
      return (hasScenario ? [.text(priced.row.scenario)] : []) + [.text(priced.row.year)]
        + (hasArea ? [.text(priced.row.area)] : [])
        + [
          .text(priced.row.setting), priced.row.plans, priced.cost.map { .number($0) } ?? unknown,
          priced.spend.map { .number($0) } ?? unknown,
        ]
    }
    return Table(columns: columns, rows: cells)
  }

  /// A column of whole numbers that may be computed ones.
  static func number(_ name: String, _ label: String, _ unit: String, decimals: Int = 0) -> Column {
    Column(
      name, .number, label: label, unit: unit, decimals: decimals, symbols: Column.symbolName(of: name))
  }
}
