import Engine
import Testing

@Suite("Tables from memory", .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct AppendTests {
  @Test("A table comes back with its symbols, dates and decimals")
  func roundTrip() async throws {
    let connection = try Database.open(.memory).connect()
    let table = Table(
      columns: [
        Column("area", .text, label: "Area"), Column("plans", .integer, unit: "plans"),
        Column("rate", .decimal),
        Column("on", .moment), Column("at", .moment), Column("sure", .boolean), Column("share", .number),
      ],
      vectors: [
        Vector(.coded([0, 1, 0], dictionary: ["Leeds", "King's Lynn, \"West\""])),
        Vector(
          .integer([5, 0, 7]), missing: [false, true, false],
          symbols: [nil, Symbol(rawValue: "z"), nil]),
        Vector(.decimal([1250, -5, 0], scale: 2)),
        Vector(.moment(["2024-01-18", "1969-12-31", ""]), missing: [false, false, true]),
        Vector(.moment(["2024-01-18T01:02:03.5", "0001-01-01T00:00:00", "9999-12-31T23:59:59"])),
        Vector(.boolean([true, false, true])),
        Vector(.number([0.1, -.infinity, 3])),
      ])
    let relation = try await connection.append(table, toTemporary: "mine")
    let back = try await connection.collect(relation)
    #expect(back.columns.map(\.label) == ["Area", "plans", "rate", "on", "at", "sure", "share"])
    #expect(back.columns[1].symbols == "plans_symbol")
    for row in 0..<3 { #expect(back.row(row) == table.row(row)) }
    #expect(back.row(1)[1] == .missing(.notApplicable))

    let kinds = try await connection.columns(of: "select * from mine").map(\.kind)
    #expect(kinds == [.text, .integer, .text, .decimal, .moment, .moment, .boolean, .number])
  }

  @Test("More rows than one chunk has arrive, and a second table takes the first one's place")
  func replaces() async throws {
    let connection = try Database.open(.memory).connect()
    for count in [10_000, 5] {
      let texts = (0..<count).map { "row \($0) with a text that is longer than twelve bytes" }
      let table = Table(
        columns: [Column("n", .integer), Column("t", .text)],
        vectors: [Vector(.integer(Array(0..<count))), Vector(.text(texts))])
      let relation = try await connection.append(table, toTemporary: "rows")
      let back = try await connection.collect(relation)
      #expect(back.rowCount == count)
      #expect(back.row(count - 1) == table.row(count - 1))
    }
  }
}
