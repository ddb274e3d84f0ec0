import SlateKit

/// How the cells of one column read to a person: published decimals, commas between thousands, symbols. Every form that is
/// read rather than computed with (a screen's table, Markdown, a page) writes its cells so.
struct CellFormat: Sendable {
  let decimals: Int?
  let grouping: Bool
  let unicode: Bool
  private let missing: String

  init(_ column: Column, unicode: Bool) {
    decimals = column.decimals
    // A whole number that says which thing a row is about is a name (a year, a number of a school), not an amount.
    grouping = column.kind.isNumeric && column.role == .measure
    self.unicode = unicode
    missing = Marks(unicode: unicode).missing
  }

  func cell(_ value: Value) -> Cell {
    switch value {
    case .missing(nil): Cell(missing, isDim: true)
    case .missing(let symbol?): Cell(VisibleText.of(symbol.rawValue, unicode: unicode), isDim: true)
    case .text(let text), .moment(let text): Cell(VisibleText.of(text, unicode: unicode))
    case .boolean, .integer, .decimal, .number:
      Cell(Numbers.text(value, decimals: decimals, grouping: grouping))
    }
  }
}
