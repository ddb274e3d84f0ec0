import Places
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite("The places commands", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct PlacesTests {
  private let prompt = Prompt(PlacesPlugin.self)

  @Test("Every example runs as typed and shows its figures", arguments: Examples.of(PlacesPlugin.self))
  func examples(_ example: Example) async throws {
    #expect(try await Examples.missing(in: example, of: PlacesPlugin.self) == [])
  }

  @Test("Need and spare places stand side by side and are never offset")
  func need() async throws {
    let row = try #require(try await prompt.rows("places need --phase primary --years 2024").first)
    #expect(row["needed"] == "27870")
    #expect(row["spare_rate"] == "14.7")
    #expect(
      try await prompt.notices("places need").contains {
        $0.hasPrefix("warning") && $0.contains("never set off")
      })
  }

  @Test("Places created are capacity now less capacity in 2009/10")
  func created() async throws {
    let rows = try await prompt.rows("places capacity --phase primary")
    func figure(_ period: String, _ column: String) -> Int? {
      rows.first { $0["period"] == period }?[column].flatMap(Int.init)
    }
    let then = try #require(figure("2009/10", "capacity"))
    for year in ["2023/24", "2024/25"] {
      #expect(figure(year, "created") == figure(year, "capacity").map { $0 - then })
    }
  }

  @Test("The sign of an error is stated, and the January that tested it")
  func accuracy() async throws {
    let row = try #require(try await prompt.rows("places accuracy --phase primary --years 2023").first)
    #expect(row["error_1_year"] == "0.1")
    #expect(row["error_3_years"] == "-0.5")
    #expect(row["tested"] == "January 2024")
    #expect(
      try await prompt.notices("places accuracy").contains {
        $0.contains("more pupils forecast than came")
      })
  }

  @Test("The scorecard of 2021/22 has an error two years ahead and none for three")
  func twoYears() async throws {
    let row = try #require(try await prompt.rows("places accuracy --phase secondary --years 2022").first)
    #expect(row["error_2_years"] == "0.7")
    #expect(row["error_3_years"] == "x")
  }

  @Test("Rates keep their counts where these are held")
  func counts() async throws {
    let rows = try await prompt.rows("places preferences --phase primary --years 2021-2022")
    #expect(rows[0]["applications"] == "580771")
    #expect(rows[0]["first"] == "533014")
    #expect(rows[0]["first_rate"] == "91.8")
    #expect(rows[1]["applications"] == "x")
    #expect(rows[1]["first_rate"] == "92.2")
  }

  @Test("Headlines that were read in the press are named; scorecards are not press")
  func quoted() async throws {
    #expect(
      try await prompt.notices("places capacity --headlines").contains { $0.hasPrefix("warning: Grade B") })
    #expect(try await !prompt.notices("places capacity").contains { $0.hasPrefix("warning: Grade B") })
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("places need --years 1999", "2018/19 to 2024/25"), ("places need --phase tertiary", "tertiary"),
      ("places preferences Kent", "no rows"), ("places preferences Kant", "no area called 'Kant'"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    #expect(await prompt.failure(line).contains(expected))
  }
}
