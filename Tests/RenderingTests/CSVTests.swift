import SlateKit
import Testing

@testable import Rendering

@Suite("CSV")
struct CSVTests {
  @Test("Names, published decimals, symbols in the cell, nothing where nothing is")
  func whole() throws {
    let expected = """
      period,area,within,rate
      2024,England,44841,46.4
      2024,Leeds,1204,80.0
      2024,City of London,c,low
      2024,,,

      """
    #expect(try Figures.text([Figures.plans], .csv) == expected)
  }
}
