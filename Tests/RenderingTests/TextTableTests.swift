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

  @Test("In ASCII")
  func ascii() throws {
    let style = Style(width: 80, rows: 2, unicode: false)
    let expected = """
       n  name
      --  ------
       0  row 0
      ..  ...
      99  row 99
      100 rows (2 shown)

      """
    #expect(try Figures.text(Figures.numbered(100), .table, style) == expected)
    #expect(
      try Figures.lines(Figures.plans, .table, style)[6] == "2024  -                             -     -")
  }

  @Test("In colour, labels are bold, and what is no figure is dim")
  func colour() throws {
    let lines = try Figures.lines(Figures.plans, .table, Style(width: 80, colour: true))
    #expect(lines[0].hasPrefix("\u{1B}[1mYear\u{1B}[0m  \u{1B}[1mArea\u{1B}[0m "))
    #expect(lines[1].hasSuffix("\u{1B}[2mplans\u{1B}[0m     \u{1B}[2m%\u{1B}[0m"))
    #expect(lines[3] == "2024  England                  44,841  46.4")
    #expect(lines[5].hasSuffix(" \u{1B}[2mc\u{1B}[0m   \u{1B}[2mlow\u{1B}[0m"))
    #expect(lines[7] == "\u{1B}[2m4 rows\u{1B}[0m")
  }

  @Test("Years, codes and other names get no commas; amounts do")
  func names() throws {
    let table = Table(
      columns: [
        Column("urn", .integer, role: .dimension), Column("year", .text), Column("pupils", .integer),
        Column("open", .boolean), Column("on", .moment),
      ],
      vectors: [
        Vector(.integer([100_000])), Vector(.coded([0], dictionary: ["2024"])), Vector(.integer([1_234])),
        Vector(.boolean([true])), Vector(.moment(["2024-09-01"])),
      ])
    #expect(try Figures.lines(table)[2] == "100000  2024   1,234  true  2024-09-01")
  }

  @Test("Empty text, missing, and control characters are told apart, on one line")
  func texts() throws {
    let table = Table(
      columns: [Column("text", .text), Column("n", .integer, label: "many\nlines")],
      vectors: [
        Vector(.text(["", "", "a\nb\tc"]), missing: [false, true, false]), Vector(.integer([1, 2, 3])),
      ])
    #expect(
      try Figures.lines(table) == [
        "text   many␊lines", "─────  ──────────", "                1", "·               2",
        "a␊b␉c           3", "3 rows",
      ])
  }

  @Test("Wide characters keep the columns straight")
  func wide() throws {
    let table = Table(
      columns: [Column("school", .text), Column("n", .integer)],
      vectors: [Vector(.text(["学校", "Ynys Môn", "👩‍👩‍👧"])), Vector(.integer([1, 2, 3]))])
    #expect(
      try Figures.lines(table).dropFirst(2).dropLast() == ["学校      1", "Ynys Môn  2", "👩‍👩‍👧        3"])
  }

  @Test("No rows, and one row")
  func few() throws {
    #expect(try Figures.lines(Figures.row([("a", "x")])).last == "1 row")
    let none = Table(
      columns: [Column("a", .text), Column("b", .integer)],
      vectors: [Vector(.text([])), Vector(.integer([]))])
    #expect(try Figures.lines(none) == ["a  b", "─  ─", "0 rows"])
    #expect(try Figures.text([Table(columns: [], vectors: [])], .table) == "")
  }
}
