import SlateTestSupport
import Testing

@Suite(
  "SEND: where official files mislead", .serialized,
  .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct TrapTests {
  private func run(_ line: String) async throws -> Answer { try await Benches.first.run(line) }

  @Test(
    "The 15 authorities of Yorkshire and The Humber carry the region's 6,078 new plans of 2022, and that is said"
  )
  func yorkshire() async throws {
    let all = try await run("send new --by authority --years 2022")
    #expect(all.rows.filter { $0["new_plans"] == "6078" }.count == 15)
    #expect(
      all.notices.contains { $0.contains("15 authorities of Yorkshire and The Humber with 6,078") },
      "\(all.notices)")
    #expect(all.notices.contains { $0.contains("151,798 against 66,706") })
    let york = try await run("send flows York --years 2022")
    #expect(york.notices.contains { $0.hasPrefix("warning") && $0.contains("York of Yorkshire") })
    let other = try await run("send new --by authority --years 2024")
    #expect(!other.notices.contains { $0.contains("regional total") })
  }

  @Test("Four official totals of plans issued in 2024 stand side by side")
  func totals() async throws {
    let row = try #require(try await run("send new --totals --years 2024").rows.first)
    #expect(
      ["assessed_issued", "new_plans", "issued", "issued_ex"].map { row[$0] } == [
        "98547", "97747", "90392", "84866",
      ])
  }

  @Test("Every kind of setting and the groups without kinds sum to all plans")
  func kinds() async throws {
    let answer = try await run("send placements --kinds --years 2025")
    #expect(answer["number"].compactMap(Int.init).reduce(0, +) == 638_745)
    #expect(!answer["setting"].contains("In no published setting"))
    let missing = answer.rows.filter { $0["setting"]?.hasPrefix("Not in education") == true }
    #expect(missing.compactMap { $0["number"].flatMap(Int.init) }.reduce(1806, +) == 25_314)
  }

  @Test("Authorities without placements are said, with what their sums fall short by")
  func placements() async throws {
    let answer = try await run("send placements --by authority --years 2025")
    #expect(
      answer.notices.contains {
        $0.hasPrefix(
          "warning: Authorities do not sum to England (Placement not recorded in 2024/25: 9,660 against 19,339, 2 of them missing;"
        )
      }, "\(answer.notices)")
    #expect(
      !(try await run("send placements --by region --years 2025")).notices.contains {
        $0.contains("do not sum")
      })
    let one = try await run("send placements Kent --by authority --years 2025")
    #expect(!one.notices.contains { $0.contains("A series breaks") }, "\(one.notices)")
  }

  @Test("Appeals in suppressed authorities are left out by name, and only where the file has them")
  func suppressed() async throws {
    let answer = try await run("send appeals --new-method --excluding-suppressed")
    // 22,276 less 21, 41, 58, 74, 252 and 1,059.
    #expect(answer["appeals_registered"] == ["20771"] && answer["rate"] == ["5.7"])
    #expect(
      answer.notices.contains { $0.contains("1,505 appeals in 6 authorities") && $0.contains("Surrey") })
    let embedded = try #require(
      await Benches.embedded.failure("send appeals --new-method --excluding-suppressed"))
    #expect(embedded.diagnostic.contains("SEND Tribunals and appeal rate"))
    #expect(
      try #require(await Benches.embedded.failure("send appeals --excluding-suppressed")).hint.contains(
        "--new-method"))
  }

  @Test("Growth since a year is asked for with that year, which must be one")
  func since() async throws {
    let answer = try await Benches.embedded.run("send plans --since 2015 --years 2024")
    // 576,474 on 240,183 is 140.0%.
    #expect(answer["change"] == ["336291"] && answer["growth"] == ["140.0"])
    #expect(
      try await Benches.embedded.run("send new --since 2022 --years 2021-2023")["growth"] == [
        "", "0.0", "26.6",
      ])
    for (line, place, said) in [
      ("send plans --since 2015-2017", "2014/15-2016/17", "one year"),
      ("send plans --since 1999", "1998/99", "2014/15 to 2024/25"),
      ("send new --totals --since 2019", "send new --totals --since 2019", "Choose"),
    ] {
      let failure = try #require(await Benches.embedded.failure(line))
      #expect(failure.diagnostic.contains(said), "\(failure.diagnostic) at \(failure.place), not \(place)")
    }
  }

  @Test("The repeated column of the annual reviews is read once")
  func repeated() async throws {
    let answer = try await run("send reviews --by authority --years 2024")
    let sum = answer["expected"].compactMap(Int.init).reduce(0, +)
    #expect(sum == 524_654 - 29_121)
    #expect(answer.notices.contains { $0.contains("495,533 against 524,654, 7 of them missing") })
    #expect(answer.rows.filter { $0["expected"] == "x" }.count == 7)
    #expect(Set(answer.rows.filter { $0["expected"] == "x" }.map { $0["within_rate"] }) == ["x"])
  }

  @Test(
    "The parts of the tribunal's denominator of 2014 to 2018 sum to the published one, statements counted")
  func components() async throws {
    let answer = try await Benches.before2019.run("send appeals --components --years 2014-2018")
    #expect(answer["parts"] == ["251096", "269565", "305983", "338866", "376254"])
    #expect(answer["difference"] == ["0", "0", "0", "0", "0"])
    let embedded = try await Benches.embedded.run("send appeals --components --years 2014-2018")
    #expect(embedded.lines == answer.lines)
    let since = try await run("send appeals --components --years 2019-2024")
    #expect(since["difference"] == ["", "", "", "669", "-230", "-1746"])
    #expect(since["needs_met"].prefix(3) == ["x", "x", "x"])
  }

  @Test("The two methods of the appeal rate are never one series")
  func methods() async throws {
    let old = try await run("send appeals")
    #expect(old["rate"].last == "3.2" && old["rate"].count == 11)
    #expect(old.notices.contains { $0.hasPrefix("warning") && $0.contains("never chain") })
    let new = try await run("send appeals --new-method")
    #expect(new.lines.count == 1 && new["rate"] == ["6.1"])
  }

  @Test("The older files: another population, other reasons, no total, symbols kept")
  func before2019() async throws {
    let bench = try await Benches.before2019
    let plans = try await bench.run("send plans Kent")
    #expect(plans.rows.first { $0["period"] == "2017/18" }?["plans"] == "9862")
    #expect(plans.notices.contains { $0.contains("statements are counted") })
    let requests = try await bench.run("send requests --years 2014-2018")
    #expect(requests["requests"] == ["NULL", "NULL", "55235", "64555", "72423"])
    #expect(requests["refusal_rate"] == ["NULL", "NULL", "26.8", "22.6", "24.7"])
    let ceased = try await bench.run("send ceased --years 2018")
    #expect(ceased.rows.first { $0["reason"] == "Needs met" }?["number"] == "1344")
    #expect(Set(ceased["total"]) == ["x"] && Set(ceased["share"]) == ["x"])
    #expect(
      !(try await run("send ceased --years 2024"))["reason"].contains(
        "Left at the end of compulsory schooling"))
    let flows = try await bench.run("send flows --years 2018")
    #expect(flows["residual"] == ["x"] && flows["opening"] == ["319819"] && flows["closing"] == ["353995"])
  }

  @Test("Steps of a year lead from the opening to the closing")
  func steps() async throws {
    for area in ["England", "Kent", "'South West'"] {
      let answer = try await run("send flows \(area) --steps --years 2024")
      let numbers = answer["plans"].compactMap(Int.init)
      #expect(numbers.count == answer.rows.count)
      #expect(numbers.dropLast().reduce(0, +) == numbers.last, "\(area)")
    }
    let wide = try await run("send flows Kent --years 2024")
    #expect(wide.lines == ["2024 E10000016 Kent 19407 2890 2081 306 419 20635 2.0"])
  }
}
