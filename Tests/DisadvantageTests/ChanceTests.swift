import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Statistics
import Testing

/// Tables in which everything is chance: what the commands then say of it.
@Suite("Where all is chance", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ChanceTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  private func table(_ columns: String, _ rows: [[Int]]) -> String {
    let cells = rows.map { "(" + $0.map(String.init).joined(separator: ", ") + ")" }.joined(separator: ", ")
    return "sql \"select * from (values \(cells)) as t(\(columns))\""
  }

  @Test("Of schools that differ by chance alone, one in twenty lies beyond the limits of 95%")
  func funnel() async throws {
    var stream = RandomStream(seed: 21)
    let rows = (0..<1000).map { school -> [Int] in
      let pupils = 40 + stream.index(below: 160)
      return [school, pupils, stream.index(below: 40), stream.binomial(pupils, 0.6)]
    }
    let line =
      table("s, n, poor, good", rows) + " | derive rate = 100.0 * good / n"
      + " | disadvantage outliers --outcome rate --over poor --name s --pupils n --percent"
    let standings = try await prompt.rows(line).compactMap { $0["standing"] }
    #expect(standings.count == 1000)
    let beyond = standings.count { $0 != "within the limits" }
    // 50 expected, of a binomial distribution; numbers of pupils are whole, so the tails are not exact.
    #expect((28...72).contains(beyond), "\(beyond)")
    #expect(standings.count { $0.contains("99.8%") } < 9)
  }

  @Test(
    "Schools among which pupils are spread by lot are not segregated beyond chance", arguments: [1, 2, 3])
  func lot(seed: UInt64) async throws {
    var stream = RandomStream(seed: seed)
    let rows = (0..<300).map { _ -> [Int] in
      let pupils = 15 + stream.index(below: 60)
      return [pupils, stream.binomial(pupils, 0.25)]
    }
    let line = table("n, d", rows) + " | disadvantage segregation --pupils n --disadvantaged d"
    let found = try await prompt.values(line + " --randomisations 200")
    let index = try #require(found.first { $0["index"] == .text("Dissimilarity") })
    // Small schools look segregated all the same: a tenth and more of the index is chance.
    #expect((index["at_random"]?.double ?? 0) > 0.1)
    #expect(abs(index["beyond_chance"]?.double ?? 1) < 0.02)
  }
}
