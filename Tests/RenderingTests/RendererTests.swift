import SlateKit
import Testing

@testable import Rendering

@Suite("Outputs", .engine)
struct RendererTests {
  private func text(_ output: Output, _ format: Format, _ style: Style = .notebook) async throws -> String {
    let text = CollectedText()
    let connection = try Database.open(.memory).connect()
    try await Renderer(format: format, style: style).render(output, on: connection) { text.add($0) }
    return text.text
  }

  @Test("Several contents stand apart by an empty line")
  func several() async throws {
    let output = Output([.text("Plans"), .relation(Engine.plans), .relation(Engine.numbers(1))])
    let expected = """
      Plans

      Year  Area            Within 20 weeks  Rate
                                      plans     %
      ────  ──────────────  ───────────────  ────
      2024  England                  44,841  46.4
      2024  City of London                c     ·
      2 rows

      n
      ─
      0
      1 row

      """
    #expect(try await text(output, .table) == expected)
    #expect(
      try await text(output, .csv)
        == "Plans\n\nperiod,area,within,rate\n2024,England,44841,46.4\n2024,City of London,c,\n\nn\n0\n")
  }

  @Test("In JSON each table is an array, and no line is empty")
  func json() async throws {
    let output = Output([
      .relation(Engine.numbers(2)), .relation(Engine.numbers(0)), .relation(Engine.numbers(1)),
    ])
    #expect(try await text(output, .json) == "[\n{\"n\":0},\n{\"n\":1}\n]\n[]\n[\n{\"n\":0}\n]\n")
  }

  @Test("Nothing gives nothing, and text is written as it is")
  func texts() async throws {
    #expect(try await text(.notices([.note("Done.")]), .table) == "")
    #expect(try await text(.text("a\n  b\n"), .table) == "a\n  b\n")
    #expect(try await text(.text("a | b"), .markdown) == "a | b\n")
  }

  @Test("A notebook keeps an abridged table that can be compared as a whole")
  func rendered() async throws {
    let connection = try Database.open(.memory).connect()
    let renderer = Renderer(format: .table, style: .notebook)
    let output = Output([.relation(Engine.numbers(10_000)), .relation(Engine.plans)])
    let whole = try await renderer.render(output, on: connection)
    #expect(whole.rowCounts == [10_000, 2])
    #expect(whole.text.contains("\n10,000 rows (20 shown)\n\nYear  "))

    let csv = CollectedText()
    try await Renderer(format: .csv, style: .file).render(output, on: connection) { csv.add($0) }
    let fingerprint = Fingerprint()
    fingerprint.add(Array(csv.text.utf8))
    #expect(whole.fingerprint == fingerprint.text)
    #expect(
      try await Renderer(format: .json, style: .file).render(output, on: connection).fingerprint
        == fingerprint.text)

    var other = Engine.numbers(10_000)
    other.sql = "select case when i = 5000 then 5001 else i end as n from range(10000) as t(i)"
    let changed = try await renderer.render(
      Output([.relation(other), .relation(Engine.plans)]), on: connection)
    #expect(changed.text == whole.text)
    #expect(changed.fingerprint != whole.fingerprint)
  }

  @Test("What the receiver throws stops the query")
  func refused() async throws {
    struct Full: Error {}
    let connection = try Database.open(.memory).connect()
    await #expect(throws: Full.self) {
      try await Renderer(format: .csv, style: .file).render(
        .relation(Engine.numbers(1_000_000_000_000)), on: connection
      ) { _ in throw Full() }
    }
  }
}
