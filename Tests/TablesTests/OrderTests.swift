import SlateTestSupport
import Testing

@Suite(
  "The order of rows", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct OrderTests {
  private let bench = Bench(shared: true)

  @Test(
    "Verbs that compute over all rows hand them on in the order they came in",
    arguments: [
      ("rank mark", ["e", "d", "c", "b", "a"]),
      ("rank mark --ascending", ["e", "d", "c", "b", "a"]),
      ("rank mark --within name", ["e", "d", "c", "b", "a"]),
      ("tail 3", ["c", "b", "a"]),
      ("join marks --on name", ["e", "d", "c", "b", "a"]),
      ("derive period = '2024' | change mark --within name", ["e", "d", "c", "b", "a"]),
    ])
  func kept(verb: String, expected: [String]) async throws {
    #expect(try await bench.run("from marks | sort name --descending | " + verb)["name"] == expected)
  }

  @Test("Among many rows, too")
  func many() async throws {
    let rows =
      "select (range * 7919) % 5000 as n, cast(2000 + range % 9 as varchar) as period from range(5000)"
    let expected = (0..<5000).map { "\($0 * 7919 % 5000)" }
    #expect(try await bench.run(rows + " | rank n | change n --within rank")["n"] == expected)
  }
}
