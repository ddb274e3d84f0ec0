import SlateTestSupport
import Testing

@Suite(
  "SEND on embedded figures", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct NationalTests {
  private let bench = Benches.embedded

  /// METHODS.md, section 1.3.
  static let timeliness: [(year: String, with: [String], without: [String])] = [
    ("2014", ["836", "1359", "61.5"], ["757", "1177", "64.3"]),
    ("2015", ["13451", "24624", "54.6"], ["11675", "19712", "59.2"]),
    ("2016", ["20045", "36019", "55.7"], ["18140", "30942", "58.6"]),
    ("2017", ["25302", "41250", "61.3"], ["23805", "36702", "64.9"]),
    ("2018", ["28178", "48543", "58.0"], ["27111", "45145", "60.1"]),
    ("2019", ["31313", "53327", "58.7"], ["29895", "49519", "60.4"]),
    ("2020", ["32863", "59097", "55.6"], ["31446", "54175", "58.0"]),
    ("2021", ["35470", "61269", "57.9"], ["34249", "57196", "59.9"]),
    ("2022", ["31226", "65512", "47.7"], ["30536", "62108", "49.2"]),
    ("2023", ["39784", "80945", "49.1"], ["38471", "76506", "50.3"]),
    ("2024", ["41448", "90392", "45.9"], ["39407", "84866", "46.4"]),
  ]

  @Test(
    "Plans within 20 weeks, with and without exceptions, numerator and denominator always",
    arguments: timeliness.indices)
  func twentyWeeks(index: Int) async throws {
    let expected = Self.timeliness[index]
    let without = try await bench.run("send timeliness --years \(expected.year)")
    let with = try await bench.run("send timeliness --years \(expected.year) --including-exceptions")
    #expect(
      without.lines == ["\(expected.year) E92000001 England " + expected.without.joined(separator: " ")])
    #expect(with.lines == ["\(expected.year) E92000001 England " + expected.with.joined(separator: " ")])
    #expect(without.notices.contains { $0.contains("exceptions left out") })
    #expect(with.notices.contains { $0.contains("exceptions counted") })
  }

  @Test("Plans in force each January since 2015")
  func plans() async throws {
    let answer = try await bench.run("send plans")
    #expect(answer["period"].first == "2014/15" && answer["period"].last == "2024/25")
    #expect(
      answer["plans"] == [
        "240183", "256315", "287290", "319819", "353995", "390109", "430697", "473255", "517048", "576474",
        "638745",
      ])
    #expect(answer["change"].first == "" && answer["growth"].first == "")
    #expect(answer["growth"].suffix(2) == ["11.5", "10.8"])
    #expect(answer.notices.contains { $0.contains("school census") })
  }

  @Test("Growth is on the January before, also where it is not shown")
  func growth() async throws {
    #expect(
      try await bench.run("send plans --years 2025").lines == ["2024/25 E92000001 England 638745 62271 10.8"])
  }

  @Test("Refusals since 2016; a rate that is not published is not made up")
  func requests() async throws {
    let answer = try await bench.run("send requests")
    let expected = [
      ("2016", "55235", "14795", "26.8"), ("2017", "64555", "14586", "22.6"),
      ("2018", "72423", "17890", "24.7"),
      ("2019", "82329", "18755", "22.8"), ("2020", "75951", "16406", "21.6"),
      ("2021", "93302", "20830", "22.3"),
      ("2022", "114482", "25255", "22.1"), ("2023", "138242", "33141", "24.0"),
      ("2024", "154489", "38889", "25.2"),
    ]
    #expect(
      answer.rows.map { [$0["period"], $0["requests"], $0["refused"], $0["refusal_rate"]] }
        == expected.map { [$0.0, $0.1, $0.2, $0.3] })
    #expect(answer["agreed_rate"].suffix(3) == ["x", "67.3", "65.4"])
    #expect(answer["residual"].suffix(2) == ["0", "0"])
    #expect(answer.notices.contains { $0.contains("no refusal rate") })
  }

  @Test("Primary need in January 2025 sums to all plans")
  func needs() async throws {
    let answer = try await bench.run("send needs --years 2025")
    #expect(answer.rows.first?["plans"] == "201183" && answer.rows.first?["share"] == "31.5")
    #expect(answer["plans"].compactMap(Int.init).reduce(0, +) == 638_745)
    #expect(Set(answer["total"]) == ["638745"])
  }

  @Test("Regions sum to England in January 2025, and nothing needs to be said")
  func regions() async throws {
    let answer = try await bench.run("send plans --by region --years 2025")
    #expect(
      answer.rows.map { "\($0["area"] ?? "") \($0["plans"] ?? "")" } == [
        "East Midlands 47444", "East of England 72487", "London 99116", "North East 29396",
        "North West 92839",
        "South East 110014", "South West 62875", "West Midlands 66710", "Yorkshire and The Humber 57864",
      ])
    #expect(answer["plans"].compactMap(Int.init).reduce(0, +) == 638_745)
    #expect(!answer.notices.contains { $0.hasPrefix("warning") })
  }

  @Test("Ceased plans: the reasons fall short of the total by 1 in 2024 and 6 in 2023, and that is said")
  func ceased() async throws {
    let answer = try await bench.run("send ceased --years 2022-2024")
    for (year, total, rest) in [("2022", 34724, 0), ("2023", 39419, 6), ("2024", 44862, 1)] {
      let rows = answer.rows.filter { $0["period"] == year }
      #expect(rows.compactMap { $0["number"].flatMap(Int.init) }.reduce(0, +) == total)
      #expect(Set(rows.map { $0["total"] }) == ["\(total)"])
      #expect(
        rows.first { $0["reason"] == "In no published reason" }?["number"] == (rest == 0 ? nil : "\(rest)"))
    }
    #expect(
      answer.rows.filter { $0["period"] == "2024" }.map { $0["number"] }
        == ["16091", "13953", "4053", "3955", "2579", "1990", "928", "475", "837", "0", "1"])
    let warning = answer.notices.first { $0.hasPrefix("warning") } ?? ""
    #expect(
      warning.contains("39,413, total 39,419") && warning.contains("44,861, total 44,862"), "\(warning)")
    #expect(!warning.contains("2022"))
  }

  @Test("Bands leave a residual, which stands beside them")
  func bands() async throws {
    let answer = try await bench.run("send timeliness --bands --including-exceptions --years 2023-2024")
    #expect(answer["to_year"] == ["36404", "42402"])
    #expect(answer["over_year"] == ["4118", "6478"])
    #expect(answer["residual"] == ["639", "64"])
  }
}
