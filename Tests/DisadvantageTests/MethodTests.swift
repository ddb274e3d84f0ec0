import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

/// The methods that work on a table of pupils, schools or trials.
@Suite("Methods of disadvantage", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct MethodTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  /// Three schools: 40 disadvantaged with 40 and 60 others with 50; 10 with 45 and 90 with 52; 30 with 38 and 20 with 44.
  private let pupils = """
    sql "select school, fsm6, score from (values ('A', 1, 40.0, 40), ('A', 0, 50.0, 60), ('B', 1, 45.0, 10), \
    ('B', 0, 52.0, 90), ('C', 1, 38.0, 30), ('C', 0, 44.0, 20)) as t(school, fsm6, score, n), range(n)"
    """

  @Test("Between and within schools: worked example, 22.5% between")
  func schools() async throws {
    let rows = try await prompt.rows(
      pupils + " | disadvantage decompose --outcome score --group fsm6 --school school")
    #expect(rows.map { $0["gap"] } == ["10.48", "8.13", "2.35", "50.35", "39.88"])
    #expect(rows.map { $0["share"] } == ["100.0", "77.5", "22.5", "z", "z"])
  }

  @Test("A school without others is named and left out")
  func withoutOthers() async throws {
    let line = """
      sql "select * from (values ('A', 1, 30.0), ('A', 0, 40.0), ('Elm', 1, 10.0)) as t(school, fsm6, score)" \
      | disadvantage decompose --outcome score --group fsm6 --school school
      """
    #expect(try await prompt.rows(line).first?["gap"] == "10.00")
    #expect(
      try await prompt.notices(line).contains { $0.hasPrefix("warning: 1 schools") && $0.contains("Elm") })
  }

  @Test("Composition and rates: worked example, 3.3 and 3.1")
  func composition() async throws {
    let line = """
      sql "select prior, fsm6, score from (values ('low', 1, 10.0, 6), ('high', 1, 20.0, 4), ('low', 0, 12.0, 3), \
      ('high', 0, 24.0, 7)) as t(prior, fsm6, score, n), range(n)" \
      | disadvantage decompose --outcome score --group fsm6 --method composition --over prior
      """
    let total = try #require(try await prompt.rows(line).last)
    #expect(total["composition"] == "3.30" && total["rate"] == "3.10" && total["gap"] == "6.40")
    #expect(total["disadvantaged_mean"] == "14.00" && total["others_mean"] == "20.40")
  }

  @Test("Characteristics: what is known to explain the gap does, and the parts sum to it")
  func characteristics() async throws {
    // Others score 4 + 2 x, disadvantaged 1 + 2 x; x has means 3 and 2: 2 of the gap of 5 explained, 3 not.
    let line = """
      sql "select fsm6, x, case fsm6 when 1 then 1 else 4 end + 2 * x as score from (values (1, 1.0), (1, 2.0), (1, 3.0), \
      (0, 2.0), (0, 3.0), (0, 4.0)) as t(fsm6, x)" \
      | disadvantage decompose --outcome score --group fsm6 --method characteristics --over x
      """
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["characteristic"] } == ["constant", "x", "Total"])
    #expect(rows.map { $0["explained"] } == ["0.00", "2.00", "2.00"])
    #expect(rows.map { $0["unexplained"] } == ["3.00", "0.00", "3.00"])
    #expect(rows.last?["gap"] == "5.00")
  }

  @Test("Segregation by authority: what lies between them is said, and chance is shown")
  func segregation() async throws {
    let schools = """
      sql "select * from (values ('a', 100, 40), ('a', 100, 20), ('b', 200, 20), ('b', 100, 10), ('c', 100, 10), ('d', 50, 0)) \
      as t(la, n, d)" | disadvantage segregation --pupils n --disadvantaged d
      """
    let rows = try await prompt.rows(schools + " --by la")
    #expect(rows.map { $0["la"] } == ["All", "a", "b", "c"])
    // c has one school, so nothing can be uneven; d has no disadvantaged pupil, so no index.
    #expect(rows.last?["dissimilarity"] == "0.0000")
    #expect(try await prompt.notices(schools + " --by la").contains { $0.hasPrefix("warning: 1 values") })
    let random = try await prompt.rows(schools + " --randomisations 300")
    let dissimilarity = try #require(random.first { $0["index"] == "Dissimilarity" })
    let chance = try #require(dissimilarity["at_random"].flatMap(Double.init))
    #expect(chance > 0.03 && chance < 0.2)
    #expect(random.count == 7)
  }

  @Test("Trials from a table: pooled, with months, security and the cost of a month")
  func trials() async throws {
    let line = """
      sql "select * from (values ('A', 0.10, 0.08, 5, 60), ('B', 0.30, 0.10, 3, 100), ('C', 0.05, 0.06, 4, 20), \
      ('D', 0.25, 0.12, 2, null)) as t(name, d, se, padlocks, price)" \
      | disadvantage effect --size d --error se --trial name --security padlocks --cost price
      """
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["months"] } == ["2", "4", "1", "3", "2", "2"])
    #expect(rows.map { $0["security"] } == ["5", "3", "4", "2", "", ""])
    #expect(rows.map { $0["cost_per_month"] } == ["30", "25", "20", "", "", ""])
    let random = try #require(rows.last)
    #expect(random["size"] == "0.151" && random["low"] == "0.033" && random["high"] == "0.268")
    #expect(random["months_low"] == "1" && random["months_high"] == "4")
    let notices = try await prompt.notices(line)
    #expect(notices.contains { $0.contains("Q = 5.804") && $0.contains("I^2 = 48.3%") })
  }

  @Test("An index for each value, with intervals from drawing schools")
  func indexBy() async throws {
    let line =
      pupils + " | disadvantage index --score score --group fsm6 --by school --school school --replicates 100"
    let rows = try await prompt.rows(line)
    // Within a school all disadvantaged pupils score below all others: 10. One school cannot be drawn.
    #expect(rows.map { $0["gap_index"] } == ["10.000", "10.000", "10.000"])
    #expect(rows.map { $0["low"] } == ["", "", ""])
    let all = try #require(
      try await prompt.rows(pupils + " | disadvantage index --score score --group fsm6 --school school").first
    )
    let ends = try (#require(all["low"].flatMap(Double.init)), #require(all["high"].flatMap(Double.init)))
    let index = try #require(all["gap_index"].flatMap(Double.init))
    #expect(ends.0 <= index && index <= ends.1 && ends.0 < ends.1)
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("disadvantage effect", "no effect size"),
      ("disadvantage effect 0.1 0.2 --errors 0.1", "2 effect sizes and 1 standard errors"),
      ("disadvantage effect 0.1 --errors 0", "above 0"),
      ("from published | disadvantage effect", "--size COLUMN"),
      ("from published | disadvantage decompose --outcome value --group value", "--school COLUMN"),
      (
        "from published | disadvantage decompose --outcome value --group area --school area",
        "--disadvantaged VALUE"
      ),
      (
        "from published | disadvantage decompose --outcome value --group value --method composition",
        "--over COLUMN"
      ),
      (
        "from published | disadvantage segregation --pupils value --disadvantaged area",
        "does not hold numbers"
      ),
      (
        "from published | disadvantage segregation --pupils pupil --disadvantaged value",
        "no column called 'pupil'"
      ),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }
}
