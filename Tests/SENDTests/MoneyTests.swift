import SlateTestSupport
import Testing

/// Expected numbers are arithmetic on the published stocks: 638,745 plans in January 2025, 576,474 in January 2024.
@Suite(
  "send cost and send deficit", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct MoneyTests {
  private func run(_ line: String) async throws -> Answer { try await Benches.embedded.run(line) }

  @Test("Spend is plans x unit cost; a setting without a cost is in no sum, and that is said")
  func published() async throws {
    let answer = try await run("send cost --years 2025")
    func row(_ setting: String) -> [String: String]? { answer.rows.first { $0["setting"] == setting } }
    // 29,647 x 50,000; 85,920 x 20,500.
    #expect(row("Special, independent")?["spend"] == "1482350000")
    #expect(row("Special, maintained")?["spend"] == "1761360000")
    #expect(row("Special, non-maintained")?["spend"] == "x")
    #expect(answer.notices.contains { $0.hasPrefix("warning: No unit cost for") })
    #expect(answer.notices.contains { $0.contains("grade B") && $0.contains("2019") })
    let totals = try await run("send cost --years 2025 --totals")
    #expect(totals["balance"] == ["x"] && totals["income"] == ["10700000000"])
    #expect(totals["plans"] == ["638745"] && totals["costed_plans"] == ["189499"])
  }

  @Test("A kind's own cost counts before its group's, and that before the cost of all")
  func precedence() async throws {
    let answer = try await run(
      "send cost --years 2025 --unit 'Special, independent=60k' --unit 'Special schools=20k' --unit all=10k")
    func cost(_ setting: String) -> String? { answer.rows.first { $0["setting"] == setting }?["unit_cost"] }
    #expect(cost("Special, independent") == "60000" && cost("Special, maintained") == "20000")
    #expect(cost("Mainstream, academy") == "10000")
    // Specialist post-16 is further education, whatever its name begins with.
    #expect(cost("Specialist post-16 establishment") == "10000")
    try await Benches.embedded.run(
      "select * from (values ('Special schools', 25000.0), ('all', 5000.0)) as t(setting, cost) | let unit_costs"
    )
    let table = try await run("send cost --years 2025 --costs unit_costs --unit all=6k")
    #expect(table.rows.first { $0["setting"] == "Special, academy or free school" }?["unit_cost"] == "25000")
    #expect(table.rows.first { $0["setting"] == "Online provider" }?["unit_cost"] == "6000")
  }

  @Test("Income less spend of every January, where all plans have a cost")
  func totals() async throws {
    let answer = try await run(
      "send cost --years 2024-2025 --unit all=10k --cost-growth 10 --totals --income 6bn --income-growth 5 --other-spend 1m"
    )
    // 576,474 x 10,000 + 1m; 638,745 x 11,000 + 1.1m; incomes 6bn and 6.3bn.
    #expect(answer["costed_spend"] == ["5765740000", "7027295000"])
    #expect(answer["balance"] == ["234260000", "-727295000"])
    #expect(answer["balance_share"] == ["3.9", "-11.5"])
  }

  @Test("Balances are carried forward to the year in which the deficit exceeds reserves")
  func carried() async throws {
    let years =
      "select * from (values ('2026-27', 100, 104, 8), ('2027-28', 103, 106, 9), ('2028-29', 106, 110, 9)) as t(period, income, spend, reserves)"
    let answer = try await run(years + " | send deficit --opening -2")
    #expect(answer["in_year"] == ["-4", "-3", "-4"] && answer["cumulative"] == ["-6", "-9", "-13"])
    #expect(answer["balance"] == ["-6.00", "-8.74", "-12.26"])
    #expect(answer["of_reserves"] == ["75.0", "100.0", "144.4"])
    #expect(answer["event"] == ["", "override ends", "deficit exceeds reserves"])
    #expect(answer.notices.contains { $0.contains("first in 2028-29") && $0.contains("override has ended") })
    let early = try await run(years + " | send deficit --opening -5 --override-ends 2028-29")
    #expect(early["event"] == ["deficit exceeds reserves", "", "override ends"])
    #expect(early.notices.contains { $0.contains("until the end of 2028-29") })
    let rich = try await run(years + " | select period income spend | send deficit --reserves 90")
    #expect(rich.notices.contains { $0.contains("stays below reserves to 2028-29") })
    #expect(rich.notices.contains { $0.contains("Nothing is brought forward") })
  }

  @Test("A projection's cost is carried into the deficit, scenario by scenario")
  func chained() async throws {
    let answer = try await run(
      "send project --totals --to 2026 --simulations 10 --scenario 'new plans -50% from 2025' | send cost --unit all=10k --totals --income 7bn | send deficit --opening 0"
    )
    // 638,745 and 696,170 plans; half of 97,747 fewer in the scenario.
    let base = answer.rows.filter { $0["scenario"] == "rates as before" }
    #expect(base.map { $0["period"] } == ["2024-25", "2025-26"])
    #expect(base[0]["in_year"] == "612550000")
    let difference = answer.rows.filter { $0["period"] == "2025-26" }
      .compactMap { $0["in_year"].flatMap(Double.init) }
    #expect(difference.count == 2 && abs(abs(difference[0] - difference[1]) - 488_735_000) < 2)
  }

  @Test(
    "Wrong input is marked",
    arguments: [
      ("send cost --unit nowhere=5", "nowhere", "The settings are"),
      ("send cost --unit 5", "5", "no unit cost"),
      ("send cost --unit all=-5", "all=-5", "no unit cost"),
      ("send cost --income 5bn", "send cost --income 5bn", "Add --totals"),
      ("send deficit --opening 5", "send deficit --opening 5", "no table of years"),
      ("select 1 as a | send cost", "send cost", "no period or year"),
      ("select '2025-26' as period | send deficit", "send deficit", "needs period or year, income"),
      (
        "select '2025-26' as period, 1 as income, null::int as spend | send deficit", "send deficit",
        "2025-26 has no balance"
      ),
      (
        "select unnest(['2025-26', '2025-26']) as period, 1 as income, 1 as spend | send deficit",
        "send deficit",
        "stands twice"
      ),
      (
        "select '2025-26' as period, 1 as income, 1 as spend | send deficit --override-ends 2028", "2028",
        "no financial year"
      ),
    ])
  func wrong(line: String, place: String, said: String) async throws {
    let failure = try #require(await Benches.embedded.failure(line), "\(line) does not fail")
    #expect(failure.place == place && failure.diagnostic.contains(said), "\(failure.diagnostic)")
  }
}
