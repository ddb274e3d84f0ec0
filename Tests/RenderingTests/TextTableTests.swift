import SlateKit
import Testing

@testable import Rendering

@Suite("Text tables")
struct TextTableTests {
  @Test("Labels and units above, numbers to the right with published decimals, symbols and gaps visible")
  func whole() throws {
    let expected = """
      Year  Area            Within 20 weeks  Rate
                                      plans     %
      ────  ──────────────  ───────────────  ────
      2024  England                  44,841  46.4
      2024  Leeds                     1,204  80.0
      2024  City of London                c   low
      2024  ·                             ·     ·
      4 rows

      """
    #expect(try Figures.text([Figures.plans], .table) == expected)
  }

  @Test("A long table shows its head and its tail, and says so", arguments: [1, 7, 100])
  func long(portion: Int) throws {
    let text = try Figures.text(Figures.numbered(100, portion: portion), .table, Style(width: 80, rows: 4))
    let expected = """
       n  name
      ──  ──────
       0  row 0
       1  row 1
       ⋮  ⋮
      98  row 98
      99  row 99
      100 rows (4 shown)

      """
    #expect(text == expected)
  }
}
