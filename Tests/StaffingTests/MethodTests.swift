import PluginSupport
import SlateKit
import SlateTestSupport
import Staffing
import Testing

@Suite("Methods of staffing", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct MethodTests {
  private let prompt = Prompt(StaffingPlugin.self)

  @Test("Worked example: 113, 70, 60, 55 and 50 of a thousand teachers leave")
  func survival() async throws {
    let line = """
      sql "select y, e from (values (1, true, 113), (2, true, 70), (3, true, 60), (4, true, 55), (5, true, 50), \
      (5, false, 652)) t(y, e, n), range(n)" | staffing survival --duration y --ended e
      """
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["survival"] } == ["88.7", "81.7", "75.7", "70.2", "65.2"])
    #expect(rows.map { $0["at_risk"] } == ["1000", "887", "817", "757", "702"])
    #expect(rows.last?["last_seen"] == "652")
  }

  @Test("Two groups are tested against each other")
  func groups() async throws {
    let line = """
      sql "select * from (values ('a', 1, true, 50), ('a', 2, false, 50), ('b', 1, true, 10), ('b', 2, false, 90)) \
      as t(g, y, e, n)" | staffing survival --duration y --ended e --weight n --by g
      """
    #expect(try await prompt.rows(line).map { $0["survival"] } == ["50.0", "50.0", "90.0", "90.0"])
    // 60 of 200 leave at once; 30 expected of a; variance 60 * 140 / 199 / 4: (50 - 30)^2 / 10.5528 = 37.905.
    #expect(
      try await prompt.notices(line).contains { $0.contains("chi-square 37.90") && $0.contains("p = 0.0000") }
    )
  }

  @Test("An outcome that does not go with disadvantage has no slope")
  func exposure() async throws {
    let line = """
      sql "select * from (values (1, 1, 2.0), (1, 2, 1.0), (1, 3, 1.0), (1, 4, 2.0)) t(n, f, r)" \
      | staffing exposure --outcome r --disadvantage f --weight n
      """
    let row = try #require(try await prompt.rows(line).first)
    #expect(row["slope_index"] == "0.000" && row["mean"] == "1.500")
    // The first fifth is four fifths of the first of four schools.
    #expect(row["fifth_1"] == "2.000" && row["fifth_3"] == "1.000")
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("from published | staffing survival --duration value --ended area", "neither true or false"),
      ("from published | staffing survival --duration area --ended value", "does not hold numbers"),
      ("staffing survival --duration a --ended b", "table before it"),
      ("from published | staffing exposure --outcome value --disadvantage grade", "does not hold numbers"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }
}
