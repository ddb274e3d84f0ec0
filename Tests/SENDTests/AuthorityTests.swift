import SlateTestSupport
import Testing

@Suite(
  "SEND on official files", .serialized, .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct AuthorityTests {
  private func run(_ line: String) async throws -> Answer { try await Benches.first.run(line) }
  private func failure(_ line: String) async throws -> Failure {
    try #require(await Benches.first.failure(line), "\(line) does not fail")
  }

  @Test("Authorities sum to England in January 2025, and nothing needs to be said")
  func sum() async throws {
    let answer = try await run("send plans --by authority --years 2025")
    #expect(answer.rows.count == 153)
    #expect(answer["plans"].compactMap(Int.init).reduce(0, +) == 638_745)
    #expect(!answer.notices.contains { $0.hasPrefix("warning") })
  }

  @Test("Where authorities do not sum to England, both sums are said")
  func gaps() async throws {
    let requests = try await run("send requests --by authority --years 2023")
    let sum = requests["requests"].compactMap(Int.init).reduce(0, +)
    #expect(sum == 137_307)
    let warning = requests.notices.first { $0.hasPrefix("warning") } ?? ""
    #expect(warning.contains("137,307") && warning.contains("138,242"), "\(requests.notices)")
    #expect(
      requests.rows.filter { $0["requests"] == "x" }.compactMap { $0["area"] }.sorted() == [
        "Hackney", "Isle of Wight", "Leicester",
      ])
    let timeliness = try await run("send timeliness --by authority --years 2023")
    #expect(timeliness.notices.contains { $0.contains("76,185 against 76,506") }, "\(timeliness.notices)")
  }

  @Test("England's rate is pooled, and not the mean of the authorities' rates")
  func pooled() async throws {
    let rows = try await run("send timeliness --by authority --years 2024")
    let rates = rows["rate"].compactMap(Double.init)
    let mean = rates.reduce(0, +) / Double(rates.count)
    #expect(abs(mean - 46.4) > 1)
    let within = rows["within"].compactMap(Double.init).reduce(0, +)
    let issued = rows["issued"].compactMap(Double.init).reduce(0, +)
    #expect((1000 * within / issued).rounded() == 464)
    #expect(try await run("send timeliness --years 2024")["rate"] == ["46.4"])
  }

  @Test("No plans in an authority is no rate of nothing")
  func nothing() async throws {
    let answer = try await run("send timeliness --years 2024 'City of London' Dorset")
    #expect(answer["issued"] == ["0", "0"])
    #expect(answer["rate"] == ["x", "x"])
  }

  @Test("Named areas of any level stand side by side, in the order of their names")
  func areas() async throws {
    let answer = try await run(
      "send timeliness Devon Birmingham Kent Surrey Essex 'South West' England --years 2024")
    #expect(answer["area"] == ["Birmingham", "Devon", "England", "Essex", "Kent", "South West", "Surrey"])
    #expect(answer["rate"] == ["26.7", "3.2", "46.4", "15.0", "33.3", "28.5", "41.3"])
    #expect(answer["within"] == ["344", "41", "39407", "270", "783", "2245", "864"])
    #expect(answer["issued"] == ["1290", "1277", "84866", "1797", "2354", "7886", "2093"])
  }

  @Test("A region's authorities sum to it")
  func region() async throws {
    let answer = try await run("send plans --region 'South West' --years 2025")
    #expect(answer["plans"].compactMap(Int.init).reduce(0, +) == 62875)
    #expect(try await run("send plans --by authority 'South West' --years 2025").lines == answer.lines)
  }

  @Test("An authority's symbols stay: a total without placements is no zero")
  func symbols() async throws {
    let answer = try await run("send placements 'North East Lincolnshire' --years 2025")
    #expect(Set(answer["number"]) == ["x"] && Set(answer["share"]) == ["x"], "\(answer.text)")
    #expect(!answer["setting"].contains("In no published setting"))
    #expect(!answer.notices.contains { $0.contains("do not sum") }, "\(answer.notices)")
    #expect(Set(answer["total"]) == ["1983"])
  }

  @Test("A revised file takes the place of the first, and both stay")
  func revision() async throws {
    let bench = try await Benches.revised
    #expect(try await bench.run("send timeliness Lewisham --years 2024")["rate"] == ["x"])
    #expect(try await run("send timeliness Lewisham --years 2024")["rate"] == ["94.8"])
  }

  @Test(
    "Years and areas that are not there are marked, with what is",
    arguments: [
      ("send timeliness --years 2030", "2030", "2014 to 2024"),
      ("send plans Kentt", "Kentt", "Did you mean Kent?"), ("send plans north", "north", "could mean"),
      ("send plans --by county", "county", "england, region, authority"),
      ("send plans --years twenty", "twenty", "twenty"),
      (
        "send appeals --components --new-method", "send appeals --components --new-method",
        "Choose --components or --new-method."
      ),
      ("send plan", "plan", "Did you mean plans?"),
      ("send timeliness --year 2024", "--year", "Did you mean --years?"),
      ("send plans | send plans", "send plans", "begins a pipeline"),
      ("send plans | where plan > 5", "p", "Did you mean plans"),
      ("send plans | sort growht", "growht", "growth"),
    ])
  func wrong(line: String, place: String, said: String) async throws {
    let failure = try await failure(line)
    #expect(failure.place == place && failure.diagnostic.contains(said), "\(failure.diagnostic)")
  }

  @Test("Where nothing feeds a question, the publication that would is named")
  func publication() async throws {
    let failure = try #require(await Benches.embedded.failure("send timeliness --by authority --years 2024"))
    #expect(
      failure.hint.contains("timeliness_20_week") && failure.hint.contains("https://"),
      "\(failure.diagnostic)")
    let ceased = try #require(await Benches.embedded.failure("send ceased Kent"))
    #expect(ceased.hint.contains("ceased_plans"), "\(ceased.diagnostic)")
  }

  @Test("Answers say which file they are read from")
  func origin() async throws {
    #expect(
      try await run("send plans --years 2019-").notices.contains(
        "note: Read from caseload@1 as SEN2 caseload."))
    #expect(
      try await run("send plans").notices.contains(
        "note: Read from caseload@1 as SEN2 caseload (2018/19 to 2024/25) and the embedded published figures (2014/15 to 2017/18)."
      ))
    #expect(
      try await Benches.embedded.run("send plans").notices.contains(
        "note: Read from the embedded published figures."))
  }
}
