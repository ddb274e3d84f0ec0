import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite("The disadvantage commands", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct DisadvantageTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  @Test("Every example runs as typed and shows its figures", arguments: Examples.of(DisadvantagePlugin.self))
  func examples(_ example: Example) async throws {
    #expect(try await Examples.missing(in: example, of: DisadvantagePlugin.self) == [])
  }

  @Test("Years without tests have a symbol, never a gap of 0")
  func noTests() async throws {
    let rows = try await prompt.rows("disadvantage gap --stage ks2 --years 2020-2021")
    #expect(rows.map { $0["edition_2026"] } == ["x", "x"])
    #expect(rows.map { $0["edition_2025"] } == ["x", "x"])
    #expect(
      try await prompt.notices("disadvantage gap --stage ks2").contains {
        $0.contains("not for no gap")
      })
  }

  @Test("Assessed grades are warned of where their years are shown")
  func assessedGrades() async throws {
    for command in ["gap", "attainment"] {
      let all = try await prompt.notices("disadvantage " + command)
      #expect(all.contains { $0.hasPrefix("warning: Grades of 2019/20") })
      let later = try await prompt.notices("disadvantage \(command) --years 2024")
      #expect(!later.contains { $0.contains("Grades of 2019/20") })
    }
  }

  @Test("Editions stand side by side, and the later one revises the earlier")
  func editions() async throws {
    let row = try #require(try await prompt.rows("disadvantage gap --years 2024").first)
    #expect(row["edition_2026"] == "3.93")
    #expect(row["edition_2025"] == "3.92")
    #expect(row["revision"] == "0.01")
    let provisional = try #require(try await prompt.rows("disadvantage gap --stage ks2 --years 2024").first)
    #expect(provisional["provisional"] == "3.12")
    #expect(provisional["edition_2026"] == "3.131")
    #expect(provisional["grade"] == "B")
  }

  @Test("The change on the year before needs that year, even where it was not asked for")
  func change() async throws {
    let one = try #require(try await prompt.rows("disadvantage gap --edition 2026 --years 2024").first)
    #expect(one["change"] == "-0.01")
    let after = try #require(
      try await prompt.rows("disadvantage gap --stage ks2 --edition 2026 --years 2022").first)
    #expect(after["gap"] == "3.228")
    #expect(after["change"] == "")
  }

  @Test(
    "The three readings of one index",
    arguments: [("index", "3.92"), ("probability", "0.392"), ("percentile", "19.6")])
  func readings(_ reading: String, _ expected: String) async throws {
    let row = try #require(try await prompt.rows("disadvantage gap --years 2025 --reading \(reading)").first)
    #expect(row["edition_2026"] == expected)
  }

  @Test("Figures that were read in the press are named")
  func quoted() async throws {
    let press = try await prompt.notices("disadvantage fsm --years 2024").filter { $0.hasPrefix("warning") }
    #expect(
      press.contains {
        $0.contains("Grade B") && $0.contains("2023/24") && $0.contains("aol.co.uk")
      })
    let official = try await prompt.notices("disadvantage fsm --years 2016-2021")
    #expect(!official.contains { $0.contains("Grade B") })
    #expect(try await prompt.notices("disadvantage premium").contains { $0.contains("Grade B") })
    #expect(official.contains { $0.contains("transitional protection") })
  }

  @Test("The premium of 60 primary pupils and 4 looked after in 2025-26 is £101,420")
  func premium() async throws {
    let line = "disadvantage premium --years 2025-26 --primary 60 --looked-after 4"
    #expect(try await prompt.notices(line).contains { $0 == "note: Allocation in 2025-26: £101,420." })
    #expect(await prompt.failure("disadvantage premium --primary=-1").contains("below 0"))
  }

  @Test("The index of scores: worked example with ten pupils, and what is left out")
  func index() async throws {
    let pupils =
      "(100, 1), (103, 0), (104, 1), (104, 0), (107, 0), (110, 0), (95, 1), (98, 0), (101, 1), (113, 0), (null, 1), (99, null)"
    let line =
      "sql \"select * from (values \(pupils)) as t(score, fsm6)\" | disadvantage index --score score --group fsm6"
    let row = try #require(try await prompt.rows(line).first)
    #expect(row["gap_index"] == "6.250")
    #expect(row["disadvantaged"] == "4")
    #expect(row["others"] == "6")
    #expect(
      try await prompt.notices(line).contains { $0.hasPrefix("warning: 2 of 12 rows") })
  }

  @Test("Any value can mean disadvantaged, if it is named")
  func named() async throws {
    let table = "sql \"select * from (values (1, 'yes'), (2, 'yes'), (3, 'no'), (4, 'no')) as t(score, pp)\""
    let line = table + " | disadvantage index --score score --group pp"
    #expect(try await prompt.rows(line + " --disadvantaged yes").first?["gap_index"] == "10.000")
    #expect(await prompt.failure(line).contains("--disadvantaged VALUE"))
    #expect(await prompt.failure(line + " --disadvantaged perhaps").contains("empty"))
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("disadvantage gap --edition provisional", "key stage 2 only"),
      ("disadvantage gap --years 1999", "no year in '1999'"),
      ("disadvantage gap --edition 2025 --years 2025", "none of these years"),
      ("disadvantage attainment --measure attainment-8 --years 2025", "2018/19 to 2023/24"),
      ("disadvantage fsm --phase --years 2016", "2022/23 only"),
      ("disadvantage fsm Kent", "no rows"),
      ("from published | disadvantage index --score series --group value", "does not hold numbers"),
      ("from published | disadvantage index --score valu --group unit", "no column called 'valu'"),
      ("disadvantage index --score a --group b", "table before it"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    #expect(await prompt.failure(line).contains(expected))
  }
}
