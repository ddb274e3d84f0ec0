import Data
import SlateKit
import SlateTestSupport
import Testing

@Suite("Crossfoot", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct CrossfootTests {
  private let bench = Workbench([DataPlugin.self])

  private func bring(_ text: String) async throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "counts.csv")
    try await bench.run("import '\(scratch.path("counts.csv"))'")
  }

  private static let header =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,sex,plans,plans_rate,points\n"

  /// Three regions of five authorities in six years, which add up: authority `n` has `10 * n` plans, its `points` are a mean.
  private static func rows(replacing changes: [String: String] = [:]) -> String {
    var text = header
    for year in 2019...2024 {
      var england = 0
      for region in 1...3 {
        var sum = 0
        for authority in 1...5 {
          let plans = 10 * (authority + 5 * region)
          sum += plans
          let key = "\(year) L\(region)\(authority)"
          text +=
            "\(year),Calendar year,Local authority,E92000001,England,E1200000\(region),R\(region),L\(region)\(authority),A\(region)\(authority),Total,\(changes[key] ?? "\(plans)"),50,\(20 + authority)\n"
        }
        england += sum
        text +=
          "\(year),Calendar year,Regional,E92000001,England,E1200000\(region),R\(region),,,Total,\(changes["\(year) R\(region)"] ?? "\(sum)"),50,23\n"
      }
      for (sex, part) in [("Female", 100), ("Male", 300), ("Unknown", england - 400), ("Total", england)] {
        text +=
          "\(year),Calendar year,National,E92000001,England,,,,,\(sex),\(changes["\(year) \(sex)"] ?? "\(part)"),50,23\n"
      }
    }
    return text
  }

  private func lines(_ answer: Answer) -> [String] {
    answer.rows.map { row in
      ["kind", "column", "period", "place", "breakdown", "sum", "total", "difference"].map { row[$0] ?? "-" }
        .joined(separator: "|")
    }
  }

  @Test("What adds up has no finding, and a mean is not added")
  func sound() async throws {
    try await bring(Self.rows())
    let answer = try await bench.run("crossfoot counts")
    #expect(answer.rows.isEmpty)
    #expect(answer.notices == ["note: counts@1: no sum was found that does not hold."])
  }

  // Region 1 has 60 + 70 + 80 + 90 + 100 = 400 plans, region 2 110 + ... + 150 = 650, region 3 900.
  @Test("Each slip is named with column, period, place and size; the greatest first")
  func slips() async throws {
    try await bring(Self.rows(replacing: ["2021 L13": "85", "2023 L21": "10", "2020 Male": "290"]))
    #expect(
      lines(try await bench.run("crossfoot counts")) == [
        "places do not sum|plans|2023|R2||550|650|-100", "places do not sum|plans|2021|R1||405|400|5",
        "categories do not sum|plans|2020|England||1940|1950|-10",
      ])
  }

  @Test("Regions that do not sum to England are found apart from authorities that do not sum to a region")
  func regions() async throws {
    try await bring(Self.rows(replacing: ["2022 R1": "401"]))
    #expect(
      Set(lines(try await bench.run("crossfoot counts"))) == [
        "places do not sum|plans|2022|R1||400|401|-1", "places do not sum|plans|2022|England||1951|1950|1",
      ])
  }

  @Test("A missing authority is no slip, and is said with its symbol")
  func missing() async throws {
    try await bring(Self.rows(replacing: ["2021 L13": "x", "2021 L24": "c"]))
    let answer = try await bench.run("crossfoot counts")
    #expect(lines(answer) == ["places missing|plans|2021|R1, R2||830|1050|-220"])
    #expect(answer["note"] == ["2 authorities are c, x"])
    #expect(answer.notices == ["note: counts@1: sums short because places are missing 1."])
  }

  @Test("The region's total in each of its authorities is one finding")
  func repeated() async throws {
    let changes = Dictionary(uniqueKeysWithValues: (1...5).map { ("2024 L2\($0)", "650") })
    try await bring(Self.rows(replacing: changes))
    let answer = try await bench.run("crossfoot counts")
    #expect(lines(answer) == ["one value everywhere|plans|2024|R2||3250|650|2600"])
    #expect(answer["note"] == ["all 5 authorities have the total of the region, 650"])
  }

  // Row `n` has n + 2n + 7 plans; that of 2030 says one more than 30 + 60 + 7.
  @Test("Columns that make another of their row are found by their sums, and the row that slips is named")
  func columns() async throws {
    var text = "time_period,time_identifier,geographic_level,country_code,country_name,a,b,c,square,plans\n"
    for n in 1...40 {
      let plans = 3 * n + 7 + (n == 30 ? 1 : 0)
      text += "\(2000 + n),Calendar year,National,E92000001,England,\(n),\(2 * n),7,\(n * n),\(plans)\n"
    }
    try await bring(text)
    let answer = try await bench.run("crossfoot counts")
    #expect(lines(answer) == ["columns do not sum|plans|2030|England||97|98|-1"])
    #expect(answer["note"] == ["3 columns (a, b, c)"])
    #expect(
      answer.notices == ["warning: counts@1: columns that do not sum to another of their row 1."])
  }

  // Expected values: METHODS.md 1.3 (bands) and 1.4 (reasons).
  @Test(
    "Reasons and bands that do not make their total are found",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func officialColumns() async throws {
    for file in ["ceased_plans", "timeliness_20_week"] {
      try await bench.run("import '\(Surroundings.file("send/ehc-plans-2025/\(file).csv"))'")
    }
    let ceased = lines(try await bench.run("crossfoot ceased_plans"))
    #expect(ceased.contains("columns do not sum|total_ceased|2024|England||44861|44862|-1"))
    #expect(ceased.contains("columns do not sum|total_ceased|2023|England||39413|39419|-6"))
    let bands = lines(try await bench.run("crossfoot timeliness_20_week"))
    #expect(bands.contains("columns do not sum|plans_issued_den|2024|England||90328|90392|-64"))
    #expect(bands.contains("columns do not sum|plans_issued_den|2023|England||80306|80945|-639"))
  }

  @Test("Files that cannot be added up say so, and nothing imported says what to do")
  func nothing() async throws {
    #expect(try await bench.run("crossfoot").text.contains("import FILE"))
    try await bring("la_name,plans\nKent,1\n")
    #expect(try await bench.run("crossfoot counts").notices[0].contains("cannot be added up"))
    #expect(try #require(await bench.failure("crossfoot count")).suggestions == ["counts"])
  }

  // Expected values: METHODS.md 1.2 to 1.4, 8 (traps 6 and 7), and sums with Python's csv module over the same rows.
  @Test(
    "The published slips of 2025 are found",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func official() async throws {
    for file in ["newplans", "requests", "caseload"] {
      try await bench.run("import '\(Surroundings.file("send/ehc-plans-2025/\(file).csv"))'")
    }
    let plans = try await bench.run("crossfoot newplans")
    #expect(
      lines(plans)[0] == "one value everywhere|new_ehc_plans|2022|Yorkshire and The Humber||91170|6078|85092")
    #expect(plans["note"][0] == "all 15 authorities have the total of the region, 6,078")
    // Requests of 2023: authorities sum to 137,307 of 138,242.
    let requests = try await bench.run("crossfoot requests")
    let short = try #require(
      requests.rows.first { $0["column"] == "requests_received_in_year" && $0["period"] == "2023" })
    #expect(short["kind"] == "places missing" && short["difference"] == "-935")
    #expect(short["note"]?.hasPrefix("3 authorities are x") == true)
    let caseload = try await bench.run("crossfoot caseload")
    let unknown = caseload.rows.first { $0["column"] == "placement_unknown" && $0["period"] == "2024/25" }
    #expect(unknown?["difference"] == "-9679" && unknown?["note"]?.hasPrefix("2 authorities are x") == true)
    #expect(!caseload.rows.contains { $0["column"] == "ehcplans" && $0["period"] == "2024/25" })
    #expect(!caseload["column"].contains { $0.hasSuffix("_pc") })
  }
}
