import SlateTestSupport
import Testing

@Suite("send simulate", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SimulateTests {
  private static let task = Task {
    let bench = Workbench(Benches.plugins)
    try await bench.run(Transitions.line)
    try await bench.run(Transitions.population)
    return bench
  }
  private var bench: Workbench { get async throws { try await Self.task.value } }
  private static let line =
    "send simulate --transitions transitions --population population --years 3 --simulations 600"

  private func run(_ rest: String = "") async throws -> Answer {
    try await bench.run(Self.line + (rest.isEmpty ? "" : " " + rest))
  }

  /// Whether a mean lies within five standard errors of what is expected.
  private func agrees(_ row: [String: String], _ expected: Double) -> Bool {
    guard let mean = row["mean"].flatMap(Double.init), let error = row["standard_error"].flatMap(Double.init)
    else {
      return false
    }
    return abs(mean - expected) <= 5 * error + 0.06
  }

  @Test("The mean of each year is what plain arithmetic expects, by setting, need and academic year")
  func means() async throws {
    let expected = Transitions.expected(3)
    for (view, key) in [
      ("setting", \Transitions.Place.setting), ("need", \.need),
    ] as [(String, KeyPath<Transitions.Place, String>)] {
      let answer = try await run("--by \(view)")
      #expect(answer.rows.count == (view == "setting" ? 12 : 8))
      for row in answer.rows {
        let year = (row["year"].flatMap(Int.init) ?? 0) - 2024
        let sum = expected[year].filter { $0.key[keyPath: key] == row[view] }.values.reduce(0, +)
        #expect(agrees(row, sum), "\(row), expected \(sum)")
      }
    }
    let answer = try await run("--by academic-year")
    for row in answer.rows {
      let year = (row["year"].flatMap(Int.init) ?? 0) - 2024
      let sum = expected[year].filter { "\($0.key.year)" == row["academic_year"] }.values.reduce(0, +)
      #expect(agrees(row, sum), "\(row), expected \(sum)")
    }
  }

  @Test("The opening numbers are the last January of the transitions, without any spread")
  func opening() async throws {
    let row = try #require(try await run().rows.first)
    let sum = Transitions.expected(0)[0].values.reduce(0, +)
    #expect(row["year"] == "2024" && row["mean"].flatMap(Double.init) == sum)
    #expect(row["low"] == row["high"] && row["standard_error"] == "0.00")
  }

  @Test("Sums are made within each simulation before quantiles")
  func sums() async throws {
    let all = try #require(try await run().rows.last)
    let parts = try await run("--by setting").rows.filter { $0["year"] == "2027" }
    func sum(_ column: String) -> Double { parts.compactMap { $0[column].flatMap(Double.init) }.reduce(0, +) }
    func whole(_ column: String) -> Double { all[column].flatMap(Double.init) ?? 0 }
    #expect(abs(sum("mean") - whole("mean")) < 0.2)
    #expect(sum("high") - whole("high") > 5, "the quantile of a sum is not the sum of quantiles")
    let ordered = ["low", "lower_quartile", "median", "upper_quartile", "high"].map(whole)
    #expect(ordered == ordered.sorted() && ordered[0] < ordered[4])
  }

  @Test("The minimal example: 1,000 children, 4% leave, 240 of 20,000 join")
  func minimal() async throws {
    let bench = Workbench(Benches.plugins)
    try await bench.run(
      "select * from (values (2023,'A','P',9,'A','P',10,1000), (2023,'A','P',10,'A','P',11,960), (2023,'A','P',10,'NONSEND','NONSEND',11,40), (2023,'NONSEND','NONSEND',10,'A','P',11,240)) as t(calendar_year, setting_1, need_1, academic_year_1, setting_2, need_2, academic_year_2, children) | let t"
    )
    try await bench.run(
      "select y as calendar_year, 11 as academic_year, 20000 as population from range(2023, 2026) as y(y) | let p"
    )
    let answer = try await bench.run(
      "send simulate --transitions t --population p --years 1 --simulations 2000 --by academic-year")
    let row = try #require(answer.rows.first { $0["year"] == "2025" && $0["academic_year"] == "11" })
    #expect(agrees(row, 1200), "\(row)")
  }

  @Test("A scenario changes rates from its year on and nothing before")
  func scenario() async throws {
    let answer = try await run("--scenario 'joiners -50% from 2025'")
    let expected = Transitions.expected(3) { $0 >= 2025 ? 0.5 : 1 }
    let rows = answer.rows.filter { $0["scenario"] == "joiners -50% from 2025" }
    #expect(rows.count == 4)
    for (row, places) in zip(rows, expected) {
      #expect(agrees(row, places.values.reduce(0, +)), "\(row)")
    }
    let base = answer.rows.filter { $0["scenario"] == "rates as before" }
    #expect(base.prefix(2).map { $0["mean"] } == rows.prefix(2).map { $0["mean"] })
  }

  @Test("Children who would join one setting join another")
  func redirected() async throws {
    let answer = try await run(
      "--by setting --years 1 --scenario 'move 100% of joiners from A to C from 2024'")
    func mean(_ scenario: String, _ setting: String) -> Double {
      answer.rows.first { $0["scenario"] == scenario && $0["setting"] == setting && $0["year"] == "2025" }?[
        "mean"
      ]
      .flatMap(Double.init) ?? .nan
    }
    let moved = "move 100% of joiners from A to C from 2024"
    // 90 children a year join A.
    #expect(abs(mean("rates as before", "A") - mean(moved, "A") - 90) < 6)
    #expect(abs(mean(moved, "C") - mean("rates as before", "C") - 90) < 6)
    #expect(abs(mean(moved, "B") - mean("rates as before", "B")) < 6)
  }

  @Test("Costs are sums of what each plan costs, and a missing cost is said")
  func costs() async throws {
    let bench = try await bench
    try await bench.run(
      "select n as need, s as setting, c as cost from (values ('P','A',10),('P','B',20),('P','C',30),('Q','A',10),('Q','B',20)) as t(n, s, c) | let costs"
    )
    let answer = try await run("--by cost --costs costs")
    let prices = ["A": 10.0, "B": 20, "C": 30]
    let opening = Transitions.expected(0)[0].map { place, children in
      place.need == "Q" && place.setting == "C" ? 0 : children * (prices[place.setting] ?? 0)
    }.reduce(0, +)
    #expect(answer.rows.first?["mean"].flatMap(Double.init) == opening)
    #expect(answer.notices.contains { $0.hasPrefix("warning") && $0.contains("C, Q") }, "\(answer.notices)")
  }

  @Test(
    "Valid states: nobody stays in a setting longer than a year beyond its last one, and groups are shown")
  func validStates() async throws {
    let bench = try await bench
    try await bench.run(
      "select * from (values ('A','mainstream',1,2,'P,Q','B,C'), ('B','special',1,4,'P,Q','C'), ('C','special',1,4,'P,Q','')) as t(\"setting\", \"setting-group\", \"min-academic-year\", \"max-academic-year\", \"needs\", \"setting->setting\") | let states"
    )
    let answer = try await run("--by group --valid-states states")
    #expect(Set(answer["group"]) == ["mainstream", "special"])
    #expect(answer.notices.contains { $0.contains("no valid state") })
    let years = try await run("--by academic-year --valid-states states")
    #expect(years.rows.allSatisfy { (Int($0["academic_year"] ?? "") ?? 9) <= 5 })
  }

  @Test("The same seed gives the same numbers")
  func determinism() async throws { #expect(try await run("--by need") == run("--by need")) }

  @Test(
    "Wrong input is marked",
    arguments: [
      ("send simulate", "send simulate", "Add --transitions"),
      ("send simulate --transitions population", "send simulate --transitions population", "lacks setting-1"),
      ("send simulate --transitions transitions --by cost", "cost", "Add --costs"),
      ("send simulate --transitions transitions --by group", "group", "--valid-states"),
      ("send simulate --transitions transitions --years 0", "0", "1 to 50"),
      (
        "send simulate --transitions transitions --population population --years 9",
        "send simulate --transitions transitions --population population --years 9", "no row for 2030"
      ),
      (
        "send simulate --transitions transitions --scenario 'joiners in nowhere -5% from 2025'", "nowhere",
        "The settings are A, B, C"
      ),
      (
        "send simulate --transitions transitions --scenario 'joiners -5% from 2027 until 2025'",
        "'joiners -5% from 2027 until 2025'", "before it begins"
      ),
    ])
  func wrong(line: String, place: String, said: String) async throws {
    let failure = try #require(await bench.failure(line), "\(line) does not fail")
    #expect(failure.place == place && failure.diagnostic.contains(said), "\(failure.diagnostic)")
  }
}
