import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Series across reorganisations", .serialized,
  .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct FootingTests {
  private func run(_ line: String) async throws -> Answer { try await Benches.footing.run(line) }

  @Test("On the old footing the parts of an authority that was split are summed")
  func old() async throws {
    let answer = try await run("send plans Northamptonshire --footing old")
    #expect(answer["plans"] == ["4111", "4337", "4847", "5689", "6653", "7350", "8704"])
    #expect(Set(answer["area"]) == ["Northamptonshire"])
    #expect(
      answer.notices.contains {
        $0.contains("North Northamptonshire and West Northamptonshire on 2021-04-01")
      })
    #expect(try await run("send plans 'West Northamptonshire' --footing old").cells == answer.cells)
  }

  @Test("Rates come from the sums")
  func rates() async throws {
    let answer = try await run("send timeliness Cumbria --footing old --years 2022-2024")
    #expect(answer["within"] == ["326", "277", "433"])
    #expect(answer["issued"] == ["452", "697", "672"])
    #expect(answer["rate"] == ["72.1", "39.7", "64.4"])
  }

  @Test("What became of several at once is summed whole")
  func whole() async throws {
    let answer = try await run("send plans Dorset --footing whole --years 2018/19-2019/20")
    #expect(answer["plans"] == ["4283", "4982"])
    #expect(Set(answer["area"]) == ["Bournemouth, Christchurch and Poole / Dorset"])
  }

  @Test("Authorities still sum to England on every footing", arguments: ["old", "new", "whole"])
  func sum(footing: String) async throws {
    let answer = try await run("send plans --by authority --years 2025 --footing \(footing)")
    #expect(answer["plans"].compactMap(Int.init).reduce(0, +) == 638_745)
  }

  @Test("A series that breaks says so, and so does a footing that cannot mend it")
  func said() async throws {
    let broken = try await run("send plans 'West Northamptonshire'")
    #expect(broken["period"].first == "2021/22")
    #expect(broken.notices.contains { $0.hasPrefix("warning") && $0.contains("--footing old") })
    let new = try await run("send plans 'West Northamptonshire' --footing new")
    #expect(new.notices.contains { $0.hasPrefix("warning") && $0.contains("new footing") })
    let one = try await run("send plans --by authority --years 2025")
    #expect(!one.notices.contains { $0.contains("2021-04-01") })
    #expect(!(try await run("send plans Kent")).notices.contains { $0.contains("became") })
    let recoded = try await run("send plans Buckinghamshire")
    #expect(recoded.rows.count == 7)
    #expect(recoded.notices.contains { $0.contains("changed its code from E10000002 to E06000060") })
  }
}

@Suite("Comparing", .serialized, .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct CompareTests {
  private static let withNeighbours = Task {
    let bench = Workbench(Benches.plugins)
    try await bench.run("import '\(Surroundings.file("send/ehc-plans-2025/timeliness_20_week.csv"))'")
    try await bench.run("import '\(Surroundings.file("reference/statistical-neighbours-2025.csv"))'")
    return bench
  }

  private func run(_ line: String) async throws -> Answer { try await Self.withNeighbours.value.run(line) }

  @Test("The area, its region, England, and its neighbours, nearest first")
  func neighbours() async throws {
    let answer = try await run("compare Kent send timeliness --years 2024")
    #expect(
      answer["area"] == [
        "Kent", "South East", "England", "Essex", "East Sussex", "Devon", "Bexley", "Suffolk", "Norfolk",
        "Nottinghamshire", "West Sussex", "Bedford", "Somerset", "Neighbours together",
      ])
    #expect(answer["rate"][0] == "33.3" && answer["rate"][2] == "46.4")
    // The mean of the ten rates is 41.023; the rate of the sums, 3418 of 10758, would be 31.8.
    #expect(answer["rate"].last == "41.0")
    #expect(answer["within"].last == "3418" && answer["issued"].last == "10758")
    #expect(answer["rank"][0] == "7")
    #expect(answer["difference"][2] == "-13.2")
    #expect(answer.notices.contains { $0.contains("unweighted mean") })
  }

  @Test("Quartile bands over all authorities")
  func bands() async throws {
    let answer = try await run("compare --good high Kent send timeliness --years 2024")
    // Quartiles of 151 rates: 29.13, 52.34, 79.38.
    #expect(answer["band"].prefix(5) == ["C", "", "", "D", "A"])
    #expect(try await run("compare --good low Kent send timeliness --years 2024")["band"][0] == "B")
  }

  @Test("A list with a column for each authority is read, too, and is directional")
  func columns() async throws {
    let bench = Workbench(Benches.plugins)
    let scratch = try Scratch()
    let names = [
      "Kent", "Essex", "Devon", "Bexley", "Suffolk", "Norfolk", "Surrey", "Hackney", "Leeds", "York",
      "Bolton", "Bury",
      "Wigan", "Salford", "Oldham", "Sefton", "Wirral", "Derby", "Luton", "Medway", "Dudley",
    ]
    let second = names.map { $0 == "Kent" ? "Essex" : "Devon" }
    try scratch.write(
      [names, second].map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n", to: "n.csv")
    try await bench.run("import '\(scratch.path("n.csv"))'")
    func list(_ name: String) async throws -> [String]? {
      let area = try bench.session.area(AreaName(text: name))
      return try await bench.session.neighbours(of: area)?.list.map(\.area.name)
    }
    #expect(try await list("Kent") == ["Essex"])
    #expect(try await list("Essex") == ["Devon"])
    #expect(try await list("Cornwall") == nil)
  }

  @Test("Without a list the region and England stand alone, and what supplies neighbours is said")
  func without() async throws {
    let answer = try await Benches.comparing.run("compare Kent send timeliness --years 2024")
    #expect(answer["area"] == ["Kent", "South East", "England"])
    #expect(answer.notices.contains { $0.contains("import a list") })
  }

  @Test("Without a command, the headline rates in their latest period")
  func overview() async throws {
    let answer = try await Benches.comparing.run("compare Kent")
    let row = try #require(answer.rows.first { $0["question"] == "send timeliness" })
    #expect(row["period"] == "2024" && row["value"] == "33.3" && row["england"] == "46.4")
  }

  @Test(
    "What cannot be compared is refused",
    arguments: [
      ("compare Kent nonsense", "no command called"),
      ("compare Kent send timeliness --by region", "chooses the areas"),
      ("compare Kent datasets", "takes no areas"), ("compare Atlantis send timeliness", "no area called"),
      ("compare --measure nothing Kent send timeliness", "no column of figures"),
      ("compare Kent send timeliness --years 1950", "no year"),
    ])
  func refused(line: String, message: String) async throws {
    let failure = try #require(await Benches.comparing.failure(line))
    #expect(failure.message.contains(message), "\(failure.diagnostic)")
  }
}
