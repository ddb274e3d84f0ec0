import Data
import Sample
import SlateKit
import SlateTestSupport
import Staffing
import Tables
import Testing

@Suite(
  "Staffing methods find what a sample was made with", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct StaffingRecoveryTests {
  private func values(_ bench: Workbench, _ line: String) async throws -> [[String: Value]] {
    guard let relation = try await bench.interpreter.run(line)?.relation else { return [] }
    let table = try await bench.session.connection.collect(relation)
    return (0..<table.rowCount).map { index in
      Dictionary(zip(table.columns.map(\.name), table.row(index)), uniquingKeysWith: { first, _ in first })
    }
  }

  @Test("Ratios of hazards and yearly hazards of careers lie in their intervals as often as those claim")
  func hazards() async throws {
    let bench = Workbench([TablesPlugin.self, DataPlugin.self, StaffingPlugin.self, SamplePlugin.self])
    let line =
      "from sample_careers | staffing hazards shortage high_disadvantage older --duration years --ended left"
    var (covered, all) = (0, 0)
    for seed in 1...8 {
      try await bench.run("sample --authorities 4 --pupils 40000 --span 1 --seed \(seed)")
      let truth = try await values(bench, "from sample_truth | select effect applies_to value")
      func put(_ effect: String, _ applies: String) throws -> Double {
        try #require(
          truth.first { $0["effect"] == .text(effect) && $0["applies_to"] == .text(applies) }?["value"]?
            .double)
      }
      for row in try await values(bench, line) {
        let ratio = try put("teacher hazard ratio", row["term"]?.text ?? "")
        let (low, high) = (try #require(row["low"]?.double), try #require(row["high"]?.double))
        covered += (low...high).contains(ratio) ? 1 : 0
        all += 1
        // An interval that says nothing would cover, too.
        #expect(high / low < 1.4)
      }
      for row in try await values(bench, line + " --baseline") {
        // From the twelfth year on too few are at risk for an interval that is worth its name.
        guard let year = row["year"]?.integer, year <= 12 else { continue }
        let hazard = 100 * (try put("teacher hazard", "year \(year) since entry"))
        let (low, high) = (try #require(row["low"]?.double), try #require(row["high"]?.double))
        covered += (low...high).contains(hazard) ? 1 : 0
        all += 1
      }
    }
    #expect(all == 8 * 15)
    // 95% of 120 are 114, with a standard deviation of 2.4.
    #expect(covered >= 107 && covered < 120, "\(covered) of \(all)")
  }

  @Test("Vacancies gather in disadvantaged schools as they were made to")
  func vacancies() async throws {
    let bench = Workbench([TablesPlugin.self, DataPlugin.self, StaffingPlugin.self, SamplePlugin.self])
    try await bench.run("sample --authorities 12 --pupils 100000 --span 4 --seed 5")
    let line = """
      sql "select s.band, v.posts, 1e2 * v.vacancies / v.posts as rate from sample_vacancies v join sample_schools s using (school_id)" \
      | staffing exposure --outcome rate --disadvantage band --weight posts
      """
    let row = try #require(try await values(bench, line).first)
    // Bands of equal size, 0.4 points apart: the slope over the whole range is five steps.
    let (low, high) = (try #require(row["slope_low"]?.double), try #require(row["slope_high"]?.double))
    #expect((low...high).contains(2.0), "\(low) to \(high)")
    #expect(high - low < 1)
  }
}
