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

  /// Three regions of five authorities in six years, which add up: authority `n` has `10 * n` plans, the first of a
  /// region one more; `points` are a mean.
  private static func rows(replacing changes: [String: String] = [:]) -> String {
    var text = header
    for year in 2019...2024 {
      var england = 0
      for region in 1...3 {
        var sum = 0
        for authority in 1...5 {
          let plans = 10 * (authority + 5 * region) + (authority == 1 ? 1 : 0)
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

  // Region 1 has 61 + 70 + 80 + 90 + 100 = 401 plans, region 2 111 + 120 + ... + 150 = 651, region 3 901, England 1,953.
  @Test("Each slip is named with column, period, place and size; the greatest first")
  func slips() async throws {
    try await bring(Self.rows(replacing: ["2021 L13": "85", "2023 L21": "11", "2020 Male": "290"]))
    #expect(
      lines(try await bench.run("crossfoot counts")) == [
        "places do not sum|plans|2023|R2||551|651|-100", "places do not sum|plans|2021|R1||406|401|5",
        "categories do not sum|plans|2020|England||1943|1953|-10",
      ])
  }

  @Test("Regions that do not sum to England are found apart from authorities that do not sum to a region")
  func regions() async throws {
    try await bring(Self.rows(replacing: ["2022 R1": "402"]))
    #expect(
      Set(lines(try await bench.run("crossfoot counts"))) == [
        "places do not sum|plans|2022|R1||401|402|-1", "places do not sum|plans|2022|England||1954|1953|1",
      ])
  }

  /// Three authorities of each of two regions with the girls (31 + 10 * n), boys (23) and total of six years.
  private static func categories(hasRegions: Bool, _ changes: [String: Int]) -> String {
    var text = header
    for year in 2019...2024 {
      for region in 1...2 {
        func line(_ level: String, _ code: String, _ name: String, _ sex: String, _ plans: Int) -> String {
          let plans = changes["\(year) \(name) \(sex)"] ?? plans
          return
            "\(year),Calendar year,\(level),E92000001,England,E1200000\(region),Region \(region),\(code),\(name),\(sex),\(plans),50,1\n"
        }
        for number in 1...3 {
          let (code, name) = ("L\(region)\(number)", "A\(region)\(number)")
          for (sex, plans) in [("Girls", 31 + 10 * number), ("Boys", 23), ("Total", 54 + 10 * number)] {
            text += line("Local authority", code, name, sex, plans)
          }
        }
        guard hasRegions else { continue }
        for (sex, plans) in [("Girls", 153), ("Boys", 69), ("Total", 222)] {
          let plans = changes["\(year) R\(region) \(sex)"] ?? plans
          text += line("Regional", "", "", sex, plans)
        }
      }
    }
    return text
  }

  // Region 2 has 41 + 51 + 61 girls and 3 * 23 boys, 222 in all; one authority says 38 boys, so 237 are counted beside them.
  @Test("Categories are added up in the authorities of a region where a file has no more than these")
  func authoritiesAlone() async throws {
    try await bring(Self.categories(hasRegions: false, ["2023 A22 Boys": 38]))
    #expect(
      lines(try await bench.run("crossfoot counts"))
        == ["categories do not sum|plans|2023|Authorities of Region 2||237|222|15"])
    try await bring(Self.categories(hasRegions: false, [:]))
    #expect(try await bench.run("crossfoot counts").rows.isEmpty)
  }

  @Test("Categories are added up in each region")
  func regionsAlone() async throws {
    let text = Self.categories(hasRegions: true, ["2022 R1 Boys": 71])
    try await bring(
      text.split(separator: "\n").filter { !$0.contains("Local authority") }.joined(separator: "\n") + "\n")
    #expect(
      lines(try await bench.run("crossfoot counts"))
        == ["categories do not sum|plans|2022|Region 1||224|222|2"])
  }

  @Test("A missing authority is no slip, and is said with its symbol")
  func missing() async throws {
    try await bring(Self.rows(replacing: ["2021 L13": "x", "2021 L24": "c"]))
    let answer = try await bench.run("crossfoot counts")
    #expect(lines(answer) == ["places missing|plans|2021|R1, R2||832|1052|-220"])
    #expect(answer["note"] == ["2 authorities are c, x"])
    #expect(answer.notices == ["note: counts@1: sums short because places are missing 1."])
  }

  @Test("The region's total in each of its authorities is one finding")
  func repeated() async throws {
    let changes = Dictionary(uniqueKeysWithValues: (1...5).map { ("2024 L2\($0)", "651") })
    try await bring(Self.rows(replacing: changes))
    let answer = try await bench.run("crossfoot counts")
    #expect(lines(answer) == ["one value everywhere|plans|2024|R2||3255|651|2604"])
    #expect(answer["note"] == ["all 5 authorities have the total of the region, 651"])
  }

  // Region 1 of 2021 lacks authority 4, which has -3: the other four make 61 + 70 + 80 + 100 = 311, the region says 308.
  @Test("Where a column has negative numbers, missing places explain a sum that is too great, too")
  func negative() async throws {
    try await bring(Self.rows(replacing: ["2021 L14": "x", "2021 R1": "308", "2020 L11": "-9"]))
    let kinds = lines(try await bench.run("crossfoot counts")).filter { $0.contains("2021|R1") }
    #expect(kinds == ["places missing|plans|2021|R1||311|308|3"])
  }

  // Each number is rounded to 5 by itself: 61 to 60, 401 to 400, 651 to 650, 901 to 900, 1,953 to 1,955.
  @Test("Numbers that were rounded apart from their total are no slips, and one beyond rounding is")
  func rounded() async throws {
    let rows = Self.rows().split(separator: "\n").map { line -> String in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if let plans = Int(cells[10]) { cells[10] = "\((plans + 2) / 5 * 5)" }
      return cells.joined(separator: ",")
    }
    try await bring(rows.joined(separator: "\n") + "\n")
    #expect(try await bench.run("crossfoot counts").rows.isEmpty)
    let slipped = rows.map {
      $0.replacing(
        "2023,Calendar year,Local authority,E92000001,England,E12000002,R2,L21,A21,Total,110",
        with: "2023,Calendar year,Local authority,E92000001,England,E12000002,R2,L21,A21,Total,10")
    }
    try await bring(slipped.joined(separator: "\n") + "\n")
    #expect(
      lines(try await bench.run("crossfoot counts")) == ["places do not sum|plans|2023|R2||550|650|-100"])
  }

  @Test("Inner and Outer London are no regions beside London, and are where London is not")
  func london() async throws {
    var halves: [String] = []
    for line in Self.rows().split(separator: "\n").map(String.init) {
      guard line.contains("Regional"), line.contains(",R3,") else {
        halves.append(line)
        continue
      }
      halves.append(line.replacing(",R3,", with: ",London,"))
      for (code, name, plans) in [("E13000001", "Inner London", "500"), ("E13000002", "Outer London", "401")]
      {
        let half = line.replacing(",E12000003,R3,", with: ",\(code),\(name),")
        halves.append(half.replacing(",Total,901,", with: ",Total,\(plans),"))
      }
    }
    try await bring(halves.joined(separator: "\n") + "\n")
    #expect(try await bench.run("crossfoot counts").rows.isEmpty)
    try await bring(halves.filter { !$0.contains(",London,") }.joined(separator: "\n") + "\n")
    #expect(try await bench.run("crossfoot counts").rows.isEmpty)
  }

  // 61 + 70 + 80 + ... + 200 = 1,951 in every year; 2022 says ten more.
  @Test("A file without levels and regions is added up to the row named England")
  func noLevels() async throws {
    var text = "year,la_name,plans,points\n"
    for year in 2018...2024 {
      text += "\(year),England,\(year == 2022 ? 1961 : 1951),23\n"
      for number in 6...20 { text += "\(year),A\(number),\(10 * number + (number == 6 ? 1 : 0)),\(number)\n" }
    }
    try await bring(text)
    let answer = try await bench.run("crossfoot counts")
    #expect(lines(answer) == ["places do not sum|plans|2022|England||1951|1961|-10"])
    #expect(answer["note"] == ["15 authorities"])
  }

  @Test("An import names the greatest slips, and says nothing of a file that adds up")
  func imported() async throws {
    let scratch = try Scratch()
    let changes = Dictionary(uniqueKeysWithValues: (1...5).map { ("2024 L2\($0)", "651") })
    try scratch.write(Self.rows(replacing: changes), to: "slips.csv")
    try scratch.write(Self.rows(), to: "sound.csv")
    let slips = try await bench.run("import '\(scratch.path("slips.csv"))'").notices
    #expect(
      slips.filter { $0.contains("slips") } == [
        "warning: slips@1: one number in every authority of a region 1. 'crossfoot slips' lists them.",
        "warning: slips: plans of 2024 in R2: all 5 authorities have the total of the region, 651.",
      ])
    let sound = try await bench.run("import '\(scratch.path("sound.csv"))'").notices
    #expect(!sound.contains { $0.contains("crossfoot") })
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
    for file in ["requests", "caseload"] {
      try await bench.run("import '\(Surroundings.file("send/ehc-plans-2025/\(file).csv"))'")
    }
    let imported = try await bench.run("import '\(Surroundings.file("send/ehc-plans-2025/newplans.csv"))'")
    #expect(
      imported.notices.contains(
        "warning: newplans: new_ehc_plans of 2022 in Yorkshire and The Humber: all 15 authorities have the total of the region, 6,078."
      ))
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

  // Judged by hand against the files: exclusions and the 2014 offers are rounded to 5 and 10, KS4 and absence have rates and
  // overlapping groups, the scorecards' need for places is rounded to 10.
  @Test(
    "Official files that are sound raise no alarm",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"),
    arguments: [
      "other/exclusions_by_characteristic", "other/absence_by_term", "places/offers-by-la",
      "places/school_applications_and_offers", "places/2021-07-12_scorecards_data",
      "places/2023-07-07_scorecards_data_2022", "places/2025-07-22_scorecard_data_2024_2023",
      "disadvantage/202324_national_char_data_revised", "disadvantage/KS4_2018_LA_Char_Testdata",
      "send/ehc-plans-2025/annual_reviews", "send/ehc-plans-2025/requests", "send/sen2-2019/SEN2_MI/SEN2_MI",
      "staffing/teacher_leader_development_ecf_retention_2024_25",
    ])
  func noAlarm(file: String) async throws {
    let answer = try await bench.run("import '\(Surroundings.file("\(file).csv"))'")
    #expect(!answer.notices.contains { $0.contains("crossfoot") })
  }
}
