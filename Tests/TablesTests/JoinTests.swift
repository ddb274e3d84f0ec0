import SlateTestSupport
import Testing

@Suite("'join'", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct JoinTests {
  private let bench = Bench()

  @Test("Rows that match several are repeated, and a warning says how many")
  func several() async throws {
    let answer = try await bench.run(
      "select * from (values ('North', 1), ('South', 2), ('East', 3)) as t(area, k) | join figures --on area")
    #expect(answer["period"] == ["2022", "2023", "2024", "2022", "2023", "2024", ""])
    #expect(
      answer.notices == [
        "note: 1 row of this table and 0 rows of figures have no match.",
        "warning: 2 rows of this table match several rows of figures and are repeated.",
      ])
    let one = try await bench.run("select 'North' as area | join figures --on area | group --count")
    #expect(one.lines == ["3"])
    #expect(
      one.notices.last == "warning: 1 row of this table matches several rows of figures and is repeated.")
  }

  @Test("A row that others share is no repetition, and keys of two columns are told apart by both")
  func single() async throws {
    #expect(
      try await bench.run("from figures | where area = 'South' | join pupils --on area").notices == [
        "note: 0 rows of this table and 1 row of pupils have no match."
      ])
    #expect(try await bench.run("from figures | join figures --on period area").notices == [])
    let missing = "select * from (values (null), (null)) as t(area) | join figures --on area"
    #expect(
      try await bench.run(missing).notices == [
        "note: 2 rows of this table and 6 rows of figures have no match."
      ])
  }

  @Test("Numbers meet as numbers, and a number meets the text that spells it")
  func numbers() async throws {
    _ = try await bench.run("let codes = select * from (values (1.0, 'one'), (2.5, 'more')) as t(k, word)")
    #expect(try await bench.bench.run("select 1 as k | join codes --on k").lines == ["1 one"])
    #expect(try await bench.bench.run("select 1::double as k | join codes --on k")["word"] == ["one"])
    #expect(try await bench.bench.run("select '2.5' as k | join codes --on k").lines == ["2.5 more"])
    #expect(try await bench.bench.run("select '1' as k | join codes --on k")["word"] == [""])
    let full = try await bench.bench.run("select 1 as k | join codes --on k --kind full")
    #expect(full["k"].compactMap(Double.init) == [1, 2.5])
  }

  @Test("A name that is taken twice has a number of its own")
  func names() async throws {
    _ = try await bench.run("from pupils | join pupils --on area | let twice")
    #expect(
      try await bench.bench.run("from twice | join pupils --on area").columns
        == ["area", "pupils", "n", "pupils_2", "n_2", "pupils_3", "n_3"])
  }
}
