import SlateKit
import SlateTestSupport
import Tables
import Testing

@Suite("protect", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ProtectTests {
  private static let crossed = """
    let t = select * from (values
      ('North', 'Girls', 3, 30.0), ('North', 'Boys', 10, 40.0), ('North', 'Total', 13, 37.0),
      ('South', 'Girls', 20, 50.0), ('South', 'Boys', 30, 60.0), ('South', 'Total', 50, 56.0),
      ('East', 'Girls', 80, 10.0), ('East', 'Boys', 90, 11.0), ('East', 'Total', 170, 10.5))
      as t(place, sex, pupils, score)
    """

  @Test("Small counts, what would give them away, and the rates in their rows go; totals stay")
  func crossed() async throws {
    let bench = Workbench([TablesPlugin.self])
    let answer = try await bench.run(Self.crossed, "from t | derive rate = score * 1.5 | protect")
    #expect(answer["pupils"] == ["c", "c", "13", "c", "c", "50", "80", "90", "170"])
    #expect(answer["rate"].prefix(3) == ["c", "c", "55.5"], "\(answer.lines)")
    #expect(
      answer.notices.contains { $0.contains("1 count from 1 to 5 is suppressed (c) of 9, and 3 others") },
      "\(answer.notices)")
  }

  @Test("Rounding is to the nearest, half up, and said")
  func rounding() async throws {
    let bench = Workbench([TablesPlugin.self])
    let line = "select * from (values ('a', 7), ('b', 8), ('c', 12), ('d', 13), ('e', 0)) as t(k, n)"
    let answer = try await bench.run("let t = " + line, "from t | protect --round 5")
    #expect(answer["n"] == ["5", "10", "10", "15", "0"])
    #expect(answer.notices.contains { $0.contains("rounded to the nearest 5, half up") })
    #expect(try await bench.run("from t | protect --round 2")["n"] == ["8", "8", "12", "14", "0"])
  }

  @Test("Each period is a table of its own; England, regions and authorities are sums of each other")
  func places() async throws {
    let bench = Workbench([TablesPlugin.self])
    try await bench.run(
      """
      let t = select * from (values
        ('2023', 'England', 60), ('2023', 'North East', 60), ('2023', 'Durham', 4), ('2023', 'Gateshead', 16),
        ('2023', 'Sunderland', 40), ('2024', 'England', 60), ('2024', 'North East', 60), ('2024', 'Durham', 10),
        ('2024', 'Gateshead', 10), ('2024', 'Sunderland', 40)) as t(period, area, n)
      """)
    let answer = try await bench.run("from t | protect")
    #expect(answer["n"] == ["60", "60", "c", "c", "40", "60", "60", "10", "10", "40"])
  }

  @Test("A column that is the sum of the others is a total")
  func columns() async throws {
    let bench = Workbench([TablesPlugin.self])
    try await bench.run(
      """
      let t = select * from (values ('x', 2, 30, 32), ('y', 40, 50, 90), ('z', 60, 70, 130)) as t(k, girls, boys, total)
      """)
    let answer = try await bench.run("from t | protect")
    #expect(answer["girls"] == ["c", "c", "60"] && answer["boys"] == ["c", "c", "70"])
    #expect(answer["total"] == ["32", "90", "130"])
  }

  @Test("Missing counts keep their symbol, and no zero is hidden")
  func missing() async throws {
    let bench = Workbench([TablesPlugin.self])
    try await bench.run(
      """
      let t = select * from (values ('a', 2, null), ('b', null, 'x'), ('c', 0, null), ('d', 9, null), ('e', 50, null))
        as t(k, n, n_symbol)
      """)
    #expect(try await bench.run("from t | protect")["n"] == ["c", "x", "0", "c", "50"])
  }

  @Test(
    "What is no table of counts is refused",
    arguments: [
      ("select 'a' as k, 1.5 as x", "| protect", "no column of counts"),
      ("select * from (values ('a', 3), ('a', 4)) as t(k, n)", "| protect", "same categories"),
      ("select 'a' as k, -3 as n", "| protect", "below zero"),
      ("select 'a' as k, 3 as n", "| protect --threshold 0", "suppresses nothing"),
      ("select 'a' as k, 3 as n", "| protect --round 1", "cannot be rounded to 1"),
      ("select 'a' as k, 3 as n", "| protect --counts m", "no column called 'm'"),
      ("select 'a' as k, 3 as n, ['x', 'y'] as who", "| protect", "'who' holds lists"),
    ])
  func refused(query: String, verb: String, message: String) async throws {
    let bench = Workbench([TablesPlugin.self])
    try await bench.run("let t = " + query)
    #expect(try #require(await bench.failure("from t " + verb)).message.contains(message))
  }

  @Test("What single persons could be told by is known through the verbs, and lost by no way round")
  func disclosure() async throws {
    let bench = Workbench([TablesPlugin.self])
    let scratch = try Scratch()
    try scratch.write("pupil,area,score\n1,Kent,5\n2,Kent,7\n3,Devon,9\n", to: "pupils.csv")
    _ = try await Importer(bench.session.connection) { _, _ in }.importFile(
      scratch.path("pupils.csv"), as: nil, individuals: true)
    func state(_ line: String) async throws -> (rows: Relation.Disclosure, isExposed: Bool) {
      let relation = try #require(try await bench.interpreter.run(line)?.relation)
      return (relation.disclosure, try await !bench.session.exposedSources(of: relation).isEmpty)
    }
    for line in [
      "from pupils", "from pupils | where score > 5 | sort score | head 2",
      "from pupils | derive twice = 2 * score",
      "select * from pupils", "from pupils | unpivot score", "select pupil from _",
    ] {
      let found = try await state(line)
      #expect(found.rows == .individuals && found.isExposed, "\(line)")
      #expect(
        await bench.failure(line + (line.hasPrefix("select") ? "" : " | protect")) != nil
          || line.hasPrefix("select"))
    }
    try await bench.run("let counts = from pupils | group area --count")
    for line in [
      "from counts", "select area, sum(count) as n from counts group by area",
      "from counts | protect | group --sum count",
    ] {
      let found = try await state(line)
      #expect(found.rows == .unsaid && found.isExposed, "\(line)")
    }
    for line in [
      "from counts | protect", "from counts | protect | where count > 0 | sort area | select area | head 1",
    ] {
      let found = try await state(line)
      #expect(found.rows == .protected && !found.isExposed, "\(line)")
    }
  }
}
