import SlateTestSupport
import Testing

/// Expected numbers were computed apart, from the published stocks and flows.
@Suite("send project", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ProjectTests {
  private func run(_ line: String) async throws -> Answer { try await Benches.embedded.run(line) }

  @Test("All ages together: S + N - L S + R, from England's year 2024")
  func totals() async throws {
    let answer = try await run("send project --totals --to 2030 --simulations 100")
    #expect(answer["plans"] == ["638745", "696170", "749126", "797961", "842996", "884526"])
    #expect(answer["residual"].dropFirst().allSatisfy { $0 == "9386" })
    #expect(answer["new_plans"].first == "z")
    for row in answer.rows.dropFirst() {
      let numbers = ["low", "plans", "high"].compactMap { row[$0].flatMap(Int.init) }
      #expect(numbers.count == 3 && numbers == numbers.sorted() && numbers[0] < numbers[2], "\(row)")
    }
    #expect(
      answer.notices.contains {
        $0.contains("-6.8% off") && $0.contains("-10.0%") && $0.contains("of the 20 Januaries that came")
      }, "\(answer.notices)")
    // The root mean square of the logarithm's yearly changes, of new plans per child and of plans kept.
    #expect(answer.notices.contains { $0.contains("in 2015 to 2024 (new plans typically by 18%") })
  }

  @Test("By age: those of an age move on to the next, and the oldest stay until their plan ends")
  func ages() async throws {
    let answer = try await run("send project --to 2030 --simulations 100")
    #expect(answer["plans"].first == "638745")
    #expect(answer.notices.contains { $0.contains("3,645 plans short") })
    let byAge = try await run("send project --to 2026 --ages --simulations 100")
    let sums = ["2025", "2026"].map { year in
      byAge.rows.filter { $0["year"] == year }.compactMap { $0["plans"].flatMap(Int.init) }.reduce(0, +)
    }
    #expect(sums[0] == 638_745)
    let total = Int(answer["plans"][1]) ?? 0
    #expect(abs(sums[1] - total) <= 10, "rounded ages sum to about the whole")
    #expect(answer["plans"] == ["638745", "697241", "751544", "801285", "846137", "886007"])
  }

  @Test(
    "Withheld Januaries: the error of the projection and of a straight line, both from earlier years only")
  func withheld() async throws {
    let answer = try await run("send project --withhold 2")
    #expect(answer["plans"] == ["576474", "638745"])
    #expect(answer["projected"] == ["557628", "595230"])
    #expect(answer["error"] == ["-3.3", "-6.8"])
    #expect(answer["straight_line"] == ["539472", "574729"])
    #expect(answer["straight_line_error"] == ["-6.4", "-10.0"])
    // Rates move on by steps as large as those of 2015 to 2022: 2.5% and 97.5% quantiles of 200,000 simulations in
    // NumPy 2.2, without chance.
    #expect(answer.notices.contains { $0.contains("2 of 2 withheld Januaries lie between") })
    let expected = [(low: 532_432.0, high: 593_453.0), (low: 541_976, high: 677_133)]
    for (row, interval) in zip(answer.rows, expected) {
      let numbers = ["low", "projected", "high"].compactMap { row[$0].flatMap(Double.init) }
      #expect(numbers.count == 3 && numbers == numbers.sorted())
      #expect(abs(numbers[0] - interval.low) < 5_000 && abs(numbers[2] - interval.high) < 10_000, "\(row)")
    }
    let net = try await run("send project --withhold 4")
    #expect(net.notices.contains { $0.contains("Ceased plans of those years are not published") })
  }

  @Test("Scenarios stand beside the rates as they were, and change nothing before their first year")
  func scenarios() async throws {
    let answer = try await run(
      "send project --totals --to 2030 --simulations 100 --scenario 'new plans -10% from 2027' --scenario 'ceased +20% from 2027 until 2027'"
    )
    #expect(Set(answer["scenario"]).count == 3)
    func plans(_ name: String) -> [Double] {
      answer.rows.filter { $0["scenario"] == name }.compactMap { $0["plans"].flatMap(Double.init) }
    }
    let base = plans("rates as before")
    let fewer = plans("new plans -10% from 2027")
    #expect(base.prefix(3) == fewer.prefix(3))
    #expect(abs(base[3] - fewer[3] - 9774.7) < 1.1)
    let ceased = plans("ceased +20% from 2027 until 2027")
    #expect(abs(base[3] - ceased[3] - 0.2 * 44_862 / 576_474 * base[2]) < 1.1)
    #expect(base[4] - ceased[4] < base[3] - ceased[3])
  }

  @Test("A scenario that begins before the years projected says from which year it acts")
  func early() async throws {
    let line = "send project --totals --to 2027 --simulations 60 --scenario"
    let answer = try await run("\(line) 'new plans -10% from 2020'")
    #expect(
      answer.notices.contains(
        "note: 'new plans -10% from 2020' acts from 2025, the first year projected; what was published to January 2025 stays."
      ),
      "\(answer.notices)")
    #expect(
      !(try await run("\(line) 'new plans -10% from 2025'")).notices.contains { $0.contains("acts from") })
  }

  // NumPy 2.2: children of 2024 times the last share, and the share moved by the slope of a least-squares line.
  @Test("Plans per child: held, on its line, and capped")
  func prevalence() async throws {
    let held = try await run("send project --method prevalence --to 2027")
    #expect(held["plans"] == ["638745", "638745", "638745"] && Set(held["children"]) == ["12183016"])
    #expect(held["prevalence"].first == "5.24" && held.notices.contains { $0.contains("-19.1% off") })
    let trend = try await run("send project --method trend --cap 6 --to 2028")
    #expect(trend["plans"] == ["638745", "677466", "716186", "730981"])
    #expect(trend.notices.contains { $0.contains("-8.2% off in January 2025") })
    let grown = try await run("send project --method prevalence --population-growth 1 --to 2026")
    #expect(grown["plans"].last == "645132")
    // A share above the cap stays.
    #expect(Set(try await run("send project --method trend --cap 5 --to 2027")["plans"]) == ["638745"])
  }

  @Test("The same seed gives the same numbers, and no residual leaves the files open")
  func determinism() async throws {
    let line = "send project --totals --to 2027 --simulations 60"
    #expect(try await run(line) == run(line))
    let open = try await run(line + " --without-residual")
    #expect(open["residual"].dropFirst().allSatisfy { $0 == "0" })
    #expect(open["plans"][1] == "686784")
  }

  @Test(
    "Wrong input is marked",
    arguments: [
      ("send project --to 2020", "2020", "choose 2026 to 2055"),
      ("send project --withhold 30", "30", "cannot be withheld"),
      ("send project --base 0", "0", "1 to 10"), ("send project --simulations 1", "1", "2 to 100000"),
      ("send project --cap 6", "send project --cap 6", "Only a trend has a cap"),
      ("send project --method trend --cap 0", "0", "0.1 to 100"),
      (
        "send project --method trend --ages", "send project --method trend --ages",
        "belongs to the cohort method"
      ),
      ("send project --method guess", "guess", "cohort"),
      ("send project --ages --totals", "send project --ages --totals", "Leave --totals out"),
      ("send project --scenario 'plans -10%'", "'plans -10%'", "It begins with"),
      ("send project --scenario 'new plans -10 from 2027'", "'new plans -10 from 2027'", "no percentage"),
      ("send project --scenario 'new plans -10% from 27'", "'new plans -10% from 27'", "no year"),
      (
        "send project --scenario 'move 5% of joiners from A to B'", "'move 5% of joiners from A to B'",
        "no settings to move between"
      ),
    ])
  func wrong(line: String, place: String, said: String) async throws {
    let failure = try #require(await Benches.embedded.failure(line), "\(line) does not fail")
    #expect(failure.place == place && failure.diagnostic.contains(said), "\(failure.diagnostic)")
  }

  @Test(
    "An authority has its own rates, and one whose ages are missing is one group",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func authorities() async throws {
    let bench = try await Benches.first
    let kent = try await bench.run("send project Kent --simulations 50 --totals --to 2026")
    // 20,635 + 2,890 - 2,081 / 19,407 x 20,635 + 419
    #expect(kent["plans"] == ["20635", "21731"])
    // In 2022 the file gives Leeds the new plans of all Yorkshire and The Humber.
    let leeds = try await bench.run("send project Leeds --simulations 50 --totals --to 2026 --base 3")
    #expect(leeds.notices.contains { $0.contains("New plans of Leeds in 2022 are its region's total") })
    #expect(leeds.notices.contains { $0.contains("Of the 3 years asked for, 2 have all") })
    // New plans of 2022 are missing, so rates before January 2023 can only be those of 2021.
    let hull = try #require(await bench.failure("send project Hull --withhold 2"))
    #expect(hull.place == "2" && hull.hint.contains("--base 2"), "\(hull.diagnostic)")
    #expect(try await bench.run("send project Hull --withhold 2 --base 2")["plans"].count == 2)
    let hackney = try await bench.run("send project Hackney --simulations 50")
    #expect(hackney.notices.contains { $0.contains("Plans by age are not at hand for Hackney") })
    let london = try await bench.run("send project 'City of London' --simulations 50")
    #expect(london["plans"].allSatisfy { Int($0) != nil })
  }
}
