import SlateTestSupport
import Testing

/// Values, ranks, quartiles and means of neighbours were computed apart from the same files, with Python's statistics module
/// (3.11, inclusive quartiles).
@Suite("send benchmark", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct BenchmarkTests {
  private static let task = Task {
    let bench = Workbench(Benches.plugins)
    for file in [
      "send/ehc-plans-2025/caseload.csv", "send/ehc-plans-2025/newplans.csv",
      "send/ehc-plans-2025/requests.csv",
      "send/ehc-plans-2025/timeliness_20_week.csv", "reference/statistical-neighbours-2025.csv",
      "reference/ons_mid-year_population_estimates_2012_to_2024.csv",
    ] {
      try await bench.run("import '\(Surroundings.file(file))'")
    }
    return bench
  }

  private func line(_ measure: String, of answer: Answer) throws -> [String: String] {
    try #require(answer.rows.first { $0["measure"] == measure }, "\(measure) is missing")
  }

  @Test(
    "Value, rank, band, neighbours and five years' change are those of the files",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func devon() async throws {
    let answer = try await Self.task.value.run("send benchmark Devon")
    func expect(_ measure: String, _ cells: [String: String]) throws {
      let line = try line(measure, of: answer)
      for (column, cell) in cells { #expect(line[column] == cell, "\(measure), \(column): \(line)") }
    }
    try expect(
      "In 20 weeks",
      [
        "value": "3.2", "england": "46.4", "neighbours": "37.2", "rank": "151", "ranked": "151", "band": "D",
        "good": "high", "numerator": "41", "denominator": "1277", "period": "2024", "since": "2019",
        "data": "9 of 10 neighbours",
      ])
    try expect(
      "Requests refused",
      [
        "value": "36.2", "neighbours": "28.8", "rank": "26", "ranked": "153", "band": "highest",
        "good": "neither",
      ])
    try expect(
      "Requests undecided",
      ["value": "4.9", "neighbours": "6.2", "rank": "49", "band": "B", "good": "low", "since": "2023"])
    try expect(
      "Independent special",
      ["value": "9.1", "neighbours": "7.5", "rank": "13", "ranked": "151", "band": "highest"])
    // 9,848 plans of 148,164 children.
    try expect("EHC plans, per 1,000", ["value": "66.5", "unit": "per 1,000 children"])
    #expect(answer.notices.contains { $0.contains("statistical_neighbours_2025@1") })
    #expect(answer.notices.contains { $0.contains("Not at hand for Devon") && $0.contains("'ceased_plans'") })
  }

  @Test(
    "Poor data is said: no case, few cases, a symbol, a region's total",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func poor() async throws {
    let bench = try await Self.task.value
    let city = try await bench.run("send benchmark 'City of London'")
    let timely = try line("In 20 weeks", of: city)
    #expect(timely["value"] == "x" && timely["rank"] == "x" && timely["data"]?.contains("no case") == true)
    #expect(try line("Requests refused", of: city)["data"]?.contains("one case moves it by 20.0") == true)
    #expect(city.notices.contains { $0.hasPrefix("warning: Of so few cases") })
    let cambridgeshire = try await bench.run("send benchmark Cambridgeshire")
    let placed = try line("Mainstream schools", of: cambridgeshire)
    #expect(placed["value"] == "x" && placed["data"]?.contains("the file has 'x' there") == true, "\(placed)")
    let york = try await bench.run("send benchmark York --years 2022")
    let new = try line("New plans, per 1,000", of: york)
    #expect(new["value"] == "x" && new["data"]?.contains("region's total") == true, "\(new)")
    #expect(york.notices.contains { $0.hasPrefix("warning") && $0.contains("region's total") })
  }

  @Test("A region is ranked among regions, England among none")
  func embedded() async throws {
    let region = try await Benches.embedded.run("send benchmark 'North East'")
    // 1,661 of 6,200; two regions refuse a larger share.
    let refused = try line("Requests refused", of: region)
    #expect(refused["value"] == "26.8" && refused["rank"] == "3" && refused["ranked"] == "9")
    #expect(!region.columns.contains("neighbours"))
    let england = try await Benches.embedded.run("send benchmark England")
    #expect(try line("In 20 weeks", of: england)["value"] == "46.4")
    #expect(!england.columns.contains("rank") && !england.columns.contains("england"))
    // 46.4 less 60.4, of unrounded rates: 39,407/84,866 and 29,895/49,519.
    #expect(try line("In 20 weeks", of: england)["change"] == "-13.9")
  }

  @Test("Without files an authority has nothing, and the files to import are named")
  func nothing() async throws {
    let failure = try #require(await Benches.embedded.failure("send benchmark Devon"))
    #expect(failure.place == "Devon")
    for name in ["'caseload'", "'timeliness_20_week'", "Office for National Statistics", "https://"] {
      #expect(failure.diagnostic.contains(name), "\(failure.diagnostic)")
    }
    let early = try #require(await Benches.embedded.failure("send benchmark England --years 1999"))
    #expect(early.place == "1999" && early.diagnostic.contains("Leave --years out"))
    #expect(try #require(await Benches.embedded.failure("send benchmark Nowhere")).place == "Nowhere")
  }
}
