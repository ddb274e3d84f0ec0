import Places
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Places against recomputed figures", .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct GoldenTests {
  private let prompt = Prompt(PlacesPlugin.self)

  @Test(
    "England's scorecards, to more digits than are shown",
    arguments: [
      ("Forecast error 1 year %", "accuracy", "error_1_year"),
      ("Forecast error 3 years %", "accuracy", "error_3_years"),
      ("Forecast error 2 years %", "accuracy", "error_2_years"),
      ("Places needed 3 years ahead", "need", "needed"),
      ("Spare places % 3 years ahead", "need", "spare_rate"),
      ("Unfilled places %", "capacity", "unfilled_rate"),
      ("Places created since 2009/10", "capacity", "created"),
    ])
  func scorecards(_ measure: String, _ command: String, _ column: String) async throws {
    let rows = try await prompt.values("places " + command)
    let golden = Golden.of(measure)
    #expect(golden.count >= 2)
    for figure in golden {
      let row = rows.first { $0["period"]?.text == figure.label && $0["phase"]?.text == figure.group }
      #expect(figure.matches(row?[column]?.double), "\(figure)")
    }
  }

  @Test(
    "England's offers, embedded and from each imported file",
    arguments: ["", "offers-by-la.csv", "school_applications_and_offers.csv"])
  func offers(_ file: String) async throws {
    if !file.isEmpty {
      try await prompt.run("import \(Surroundings.file("places/" + file))")
    }
    let rows = try await prompt.rows("places preferences")
    var compared = 0
    for (measure, column) in [
      ("First preference offers %", "first_rate"), ("One of three preference offers %", "top_three_rate"),
      ("Top three preference offers %", "top_three_rate"),
    ] {
      for figure in Golden.of(measure) {
        guard let row = rows.first(where: { $0["period"] == entry(figure) && $0["phase"] == figure.group })
        else { continue }
        #expect(row[column] == figure.value, "\(figure)")
        compared += 1
      }
    }
    #expect(compared >= 20)
  }

  @Test("An authority's offers from the imported file")
  func authority() async throws {
    try await prompt.run("import \(Surroundings.file("places/offers-by-la.csv"))")
    for area in [
      "Birmingham", "Devon", "Dudley", "Essex", "Hackney", "Kent", "Leeds", "Manchester", "Norfolk", "Surrey",
    ] {
      let rows = try await prompt.rows("places preferences \(area) --years 2021")
      let golden = Golden.of("First preference offers %", area: area).filter { $0.period == "202122" }
      #expect(golden.count == 2)
      for figure in golden {
        #expect(rows.first { $0["phase"] == figure.group }?["first_rate"] == figure.value, "\(figure)")
      }
    }
  }

  @Test(
    "Years of entry are those of September, whatever the file calls them")
  func entries() async throws {
    try await prompt.run("import \(Surroundings.file("places/offers-by-la.csv"))")
    #expect(
      try await prompt.rows("places preferences --phase primary --years 2021").map { $0["period"] } == [
        "2021"
      ])
    #expect(await prompt.failure("places preferences --years 2025").contains("It has 2014 to 2021."))
  }

  /// The September of entry: `202122`, `2018 entry` and `(entry Sept 2022)` name it in their own ways.
  private func entry(_ figure: Golden) -> String {
    if let match = figure.period.firstMatch(of: /entry Sept (\d{4})/) { return String(match.1) }
    return String(figure.period.prefix(4))
  }
}
