import PluginSupport
import SlateKit
import SlateTestSupport
import Staffing
import Testing

@Suite("The staffing commands", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct StaffingTests {
  private let prompt = Prompt(StaffingPlugin.self)

  @Test("Every example runs as typed and shows its figures", arguments: Examples.of(StaffingPlugin.self))
  func examples(_ example: Example) async throws {
    #expect(try await Examples.missing(in: example, of: StaffingPlugin.self) == [])
  }

  @Test("Phases and what they leave over sum to the total")
  func phases() async throws {
    let rows = try await prompt.rows("staffing workforce --phase --years 2025")
    #expect(rows.last?["phase"] == "In no published phase")
    #expect(rows.last?["teachers"] == "4475")
    #expect(rows.compactMap { $0["teachers"].flatMap(Int.init) }.reduce(0, +) == 468260)
  }

  @Test("No growth over a gap in the censuses")
  func growth() async throws {
    let rows = try await prompt.rows("staffing workforce")
    #expect(rows.first { $0["period"] == "2022/23" }?["growth"] == "")
    #expect(rows.first { $0["period"] == "2024/25" }?["change"] == "-435")
  }

  @Test("The vacancy rate of 2023 is the published one")
  func vacancies() async throws {
    let row = try #require(try await prompt.rows("staffing vacancies --years 2024").first)
    #expect(row["rate"] == "0.6")
    #expect(row["published_rate"] == "0.6")
  }

  @Test("The trap of the year's label is said, and both labels stand in the model's table")
  func yearLabel() async throws {
    for line in ["staffing leavers", "staffing leavers --model"] {
      #expect(try await prompt.notices(line).contains { $0.hasPrefix("warning") && $0.contains("2023/24") })
    }
    let row = try #require(
      try await prompt.rows("staffing leavers --model --subject primary --years 2025").first)
    #expect(row["period"] == "2024/25")
    #expect(row["census_period"] == "2023/24")
  }

  @Test("Editions of the model differ, and a trajectory says that it is one")
  func editions() async throws {
    let line = "staffing leavers --model --subject primary --years 2025"
    let row = try #require(try await prompt.rows(line + " --edition 2025").first)
    #expect(row["leaver_rate"] == "9.6")
    #expect(row["kind"] == "trajectory")
    #expect(try await prompt.rows(line).first?["kind"] == "census")
  }

  @Test(
    "Figures that were read in the press are named",
    arguments: ["workforce", "ratios", "leavers", "vacancies", "recruitment"])
  func quoted(_ command: String) async throws {
    #expect(try await prompt.notices("staffing " + command).contains { $0.hasPrefix("warning: Grade B") })
  }

  @Test(
    "Subjects by their customary names",
    arguments: [
      ("maths", "Mathematics"), ("MFL", "Modern Foreign Languages"), ("phys", ""), ("physics", "Physics"),
    ])
  func subjects(_ typed: String, _ expected: String) async throws {
    guard !expected.isEmpty else {
      #expect(
        await prompt.failure("staffing need --subject \(typed)").contains(
          "could mean Physical Education, Physics"))
      return
    }
    #expect(try await prompt.rows("staffing need --subject \(typed)").first?["subject"] == expected)
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("staffing need --subject fysics", "Did you mean Physics?"),
      ("staffing need --years 1999", "2021/22 to 2026/27"),
      ("staffing leavers --subject primary", "Add --model"),
      ("staffing workforce --phase --years 2011", "2019/20 to 2024/25"),
      ("staffing leavers --model --subject drama", "no subject called 'drama'"),
      ("staffing retention --phase --by region", "no rows"),
      ("staffing retention --programme school-led", "all programmes. import teacher"),
      ("staffing leavers --breakdown sex", "no breakdown by sex"),
      ("staffing entrants --edition 1999", "edition of 1999 has no such row"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    let failure = await prompt.failure(line)
    #expect(failure.lowercased().contains(expected.lowercased()), "\(failure)")
  }

  @Test("Those who qualified in a year, so many years later, as published")
  func cohorts() async throws {
    let rows = try await prompt.rows("staffing retention --cohorts --years 1996")
    // METHODS 3.2: 18,096 who qualified in 1996.
    #expect(rows.map { $0["in_service"] } == ["89.8", "84.9", "80.0", "74.7"])
    #expect(rows.allSatisfy { $0["cohort_size"] == "18096" })
    let quoted = try await prompt.notices("staffing retention --cohorts --years 2016-")
    #expect(quoted.contains { $0.hasPrefix("warning: Grade B") })
  }

  @Test("A chart is of one unit, and of all subjects a table of shades")
  func charts() async throws {
    let cost = try await prompt.values("staffing cost --initiative 700000000")
    #expect(cost.first?["teachers"] == .number(468_258) && cost.first?["amount"]?.isMissing == true)
    let notices = try await prompt.notices("staffing cost --initiative 700000000 | plot")
    #expect(notices.contains { $0.contains("'amount' by 'item'.") })
    #expect(
      try await prompt.notices("staffing need --years 2026- | plot").contains {
        $0.contains("Drawn as lines")
      })
  }
}
