import Places
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Scorecards of authorities", .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct ScorecardTests {
  private let prompt = Prompt(PlacesPlugin.self)

  private func importAll() async throws {
    for file in [
      "2021-07-12_scorecards_data.csv", "2023-07-07_scorecards_data_2022.csv",
      "2025-07-22_scorecard_data_2024_2023.csv",
    ] {
      try await prompt.run("import \(Surroundings.file("places/" + file))")
    }
  }

  @Test("Every recomputed figure of the three layouts, of England and of authorities")
  func golden() async throws {
    try await importAll()
    var compared = 0
    for (measure, command, column) in [
      ("Forecast error 1 year %", "accuracy", "error_1_year"),
      ("Forecast error 2 years %", "accuracy", "error_2_years"),
      ("Forecast error 3 years %", "accuracy", "error_3_years"),
      ("Places needed 3 years ahead", "need", "needed"),
      ("Spare places % 3 years ahead", "need", "spare_rate"),
      ("Unfilled places %", "capacity", "unfilled_rate"),
      ("Places created since 2009/10", "capacity", "created"),
    ] {
      let england = try await prompt.values("places \(command)")
      let authorities = try await prompt.values("places \(command) --by authority")
      for figure in Golden.every(measure) {
        let row = (england + authorities).first {
          $0["period"]?.text == figure.label && $0["phase"]?.text == figure.group
            && $0["area"]?.text == figure.area
        }
        #expect(figure.matches(row?[column]?.double), "\(figure)")
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  @Test("Every first preference rate of the three layouts, and the entry after the last survey")
  func preferences() async throws {
    try await importAll()
    let rows =
      try await prompt.values("places preferences") + prompt.values("places preferences --by authority")
    var compared = 0
    for (measure, column) in [
      ("First preference offers %", "first_rate"), ("Top three preference offers %", "top_three_rate"),
      ("First preference offers %, next year (entry Sept 2025)", "first_rate"),
    ] {
      for figure in Golden.every(measure) {
        guard
          let entry = (measure.contains("2025") ? "Sept 2025" : figure.period).firstMatch(of: /Sept (\d{4})/)
        else { continue }
        let row = rows.first {
          $0["period"]?.text == String(entry.1) && $0["phase"]?.text == figure.group
            && $0["area"]?.text == figure.area
        }
        #expect(figure.matches(row?[column]?.double), "\(figure)")
        compared += 1
      }
    }
    #expect(compared > 60)
    // Entry in September 2021 is in the file of counts, and stands before what scorecards print.
    try await prompt.run("import \(Surroundings.file("places/offers-by-la.csv"))")
    let kent = try await prompt.rows("places preferences Kent --phase primary --years 2019-2025")
    #expect(kent.map { $0["period"] } == ["2019", "2020", "2021", "2022", "2023", "2024", "2025"])
    #expect(kent[0]["applications"] != "x" && kent[6]["applications"] == "x")
  }

  @Test(
    "Quartiles and medians over the authorities, and the sums that are not England's",
    arguments: [
      ("1-yr error P %", "accuracy", "error_1_year", "primary"),
      ("1-yr error S %", "accuracy", "error_1_year", "secondary"),
      ("3-yr error P %", "accuracy", "error_3_years", "primary"),
      ("3-yr error S %", "accuracy", "error_3_years", "secondary"),
      ("Unfilled P %", "capacity", "unfilled_rate", "primary"),
      ("Unfilled S %", "capacity", "unfilled_rate", "secondary"),
    ])
  func quartiles(measure: String, command: String, column: String, phase: String) async throws {
    try await importAll()
    let figures = Golden.every("Percentile across LAs: \(measure)")
    #expect(figures.count == 6)
    let rows = try await prompt.values(
      "places \(command) --phase \(phase) --by authority | group period --quartiles \(column)")
    for figure in figures {
      let row = rows.first { $0["period"]?.text == figure.label }
      #expect(figure.matches(row?["\(column)_\(figure.breakdown)"]?.double), "\(figure)")
    }
  }

  @Test("Quartiles of first preferences, by the September of entry that a scorecard is of")
  func preferenceQuartiles() async throws {
    try await importAll()
    for (letter, phase) in [("P", "primary"), ("S", "secondary")] {
      let rows = try await prompt.values(
        "places preferences --phase \(phase) --by authority | group period --quartiles first_rate")
      for figure in Golden.every("Percentile across LAs: 1st preference \(letter) %") {
        let entry = figure.label == "2023/24" ? "2024" : "2023"
        let row = rows.first { $0["period"]?.text == entry }
        #expect(figure.matches(row?["first_rate_\(figure.breakdown)"]?.double), "\(figure)")
      }
    }
  }

  @Test("Places needed, summed over the authorities: each was rounded to 10")
  func sumOfNeed() async throws {
    try await importAll()
    let rows = try await prompt.values("places need --by authority | group period phase --sum needed")
    let figures = Golden.every("Places needed, sum of LAs (England row differs: each rounded to 10)")
    #expect(figures.count == 4)
    for figure in figures {
      let row = rows.first { $0["period"]?.text == figure.label && $0["phase"]?.text == figure.breakdown }
      #expect(figure.matches(row?["needed_sum"]?.double), "\(figure)")
    }
  }

  @Test("An entry that two files of counts have stands once, and a phase is typed as it is printed")
  func entriesOnce() async throws {
    for file in ["school_applications_and_offers.csv", "offers-by-la.csv"] {
      try await prompt.run("import \(Surroundings.file("places/" + file))")
    }
    let rows = try await prompt.rows("places preferences Hackney --phase Primary")
    #expect(rows.map { $0["period"] } == (2014...2021).map(String.init))
    // offers-by-la.csv, Hackney, 201415: 2,221 of 2,849.
    #expect(rows[0]["first"] == "2221" && rows[0]["applications"] == "2849")
  }

  @Test("Percentile ranks are true, whatever the scorecard's wording says")
  func ranks() async throws {
    try await importAll()
    let rows = try await prompt.values("places accuracy --phase primary --by authority --rank")
    for figure in Golden.every("Percentile rank of 1-yr error P") {
      let row = rows.first { $0["area"]?.text == figure.area && $0["period"]?.text == figure.label }
      #expect(figure.matches(row?["rank"]?.double), "\(figure)")
    }
    // +0.03% is among the lowest quarter of errors, and the wording calls it the middle.
    let birmingham = try #require(
      try await prompt.rows("places accuracy Birmingham --phase secondary --years 2024 --rank").first)
    #expect(birmingham["error"] == "0.03")
    #expect(birmingham["wording"] == "overestimate, within the middle 25-75%")
    #expect(try #require(birmingham["rank"].flatMap(Double.init)) < 25)
  }

  @Test("Places with a symbol keep it, and England's row is not the sum of the authorities")
  func symbols() async throws {
    try await importAll()
    let city = try #require(
      try await prompt.rows("places accuracy \"City of London\" --phase primary --years 2024").first)
    #expect(city["error_1_year"] == "Low")
    let scilly = try #require(
      try await prompt.rows("places capacity \"Isles of Scilly\" --phase primary --years 2024").first)
    #expect(scilly["capacity"] == "z")
    let needed = try await prompt.values("places need --by authority --years 2024 --phase primary")
      .reduce(0) { $0 + ($1["needed"]?.integer ?? 0) }
    #expect(needed == 27910)
  }

  @Test("Without a file, authorities, ranks and costs name the file that has them")
  func withoutFile() async {
    #expect(await prompt.failure("places need Kent").contains("import one"))
    #expect(await prompt.failure("places accuracy --rank").contains("--rank") == false)
    #expect(await prompt.failure("places accuracy --rank").contains("Import a file"))
    #expect(await prompt.failure("places need --costs").contains("import one"))
  }
}
