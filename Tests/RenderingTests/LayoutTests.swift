import SlateKit
import Testing

@testable import Rendering

@Suite("Layout")
struct LayoutTests {
  private func need(_ label: String, _ cells: Int, numeric: Bool = false, unit: String = "")
    -> TableLayout.Need
  {
    TableLayout.Need(label: label, unit: unit, cells: cells, isNumeric: numeric)
  }

  @Test("What fits stays as it is")
  func fits() {
    let layout = TableLayout([need("area", 10), need("rate", 4, numeric: true)], width: 16)
    #expect(layout.widths == [10, 4])
    #expect(layout.gap == nil)
  }

  @Test("Labels are broken into lines before any text is cut")
  func labels() throws {
    let table = Table(
      columns: [
        Column("area", .text, label: "Area"),
        Column("rate", .number, label: "Issued within 20 weeks", unit: "%", decimals: 1),
      ],
      vectors: [Vector(.text(["Kingston upon Hull, City of"])), Vector(.number([46.35]))])
    #expect(
      try Figures.lines(table, .table, Style(width: 40)) == [
        "                                  Issued", "                               within 20",
        "Area                               weeks", "                                       %",
        "───────────────────────────  ───────────", "Kingston upon Hull, City of         46.4", "1 row",
      ])
  }

  @Test("Then the widest texts are cut, visibly, and never a number")
  func cut() throws {
    let table = Table(
      columns: [Column("area", .text), Column("note", .text), Column("n", .integer)],
      vectors: [
        Vector(.text(["Kingston upon Hull, City of"])), Vector(.text(["provisional"])),
        Vector(.integer([123_456_789])),
      ])
    #expect(try Figures.lines(table, .table, Style(width: 38))[2] == "Kingston up…  provisional  123,456,789")
    #expect(try Figures.lines(table, .table, Style(width: 27))[2] == "Kings…  provi…  123,456,789")
    #expect(
      try Figures.lines(table, .table, Style(width: 27, unicode: false))[2] == "Kings~  provi~  123,456,789"
    )
    #expect(
      try Figures.lines(table, .table, .file)[2] == "Kingston upon Hull, City of  provisional  123,456,789")
  }

  @Test("Details give way before names are cut short, and the footer names them")
  func details() throws {
    let table = Table(
      columns: [
        Column("code", .text).asDetail, Column("area", .text), Column("rate", .number, decimals: 1),
        Column("residual", .integer).asDetail,
      ],
      vectors: [
        Vector(.text(["E12000003"])), Vector(.text(["Yorkshire and The Humber"])), Vector(.number([25.0])),
        Vector(.integer([7])),
      ])
    let lines = try Figures.lines(table, .table, Style(width: 34))
    #expect(lines[2] == "Yorkshire and The Humber  25.0")
    #expect(
      lines.dropFirst(3).joined(separator: " ") == "1 row · 4 columns (2 shown; not shown: code, residual)")
    #expect(
      try Figures.lines(table, .table, Style(width: 60))[2].hasPrefix("E12000003  Yorkshire and The Humber"))
  }

  @Test("Periods and codes are never cut: half of one says nothing")
  func codes() throws {
    let table = Figures.row([
      ("period", "2024/25"), ("code", "E09000001"), ("name", "Kingston upon Hull, City of"),
    ])
    #expect(try Figures.lines(table, .table, Style(width: 28))[2] == "2024/25  E09000001  Kingsto…")
    #expect(try Figures.lines(table, .table, Style(width: 24))[2] == "2024/25  …  Kingston up…")
  }

  @Test("A label that takes too many lines is cut, visibly")
  func longLabels() throws {
    let table = Table(
      columns: [Column("pupil_percentage_eligible_for_free_school_meals", .integer)],
      vectors: [Vector(.integer([1]))])
    #expect(
      try Figures.lines(table, .table, Style(width: 11)).prefix(4) == [
        "     pupil_", "percentage_", "  eligible_", " for_free_…",
      ])
  }

  @Test("Then columns in the middle are left out, and the footer names them")
  func leftOut() throws {
    let names = ["one", "two", "three", "four", "five", "six", "seven"]
    let table = Figures.row(names.map { ($0, "text of \($0)") })
    let lines = try Figures.lines(table, .table, Style(width: 36))
    #expect(
      lines == [
        "one     two      …  six      seven", "──────  ───────  ─  ───────  ───────",
        "text …  text o…  …  text o…  text o…", "1 row · 7 columns (4 shown; not",
        "shown: three, four, five)",
      ])
  }

  @Test("Lines are never longer than the width while a column can give way", arguments: 24...120)
  func width(_ width: Int) throws {
    let columns = (0..<12).map { index in
      Column(
        "measure_number_\(index)", index < 3 ? .text : .integer,
        label: index == 5 ? "A label of several words" : nil,
        unit: index == 4 ? "percentage points" : "")
    }
    let vectors = (0..<12).map { index in
      index < 3 ? Vector(.text(["some text that is \(index) long"])) : Vector(.integer([index * 10_000]))
    }
    for line in try Figures.lines(Table(columns: columns, vectors: vectors), .table, Style(width: width)) {
      #expect(DisplayWidth.of(line) <= width)
    }
  }

  @Test("Hundreds of columns and very long texts take no time")
  func large() throws {
    let columns = (0..<400).map { Column("column_\($0)", .text) }
    let vectors = columns.map { _ in Vector(.text([String(repeating: "long ", count: 2_000)])) }
    let lines = try Figures.lines(Table(columns: columns, vectors: vectors), .table, Style(width: 100))
    #expect(lines.contains { $0.contains("400 columns (12 shown; not shown: column_6, column_7,") })
  }
}
