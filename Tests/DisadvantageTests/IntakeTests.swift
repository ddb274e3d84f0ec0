import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite("Intake and school life", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct IntakeTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  private let schools = """
    sql "select 's' || lpad(i::varchar, 2, '0') as school, 40 + i as n, i % 10 as poor, \
    70 - i % 10 + case i when 3 then -30 else i % 4 end as rate from range(30) r(i)" \
    | disadvantage outliers --outcome rate --over poor --name school --pupils n
    """

  @Test("A school far below its intake is found, and the rows keep the order of the names")
  func outliers() async throws {
    let rows = try await prompt.rows(schools + " --percent")
    #expect(rows.map { $0["school"] } == rows.map { $0["school"] }.sorted { ($0 ?? "") < ($1 ?? "") })
    #expect(rows.filter { $0["standing"] != "within the limits" }.map { $0["school"] } == ["s03"])
    #expect(rows.first { $0["school"] == "s03" }?["standing"] == "below, beyond 99.8%")
    #expect(try await prompt.rows(schools + " --percent --beyond").count == 1)
    #expect(try await prompt.notices(schools + " --percent").contains { $0.contains("Not a league table") })
  }

  @Test("What is chance is taken off: more of it where pupils are few")
  func drawn() async throws {
    // Schools in pairs of 20 and 400 pupils at the same distance from what is expected.
    let line = """
      sql "select 'p' || i as school, 20 + 380 * (i % 2) as n, 0 as poor, 50 + 8 * (i // 2 % 3 - 1) as score from range(24) r(i)" \
      | derive poor = 1 | disadvantage outliers --outcome score --over n --name school --pupils n --spread 15
      """
    let rows = try await prompt.rows(line)
    func drawn(_ pupils: String) -> [Double] {
      rows.filter { $0["pupils"] == pupils }.compactMap { $0["drawn"].flatMap(Double.init) }.map(abs)
    }
    #expect((drawn("20").max() ?? 0) < (drawn("400").max() ?? 0))
    for row in rows {
      let (low, high) = (row["low"].flatMap(Double.init) ?? 0, row["high"].flatMap(Double.init) ?? 0)
      let drawn = row["drawn"].flatMap(Double.init) ?? 99
      #expect(low <= drawn && drawn <= high)
    }
  }

  @Test("From pupils: the spread within schools says what chance is")
  func pupils() async throws {
    let line = """
      sql "select s as school, p % 2 as poor, 50 + p % 5 - 5 * (p % 2) + case s when 7 then 6 else 0 end as score \
      from range(20) a(s), range(30) b(p)" | disadvantage outliers --outcome score --over poor --school school --beyond
      """
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["school"] } == ["7"])
    #expect(rows.first?["standing"] == "above, beyond 99.8%")
    // Nineteen schools lie 0.3 below the mean of all, this one 5.7 above.
    #expect(rows.first?["difference"] == "5.7" || rows.first?["difference"] == "6.0")
  }

  @Test("The gap by share of school life, and the drift that is not a change in need")
  func persistence() async throws {
    let line =
      "sql \"select i / 10.0 as share, 60 - i as score, i * 2 as on_years, 20 as all_years from range(11) r(i), range(20)\""
      + " | disadvantage persistence --outcome score"
    let rows = try await prompt.rows(line + " --share share")
    let gaps = Dictionary(uniqueKeysWithValues: rows.map { ($0["band"] ?? "", $0["gap"] ?? "") })
    #expect(gaps["Never"] == "z")
    #expect(gaps["80% to 90%"] == "8.00")
    // 80%, 90% and 100%: 8, 9 and 10 points; 90% and 100%: 9 and 10.
    #expect(gaps["Persistently disadvantaged: 80% or more (EPI)"] == "9.00")
    #expect(gaps["Long-term disadvantaged: 90% or more (FFT)"] == "9.50")
    #expect(try await prompt.rows(line + " --years-on on_years --years all_years") == rows)
    let notices = try await prompt.notices(line + " --share share")
    #expect(notices.contains { $0.contains("13.6% in 2017/18 and 25.7% in 2024/25") })
  }

  @Test("The premium of schools, at one year's rates and at another year's prices")
  func premium() async throws {
    let table = "sql \"select 'Elm' as school, 60 as fsm6, 4 as care union all select 'Oak', null, 1\""
    let rows = try await prompt.rows(
      table + " | disadvantage premium --primary-pupils fsm6 --looked-after-pupils care")
    #expect(rows.map { $0["premium"] } == ["101420", ""])
    try await prompt.run(
      "let gdp = sql \"select '2020-21' as period, 80.0 as deflator union all select '2025-26', 100.0\"")
    let real = try await prompt.rows("disadvantage premium --deflator gdp --years 2020-21")
    // 1,345 * 100 / 80.
    #expect(real.first { $0["category"] == "Primary" }?["real_rate"] == "1681")
    #expect(
      await prompt.failure("disadvantage premium --primary-pupils fsm6").contains("no table stands before"))
    #expect(
      try await prompt.notices("disadvantage premium --funding").contains { $0.contains("not ring-fenced") })
  }

  @Test("Segregation of regions, authorities and schools adds up")
  func levels() async throws {
    let line = """
      sql "select i // 8 as region, i // 4 as la, 100 as n, 5 + i * 7 % 60 as d from range(16) r(i)" \
      | disadvantage segregation --pupils n --disadvantaged d
      """
    let parts = try await prompt.values(line + " --levels region la")
    let whole = try await prompt.values(line)
    let sum = parts.dropLast().reduce(0) { $0 + ($1["mutual_information"]?.double ?? 0) }
    let all = try #require(whole.first?["mutual_information"]?.double)
    #expect(abs(sum - all) < 1e-12 && parts.count == 4)
    #expect(parts.last?["mutual_information"]?.double.map { abs($0 - all) < 1e-12 } ?? false)
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("from published | disadvantage outliers --outcome value --over decimals", "--school"),
      (
        "from published | disadvantage outliers --outcome value --over decimals --name area --pupils decimals --percent",
        "pupils"
      ),
      ("disadvantage persistence --outcome value", "table before it"),
      ("from published | disadvantage persistence --outcome value", "how much of their school life"),
      ("from published | disadvantage persistence --share value", "which column holds the outcome"),
      ("from published | disadvantage persistence --outcome value --share value", "shares go from 0 to 1"),
      ("disadvantage attainment --schools", "--measure reading-writing-maths"),
      ("disadvantage attainment --measure reading-writing-maths --schools", "import that file"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }
}
