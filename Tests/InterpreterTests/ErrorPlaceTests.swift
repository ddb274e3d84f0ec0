import SlateTestSupport
import Testing

@Suite("Errors say where and what would work") struct ErrorPlaceTests {
  private let bench = Workbench([ProbePlugin.self])

  private func fail(_ line: String) async throws -> Failure {
    try #require(await bench.failure(line), "\(line) does not fail")
  }

  @Test(
    "An unknown word is marked, and the nearest right one named",
    arguments: [
      ("prob count", "prob", ["probe"]), ("hepl", "hepl", ["help"]),
      ("probe cuont", "cuont", ["count"]), ("probe count --year 2024", "--year", ["--years"]),
      ("probe count --yaers=2024", "--yaers=2024", ["--years"]),
      ("probe count --by regoin", "regoin", ["region"]),
      ("probe count --by=regoin", "--by=regoin", ["region"]),
      ("probe count Kentt", "Kentt", ["Kent"]), ("probe count 'North Eest'", "'North Eest'", ["North East"]),
      ("help probe cont", "cont", []),
    ])
  func nearest(line: String, place: String, suggestions: [String]) async throws {
    let failure = try await fail(line)
    if !suggestions.isEmpty {
      #expect(failure.place == place)
      #expect(failure.suggestions.first == suggestions.first)
    } else {
      #expect(failure.suggestions.contains("probe count"))
    }
  }

  @Test(
    "A wrong value is marked, and the error says what would work",
    arguments: [
      ("probe count --years", "--years", "lacks its value"),
      ("probe count --years --all", "--years", "lacks its value"),
      ("probe count --by", "--by", "lacks its value"),
      ("probe count --years twenty", "twenty", "twenty"),
      ("probe count --years=2024-2019", "--years=2024-2019", "2024-2019"),
      ("probe count --number many", "many", "many"),
      ("probe count --all=yes", "--all=yes", "--all"),
      ("probe pick", "probe pick", "lacks"),
      ("probe count | probe count", "probe count", "begins a pipeline"),
    ])
  func values(line: String, place: String, said: String) async throws {
    let failure = try await fail(line)
    #expect(failure.place == place)
    #expect(failure.message.contains(said), "\(failure.message)")
    #expect(!failure.hint.isEmpty || failure.message.contains("begins"), "\(failure.diagnostic)")
  }

  @Test("An option that lacks a value of a list names the list")
  func list() async throws {
    #expect(try await fail("probe count --by").hint.contains("england, region, authority"))
  }

  @Test("The mark stands under the word, also behind words of other scripts")
  func caret() async throws {
    #expect(
      try await fail("probe count Kent --year 2024").diagnostic.split(separator: "\n").dropFirst().prefix(2)
        == [
          "  | probe count Kent --year 2024", "  |                  ^~~~~~",
        ])
    #expect(
      try await fail("probe count --names é ÅÄ --year 2024").diagnostic.split(separator: "\n").dropFirst()
        .prefix(2) == [
          "  | probe count --names é ÅÄ --year 2024", "  |                          ^~~~~~",
        ])
  }

  @Test("In an entry of several rows the mark stands under the row that is wrong")
  func rows() async throws {
    let rows = try await fail("probe count \\\n  Kent \\\n  --year 2024 \\\n  --all").diagnostic.split(
      separator: "\n")
    #expect(rows[1...2] == ["  |   --year 2024 \\", "  |   ^~~~~~"])
  }

  @Test("A line that cannot be a pipeline is marked, too")
  func unparsed() async throws {
    #expect(try await fail("probe count | | head").diagnostic.contains("\n  |               ^"))
    #expect(try await fail("probe count |").message.contains("not finished"))
    #expect(try await fail("'").message.contains("not finished"))
  }

  @Test("A value that no place of its own has is still said in whole sentences")
  func sentences() async throws {
    for line in [
      "probe cont", "probe count --years x", "probe count --nope", "probe count --by nope", "nope",
      "help nope",
    ] {
      let message = try await fail(line).message
      #expect(message.hasSuffix(".") || message.hasSuffix("?"), "\(message)")
      #expect(!message.contains("Swift") && !message.contains("Error("), "\(message)")
    }
  }
}
