import Foundation
import SlateKit
import Testing

@testable import Rendering

@Suite("JSON")
struct JSONTests {
  @Test("One array, one object a line, null with its symbol beside it")
  func whole() throws {
    let expected = """
      [
      {"period":"2024","area":"England","within":44841,"rate":46.4},
      {"period":"2024","area":"Leeds","within":1204,"rate":80.0},
      {"period":"2024","area":"City of London","within":null,"within_symbol":"c","rate":null,"rate_symbol":"low"},
      {"period":"2024","area":null,"within":null,"rate":null}
      ]

      """
    #expect(try Figures.text([Figures.plans], .json) == expected)
  }

  @Test("No rows are an empty array; many come in several portions")
  func counts() throws {
    let none = Table(columns: [Column("a", .text)], vectors: [Vector(.text([]))])
    #expect(try Figures.text([none], .json) == "[]\n")
    let text = try Figures.text(Figures.numbered(5_000, portion: 2_048), .json)
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 5_000)
    #expect(rows[4_999]["name"] as? String == "row 4999")
    #expect(rows[4_999]["n"] as? Int == 4_999)
  }

  @Test("Every text comes back as it was")
  func texts() throws {
    let texts = [
      "", "\"", "\\", "a\nb\r\tc", "\u{0}\u{1F}\u{7F}", "é 学校 👩‍👩‍👧", "\u{2028}", "</script>", "\"\u{301}",
    ]
    let table = Table(columns: [Column("a \"b\"", .text)], vectors: [Vector(.text(texts))])
    let text = try Figures.text([table], .json)
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: String]])
    #expect(rows.compactMap { $0["a \"b\""] } == texts)
    #expect(text.split(separator: "\n").count == texts.count + 2)
  }

  @Test("Numbers that JSON has none for are null, and say which; the rest are JSON's own")
  func values() throws {
    let table = Table(
      columns: [Column("x", .number), Column("b", .boolean), Column("m", .moment)],
      vectors: [
        Vector(.number([.nan, 1e300, 0.5])), Vector(.boolean([true, false, true])),
        Vector(.moment(["2024-09-01", "2024-09-02", "2024-09-03"])),
      ])
    #expect(
      try Figures.lines(table, .json) == [
        "[", "{\"x\":null,\"x_symbol\":\"NaN\",\"b\":true,\"m\":\"2024-09-01\"},",
        "{\"x\":1e+300,\"b\":false,\"m\":\"2024-09-02\"},", "{\"x\":0.5,\"b\":true,\"m\":\"2024-09-03\"}",
        "]",
      ])
  }
}
