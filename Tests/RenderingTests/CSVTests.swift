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

  @Test("Never truncated, whatever the style and the display say")
  func complete() throws {
    let text = try Figures.text(
      Figures.numbered(5_000, portion: 2_048), .csv, Style(width: 10, rows: 2), display: Display(rows: 1))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 5_001)
    #expect(lines.last == "4999,row 4999")
  }

  @Test(
    "Quotes where RFC 4180 wants them, and nowhere else",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "\"a\nb\""),
      ("a\rb", "\"a\rb\""),
      ("a\r\nb", "\"a\r\nb\""), (" a ", " a "), ("", "\"\""), ("\"\u{301}", "\"\"\"\u{301}\""),
      ("a;b\tc", "a;b\tc"),
    ])
  func quotes(_ text: String, _ cell: String) throws {
    #expect(try Figures.text([Figures.row([("a", text), ("b", "x")])], .csv) == "a,b\n\(cell),x\n")
  }

  @Test("Names and symbols are quoted too; a missing value on its own is still a record")
  func names() throws {
    let table = Table(
      columns: [Column("a,b", .integer)],
      vectors: [
        Vector(
          .integer([1, 0, 0]), missing: [false, true, true], symbols: [nil, Symbol(rawValue: ","), nil])
      ])
    #expect(try Figures.text([table], .csv) == "\"a,b\"\n1\n\",\"\n\"\"\n")
  }

  @Test("No rows still have names; a number that is none says so")
  func special() throws {
    let none = Table(
      columns: [Column("a", .text), Column("b", .text)], vectors: [Vector(.text([])), Vector(.text([]))])
    #expect(try Figures.text([none], .csv) == "a,b\n")
    let numbers = Table(
      columns: [Column("a", .number, decimals: 1)],
      vectors: [Vector(.number([.nan, .infinity, -.infinity, 1]))])
    #expect(try Figures.text([numbers], .csv) == "a\nNaN\nInf\n-Inf\n1.0\n")
  }

  @Test("Unrounded, every digit that is held; with tabs, commas need no quotes")
  func options() throws {
    let text = CollectedText()
    let writer = CSVEncoding.writer(Figures.plans.columns, unrounded: true, delimiter: UInt8(ascii: "\t"))
    _ = try TablePipe([(writer, Sink { (bytes: [UInt8]) in text.add(bytes) })]).run([Figures.plans])
    #expect(
      text.text.split(separator: "\n").prefix(2) == [
        "period\tarea\twithin\trate", "2024\tEngland\t44841\t46.35",
      ])
  }

  @Test("Bytes leave in portions that end with a line")
  func portions() throws {
    let portions = CollectedPortions()
    let writer = Renderer(format: .csv, style: .file).writer(for: Figures.numbered(1)[0].columns)
    _ = try TablePipe([(writer, Sink(text: { portions.add($0) }))]).run(
      Figures.numbered(50_000, portion: 50_000))
    #expect(portions.all.count > 5)
    #expect(
      portions.all.allSatisfy {
        $0.utf8.count < Sink.portion + 100 && $0.hasSuffix("\n")
      })
    #expect(portions.all.joined().split(separator: "\n").count == 50_001)
  }

  @Test("What the receiver throws comes through")
  func refused() {
    struct Full: Error {}
    let writer = Renderer(format: .csv, style: .file).writer(for: Figures.numbered(1)[0].columns)
    #expect(throws: Full.self) {
      try TablePipe([(writer, Sink { (_: [UInt8]) in throw Full() })]).run(Figures.numbered(10))
    }
  }
}
