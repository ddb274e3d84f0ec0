import SlateKit
import Testing

@testable import Rendering

@Suite("Long tables")
struct LongTableTests {
  @Test("A long table shows its head and its tail, and says so", arguments: [1, 3, 7, 100])
  func long(portion: Int) throws {
    let text = try Figures.text(Figures.numbered(100, portion: portion), .table, Style(width: 80, rows: 5))
    let expected = """
       n  name
      ──  ──────
       0  row 0
       1  row 1
       2  row 2
       ⋮  ⋮
      98  row 98
      99  row 99
      100 rows (5 shown)

      """
    #expect(text == expected)
  }

  @Test("A table that is slightly too long is shown whole", arguments: [1, 4, 50])
  func slightly(portion: Int) throws {
    for count in 1...25 {
      let text = try Figures.text(
        Figures.numbered(count, portion: portion), .table, Style(width: 80, rows: 10))
      let lines = text.split(separator: "\n")
      #expect(lines.count == (count <= 15 ? count : 11) + 3)
      #expect(
        lines.last == (count == 1 ? "1 row" : count <= 15 ? "\(count) rows" : "\(count) rows (10 shown)"))
    }
  }

  @Test("What the reader asks for overrides the style")
  func display() throws {
    let rows = Figures.numbered(100)
    let style = Style(width: 80, rows: 20)
    #expect(
      try Figures.text(rows, .table, style, display: Display(whole: true)).split(separator: "\n").count == 103
    )
    let three = try Figures.text(Figures.numbered(4), .table, style, display: Display(rows: 3)).split(
      separator: "\n")
    #expect(three.dropFirst(2) == ["0  row 0", "1  row 1", "⋮  ⋮", "3  row 3", "4 rows (3 shown)"])
    let one = try Figures.text(Figures.numbered(4), .table, style, display: Display(rows: 1)).split(
      separator: "\n")
    #expect(one.dropFirst(2) == ["0  row 0", "⋮  ⋮", "4 rows (1 shown)"])
    let file = try Figures.text(rows, .table, .file, display: Display(rows: 2)).split(separator: "\n")
    #expect(file.last == "100 rows (2 shown)")
  }

  @Test("A table that is shown whole is written as it arrives, once its widths are known")
  func streamed() throws {
    let count = TextTableWriter.sample + 3_000
    let lines = try Figures.text(Figures.numbered(count, portion: 2_048), .table, .file).split(
      separator: "\n")
    #expect(lines.count == count + 3)
    #expect(lines[2] == "    0  row 0")
    #expect(lines[count + 1] == "\(count - 1)  row \(count - 1)")
    #expect(lines.last == "13,000 rows")
  }

  @Test("Only the rows that can be shown are held")
  func memory() {
    var held = HeldRows(limit: 20)
    for table in Figures.numbered(100_000, portion: 100) { held.add(table) }
    let shown = held.shown
    #expect(shown.leftOut == 99_980)
    #expect(shown.head.map(\.rows.count) == [10])
    #expect(shown.tail.map(\.rows) == [90..<100])
    #expect(held.portions <= 3)
  }
}
