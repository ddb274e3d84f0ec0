import SlateKit
import Testing

@testable import Rendering

@Suite("Markdown")
struct MarkdownTests {
  @Test("Labels with units, numbers to the right, for reading")
  func whole() throws {
    let expected = """
      | Year | Area | Within 20 weeks (plans) | Rate (%) |
      | --- | --- | ---: | ---: |
      | 2024 | England | 44,841 | 46.4 |
      | 2024 | Leeds | 1,204 | 80.0 |
      | 2024 | City of London | c | low |
      | 2024 | · | · | · |

      """
    #expect(try Figures.text([Figures.plans], .markdown) == expected)
  }

  @Test(
    "What would end a cell or begin markup does not",
    arguments: [
      ("a|b", "a\\|b"), ("a\\|b", "a\\\\\\|b"), ("a\nb\r\nc", "a<br>b<br>c"), ("*", "\\*"), ("<b>", "\\<b>"),
      ("`x`", "\\`x\\`"), ("a\tb", "a␉b"), ("area_code", "area_code"), ("", ""),
    ])
  func escapes(_ text: String, _ cell: String) throws {
    #expect(try Figures.lines(Figures.row([("a", text), ("b", "x")]), .markdown).last == "| \(cell) | x |")
  }

  @Test("Never truncated")
  func complete() throws {
    let text = try Figures.text(Figures.numbered(3_000), .markdown, .notebook, display: Display(rows: 5))
    #expect(text.split(separator: "\n").count == 3_002)
    let none = Table(columns: [Column("a", .text)], vectors: [Vector(.text([]))])
    #expect(try Figures.text([none], .markdown) == "| a |\n| --- |\n")
  }
}
