import SlateTestSupport
import Testing

@Suite(
  "The rules of send simulate, against figures computed apart from it", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SimulationRulesTests {
  private static let task = Task {
    let bench = Workbench(Benches.plugins)
    for line in [SmallArea.transitions, SmallArea.population, SmallArea.validStates] {
      try await bench.run(line)
    }
    return bench
  }
  private var bench: Workbench { get async throws { try await Self.task.value } }
  private static let line =
    "send simulate --transitions transitions --population population --valid-states states --years 3 --simulations 2000"

  /// Each mean lies within five of its standard errors: one simulated run in some ten thousand would not.
  private func check(
    _ expected: [(view: String, year: Int, parts: [String: Double])], _ options: String = ""
  ) async throws {
    let bench = try await bench
    for view in ["setting", "need", "academic-year"] {
      let answer = try await bench.run("\(Self.line) \(options) --by \(view)")
      let column = view == "academic-year" ? "academic_year" : view
      for item in expected where item.view == view {
        let rows = answer.rows.filter { $0["year"] == "\(item.year)" }
        #expect(Set(rows.compactMap { $0[column] }) == Set(item.parts.keys), "\(item)")
        for row in rows {
          let mean = try #require(row["mean"].flatMap(Double.init))
          let error = try #require(row["standard_error"].flatMap(Double.init))
          let value = try #require(row[column].flatMap { item.parts[$0] })
          #expect(abs(mean - value) <= 5 * error + 0.06, "\(row), expected \(value)")
        }
      }
    }
  }

  @Test("Expected plans by year, setting, need and academic year")
  func means() async throws { try await check(SmallArea.expected) }

  @Test("The rate of joiners may leave out years in which nobody joined an academic year, and says so")
  func seenYears() async throws {
    try await check(SmallArea.expectedOfSeen, "--joiner-years seen")
    let answer = try await bench.run(Self.line + " --joiner-years seen")
    #expect(answer.notices.contains { $0.contains("left out of its rate: academic years 3, 4.") })
  }

  @Test("Quantiles are those of the distribution that is known: beta-binomial joiners")
  func quantiles() async throws {
    let answer = try await bench.run(Self.line + " --by academic-year --years 1")
    let row = try #require(answer.rows.first { $0["year"] == "2024" && $0["academic_year"] == "1" })
    for (column, value) in SmallArea.joinersOf2024 {
      let found = try #require(row[column].flatMap(Double.init))
      #expect(abs(found - value) <= 2, "\(column) is \(found), expected \(value)")
    }
  }

  @Test("The state that is not valid is said, counts at the opening and is gone a January later")
  func invalid() async throws {
    let bench = try await bench
    let answer = try await bench.run(Self.line + " --by setting")
    // Mainstream ends with academic year 3; two children a year are in it at 4.
    #expect(answer.notices.contains { $0.contains("6 children are in no valid state") }, "\(answer.notices)")
  }

  @Test(
    "Tables as analysts have them: other orders of columns, NON-SEND, blanks where there is no plan, more columns",
    arguments: [
      "select \"academic-year-2\", \"need-2\", \"setting-2\", \"need-1\", \"setting-1\", 7 as extra, \"academic-year-1\", children, \"calendar-year\" from transitions",
      "select \"calendar-year\" as calendar_year, replace(\"setting-1\", 'NONSEND', 'NON-SEND') as setting_1, nullif(\"need-1\", 'NONSEND') as need_1, case when \"setting-1\" <> 'NONSEND' then \"academic-year-1\" end as academic_year_1, \"setting-2\" as setting_2, \"need-2\" as need_2, case when \"setting-2\" <> 'NONSEND' then \"academic-year-2\" end as academic_year_2, children from transitions",
    ])
  func shapes(query: String) async throws {
    let bench = try await bench
    let plain = try await bench.run(Self.line)
    let other = try await bench.run(
      "\(query) | send simulate --population population --valid-states states --years 3 --simulations 2000")
    #expect(plain.rows == other.rows)
  }

  @Test("What cannot be is said: academic years, unknown settings, settings twice, a population of nobody")
  func wrong() async throws {
    let bench = try await bench
    let simulated =
      " | send simulate --population population --valid-states states --years 1 --simulations 50"
    let skipped = try await bench.run(
      "select * replace (case when \"academic-year-1\" = 4 then 40 else \"academic-year-1\" end as \"academic-year-1\") from transitions"
        + simulated)
    #expect(skipped.notices.contains { $0.contains("academic year outside -5 to 25") }, "\(skipped.notices)")
    let renamed = try await bench.run(
      "select * replace (replace(\"setting-2\", 'H', 'X') as \"setting-2\") from transitions" + simulated)
    #expect(renamed.notices.contains { $0.contains("left out: X, P; X, Q.") }, "\(renamed.notices)")
    try await bench.run("select * from states union all select * from states | let twice")
    let twice = try #require(
      await bench.failure("send simulate --transitions transitions --valid-states twice"))
    #expect(twice.diagnostic.contains("two rows for setting"), "\(twice.diagnostic)")
    try await bench.run(
      "select * replace (case when \"calendar-year\" = 2024 then 0 else population end as population) from population | let gone"
    )
    let gone = try await bench.run(
      "send simulate --transitions transitions --population gone --years 1 --simulations 50")
    #expect(gone.notices.contains { $0.contains("population is 0 in some academic years of 2024") })
    try await bench.run("select * replace (0 as population) from population | let nobody")
    let nobody = try #require(
      await bench.failure("send simulate --transitions transitions --population nobody --years 1"))
    #expect(nobody.diagnostic.contains("more children join"), "\(nobody.diagnostic)")
  }
}
