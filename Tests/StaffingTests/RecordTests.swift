import Foundation
import PluginSupport
import SlateKit
import SlateTestSupport
import Staffing
import Testing

@Suite(
  "Staffing on records, surveys and costs",
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct RecordTests {
  private let prompt = Prompt(StaffingPlugin.self)

  @Test("Worked example of survival beside the share in service, in which half of the first leavers return")
  func retention() async throws {
    let line = """
      sql "select 2015 as s, 2015 + y as g, case when i < n / 2 and y = 1 then 2017 end as b from \
      (values (1, 113), (2, 70), (3, 60), (4, 55), (5, 50), (9, 652)) t(y, n), range(n) as r(i)" \
      | staffing retention --entry s --exit g --comeback b --last 2020
      """
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["survival"] } == ["88.7", "81.7", "75.7", "70.2", "65.2"])
    // 57 of the 113 are back from the second year on.
    #expect(rows.map { $0["in_service"] } == ["88.7", "87.4", "81.4", "75.9", "70.9"])
    #expect(rows.allSatisfy { ($0["difference"].flatMap(Double.init) ?? -1) >= 0 })
  }

  @Test("With one year and two groups the effect is that of their hazards", arguments: ["cloglog", "logit"])
  func hazards(_ link: String) async throws {
    let line = """
      sql "select * from (values (1, true, 'a', 100), (1, true, 'b', 190), (1, false, 'a', 900), (1, false, 'b', 810)) \
      as t(y, e, g, n)" | staffing hazards g --duration y --ended e --weight n --link \(link)
      """
    let row = try #require(try await prompt.values(line).first)
    // One year: hazards 0.1 and 0.19.
    let expected = link == "cloglog" ? log(log(1 - 0.19) / log(1 - 0.1)) : log(0.19 / 0.81 * 9)
    #expect(abs((row["effect"]?.double ?? 0) - expected) < 1e-9)
    #expect(row["term"] == .text("g: b"))
    #expect(try await prompt.notices(line).contains { $0.contains("compared with 'a'") })
  }

  @Test("A year without exits says nothing and is named")
  func empty() async throws {
    let line = """
      sql "select * from (values (1, true, 1, 5), (2, false, 1, 5), (1, true, 0, 2), (2, false, 0, 8)) as t(y, e, x, n)" \
      | staffing hazards x --duration y --ended e --weight n
      """
    #expect(try await prompt.notices(line).contains { $0.contains("left in year 2") })
  }

  @Test("Each definition of leaving by its own teachers and label")
  func turnover() async throws {
    let line = """
      sql "select * from (values (1,2022,'a',1.0,true),(2,2022,'a',0.5,true),(3,2022,'b',1.0,false),(4,2022,'b',1.0,true), \
      (1,2023,'a',1.0,true),(2,2023,'b',1.0,true),(4,2023,'b',1.0,true),(4,2024,'b',1.0,true)) t(p,y,s,f,q)" \
      | staffing turnover --person p --year y --school s --fte f --qualified q
      """
    let rows = try await prompt.rows(line)
    // 2022: nobody qualified left of 2.5; 1 of 3.5 left; 0.5 moved. 2023: 2 of 3 left.
    #expect(rows.map { $0["wastage_rate"] } == ["0.0", "66.7"])
    #expect(rows.map { $0["attrition_rate"] } == ["28.6", "66.7"])
    #expect(rows.map { $0["turnover_rate"] } == ["42.9", "66.7"])
    #expect(rows.map { $0["wastage_year"] } == ["2022/23", "2023/24"])
    #expect(rows.map { $0["attrition_year"] } == ["2023/24", "2024/25"])
  }

  @Test("Shares of a survey by weight, and who was not asked")
  func workload() async throws {
    let line = """
      sql "select * from (values (1.0,'yes'),(1.0,'no'),(2.0,'no'),(1.0,null)) t(w,a)" | staffing workload --answer a --weight w
      """
    let rows = try await prompt.values(line)
    let no = try #require(rows.first { $0["answer"] == .text("no") })
    // n sum(w^2) / (sum w)^2 = 3 * 6 / 16; p = 3/4.
    #expect(no["estimate"] == .number(75) && no["design_effect"] == .number(1.125))
    let reach = 1.959963984540054 * (1.125 * 0.75 * 0.25 / 3).squareRoot() * 100
    #expect(abs((no["high"]?.double ?? 0) - 75 - reach) < 1e-9)
    let notices = try await prompt.notices(line)
    #expect(notices.contains { $0.contains("1 of 4 rows lack an answer") })
    #expect(notices.contains { $0.contains("base below 30") })
  }

  @Test("What a point is worth: half a point of 219,000 teachers at 27,500 pounds, against 9 million")
  func cost() async throws {
    let rows = try await prompt.values(
      "staffing cost --phase secondary --points 0.5 --training 20000 --cover-days 30 --cover-rate 250 --initiative 9000000"
    )
    func amount(_ item: String) -> Double? { rows.first { $0["item"] == .text(item) }?["amount"]?.double }
    let kept = rows.first { $0["item"] == .text("Teachers kept in a year") }
    #expect(kept?["teachers"] == .number(1095) && kept?["amount"]?.isMissing == true)
    #expect(amount("Price of a lost teacher") == 27_500)
    #expect(amount("Worth of the teachers kept") == 30_112_500)
    #expect(amount("Worth less cost") == 21_112_500)
    #expect(abs((amount("Cost of a teacher kept") ?? 0) - 9_000_000 / 1095) < 1e-6)
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("staffing hazards --duration a --ended b", "table before it"),
      (
        "sql \"select 1.5 as y, true as e\" | staffing hazards --duration y --ended e",
        "whole number of years"
      ),
      ("sql \"select 1 as y, false as e\" | staffing hazards --duration y --ended e", "Nobody leaves"),
      (
        "sql \"select * from (values (1, true, 1), (2, true, 1), (2, false, 1)) t(y, e, x)\" | staffing hazards x --duration y --ended e",
        "cannot be fitted"
      ),
      ("sql \"select 1 as a\" | staffing retention --entry a", "Add --entry, --exit and --last"),
      ("sql \"select 1 as a\" | staffing turnover --person a", "Add --person, --year and --school"),
      ("sql \"select 1 as a\" | staffing workload", "Add --answer"),
      ("sql \"select 1 as a\" | staffing exposure --disadvantage a", "--outcome"),
      ("staffing turnover", "Nothing feeds"),
      ("staffing leavers --split subject", "Nothing feeds"),
      ("staffing ratios --constituencies", "Import School workforce"),
      ("staffing cost --points 0", "cannot fall by"),
      ("staffing cost --cover-days 3", "both --cover-days and --cover-rate"),
      ("staffing cost --training -5", "below 0"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }

  @Test("Schools' outcomes by disadvantage, several at once, each with its interval")
  func exposure() async throws {
    let line = """
      sql "select * from (values (10, 1, 1.0, 4.0), (10, 2, 2.5, 3.0), (10, 3, 2.5, 2.0), (10, 4, 4.0, 1.0)) t(n, f, r, s)" \
      | staffing exposure --outcome r --outcome s --disadvantage f --weight n
      """
    let rows = try await prompt.rows(line)
    // Ranks 1/8, 3/8, 5/8, 7/8: r rises by 0.9 a school, four schools to the whole range; s falls by 1.
    #expect(rows.map { $0["slope_index"] } == ["3.600", "-4.000"])
    // 2 cov / mean: slope times 2 times the ranks' variance 0.078125 over the mean 2.5.
    #expect(rows.map { $0["concentration_index"] } == ["0.2250", "-0.2500"])
    #expect(rows[1]["slope_low"] == "-4.000" && rows[1]["slope_high"] == "-4.000")
  }
}
