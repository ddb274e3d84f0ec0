import Datasets
import Engine
import SlateTestSupport
import Testing

@Suite("Proportions beside percentages", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ProportionTests {
  private func sentences(_ header: String, _ row: (Int) -> String) async throws -> [String] {
    let bench = try await Bench()
    let text = "la_name,\(header)\n" + (1...20).map { "A\($0),\(row($0))\n" }.joined()
    return try await bench.load(try bench.write("t.csv", text)).oddities.filter { $0.contains("Proportions") }
  }

  @Test("Both are named where a file has both")
  func both() async throws {
    let found = try await sentences("good_prop,growth,first_pc,schools") {
      "0.\(900 + $0),\($0 == 3 ? "-" : "")0.0\(10 + $0),\(70 + $0).5,\($0)"
    }
    #expect(
      found == [
        "Proportions and percentages stand side by side: good_prop, growth lie between -1 and 1 (0.1 is 10%), and first_pc between 0 and 100 (10 is 10%). They are kept as they are."
      ])
  }

  @Test("A column that is called a percentage and holds proportions counts as such")
  func misnamed() async throws {
    let found = try await sentences("growth_percent,first_choice") { "0.4\(10 + $0),\(70 + $0).5" }
    #expect(found.count == 1 && found[0].contains("growth_percent lie between -1 and 1"))
  }

  // Permanent exclusions are a tenth of a per cent; Progress 8 is no share.
  @Test(
    "Small percentages, scores and a file with one kind say nothing",
    arguments: [
      ("perm_excl_pc,fixed_excl_pc", "0.10", "4.7"), ("p8_score,entry_pc", "0.412", "95.4"),
      ("good_prop,other_prop", "0.912", "0.412"), ("first_pc,second_pc", "95.4", "11.5"),
      ("good_prop,headcount", "0.912", "95"),
    ])
  func neither(header: String, one: String, other: String) async throws {
    let found = try await sentences(header) { "\(one)\($0 % 10),\(other)" }
    #expect(found.isEmpty)
  }

  @Test(
    "The scorecards of school places mix them",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"),
    arguments: [
      "2021-07-12_scorecards_data", "2023-07-07_scorecards_data_2022", "2025-07-22_scorecard_data_2024_2023",
    ]
  )
  func scorecards(file: String) async throws {
    let bench = try await Bench()
    let report = try await bench.load(Surroundings.file("places/\(file).csv"))
    #expect(
      report.oddities.contains {
        $0.contains("Proportions") && $0.contains("For_1_P") && $0.contains("Pref_P_1")
      })
  }
}
