import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Disadvantage against recomputed figures",
  .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct GoldenTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  @Test("The gap index, both stages and editions", arguments: ["ks2", "ks4"])
  func gap(_ stage: String) async throws {
    let rows = try await prompt.rows("disadvantage gap --stage \(stage)")
    let golden = Golden.of("Disadvantage gap index").filter { $0.breakdown.hasPrefix(stage.uppercased()) }
    #expect(golden.count > 20)
    for figure in golden {
      let column = figure.breakdown.contains("2025 vintage") ? "edition_2025" : "edition_2026"
      let row = rows.first { $0["period"] == figure.label }
      #expect(row?[column] == (figure.value == "not collected" ? "x" : figure.value), "\(figure)")
    }
  }

  @Test(
    "Key stage 4 attainment of both groups",
    arguments: [("attainment-8", "Attainment 8 average"), ("english-maths", "Grade 5+ English and maths %")])
  func attainment(_ measure: String, _ name: String) async throws {
    try check(Golden.of(name), against: try await prompt.rows("disadvantage attainment --measure \(measure)"))
  }

  @Test("The same from the imported file")
  func imported() async throws {
    let file = Surroundings.file("disadvantage/202324_national_char_data_revised.csv")
    try await prompt.run("import \(file)")
    let line = "disadvantage attainment --measure attainment-8"
    try check(Golden.of("Attainment 8 average"), against: try await prompt.rows(line))
    #expect(try await prompt.notices(line).contains { $0.contains("KS4 national characteristics") })
  }

  @Test("Reading, writing and maths at the end of primary school")
  func primary() async throws {
    let rows = try await prompt.rows("disadvantage attainment --measure reading-writing-maths")
    try check(Golden.of("KS2 RWM expected %"), against: rows)
  }

  private func check(_ golden: [Golden], against rows: [[String: String]]) throws {
    let columns = [
      "Disadvantaged": "disadvantaged", "Disadvantaged all other": "others",
      "Not known to be disadvantaged": "others",
    ]
    let known = golden.filter { columns[$0.group] != nil }
    #expect(known.count >= 8)
    for figure in known {
      let row = rows.first { $0["period"] == figure.label }
      #expect(row?[columns[figure.group] ?? ""] == figure.value, "\(figure)")
    }
  }
}
