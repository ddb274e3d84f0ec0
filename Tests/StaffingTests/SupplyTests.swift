import PluginSupport
import SlateKit
import SlateTestSupport
import Staffing
import Testing

@Suite("Teacher supply", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SupplyTests {
  private let prompt = Prompt(StaffingPlugin.self)

  /// Expected values: pandas 2.3.3 on the model's files 1, 3 and 4, by the formulas of METHODS 3.3.
  @Test("Primary need from published trajectories, and under a scenario")
  func primary() async throws {
    let rows = try await prompt.values(
      "staffing supply --scenario 'leavers -10% from 2026' --simulations 10")
    let found = rows.map { row in
      ["base", "newly_qualified", "trainees"].map { row[$0]?.double ?? .nan }
    }
    // The embedded teachers have two decimals, the drivers too.
    for (row, expected) in zip(
      found, [[212_291.89, 7_359.04, 7_649.87], [212_291.89, 5_384.73, 5_597.53]])
    {
      for (one, other) in zip(row, expected) { #expect(abs(one - other) < 0.05, "\(row)") }
    }
    #expect(rows.first?["period"] == .text("2025/26"))
  }

  @Test("Supply on the way there")
  func path() async throws {
    let rows = try await prompt.rows("staffing supply --path")
    #expect(rows.map { $0["supply"] } == ["215631", "214559"])
    #expect(rows.map { $0["demand"] } == ["215631", "212292"])
  }

  @Test("Each rate moves the need in its direction, from its year on")
  func scenarios() async throws {
    func change(_ scenario: String) async throws -> Double {
      let rows = try await prompt.values(
        "staffing supply --simulations 2 --scenario '\(scenario)'")
      return try #require(rows.last?["change"]?.double)
    }
    #expect(try await change("leavers +5% from 2027") > 0)
    #expect(try await change("returners +5% from 2027") < 0)
    #expect(try await change("new to sector +5%") < 0)
    #expect(try await change("hours -1% from 2027") > 0)
    #expect(try await change("pupils +1% from 2027") > 0)
    // Supply is above demand in the year before, and a surplus is not netted off.
    #expect(try await change("newly qualified +5% from 2026") == 0)
    #expect(try await change("leavers -50% until 2025") == 0)
    #expect(try await change("leavers -10%; leavers -10%") < change("leavers -10%"))
  }

  @Test("A yield of one's own, and routes beside")
  func yield() async throws {
    let line = "staffing supply --full-time 0.95 --completing 0.9 --employed 0.8 --simulations 2"
    let own = try #require(try await prompt.values(line).first)
    let wanted = try #require(own["newly_qualified"]?.double)
    #expect(abs((own["trainees"]?.double ?? 0) - wanted / 0.684) < 1e-6)
    let less = try #require(try await prompt.values(line + " --other-routes 400").first)
    #expect(abs((less["trainees"]?.double ?? 0) - (wanted - 400) / 0.684) < 1e-6)
  }

  @Test("The interval holds the need, is the same for one seed, and is narrower without the pandemic")
  func interval() async throws {
    let rows = try await prompt.values("staffing supply")
    let row = try #require(rows.first)
    let (low, need, high) = (row["low"]?.double, row["trainees"]?.double, row["high"]?.double)
    #expect(try #require(low) < #require(need))
    #expect(try #require(need) < #require(high))
    #expect(try await prompt.values("staffing supply") == rows)
    let without = try #require(try await prompt.values("staffing supply --leave-out 2021").first)
    #expect(try #require(without["high"]?.double) < #require(high))
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("staffing supply --scenario 'leavers fall'", "no percentage"),
      ("staffing supply --scenario 'teachers -5%'", "It begins with leavers"),
      ("staffing supply --scenario 'leavers -5% from 2027 until 2026'", "before it begins"),
      ("staffing supply --scenario ';'", "says nothing"),
      ("staffing supply --subject maths", "flows of 17 subjects are missing"),
      ("staffing supply --full-time 0.9", "needs all of"),
      ("staffing supply --full-time 2 --completing 1 --employed 1", "no share"),
      ("staffing supply --edition 1999", "No edition of the model of 1999"),
      ("staffing supply --simulations 1", "cannot be made"),
      ("staffing supply --leave-out 2012-2022", "too few years"),
    ])
  func mistakes(_ line: String, _ expected: String) async {
    let failure = await prompt.failure(line).lowercased()
    #expect(failure.contains(expected.lowercased()), "\(failure)")
  }
}
