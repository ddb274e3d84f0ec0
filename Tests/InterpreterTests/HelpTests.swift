import SlateTestSupport
import Testing

@Suite("Help") struct HelpTests {
  private let bench = Workbench([ProbePlugin.self])

  @Test("A command's page says what it does, how it is typed, what stands where, and shows it")
  func page() async throws {
    let page = try await bench.run("help probe count").text
    for part in [
      "probe count: Counts.", "Typed as:", "[<area> ...]", "--by <england|region|authority>",
      "Examples:",
    ] {
      #expect(page.contains(part), "\(part) is not in\n\(page)")
    }
    #expect(try await bench.run("probe count --help").text == page)
    #expect(try await bench.run("probe count Kent -h").text == page)
    #expect(try await bench.run("help 'probe count'").text == page)
  }

  @Test("A group's page lists its commands")
  func group() async throws {
    let page = try await bench.run("help probe").text
    #expect(page.contains("probe count") && page.contains("probe pick"))
    #expect(try await bench.run("probe --help").text == page)
  }

  @Test("'commands' lists all, or those that have to do with a word")
  func commands() async throws {
    #expect(try await bench.run("commands").text.contains("probe pick"))
    let some = try await bench.run("commands expression").text
    #expect(some.contains("probe pick") && !some.contains("probe count"))
    #expect(await bench.failure("commands nonsense")?.place == "nonsense")
  }

  @Test(
    "Pages are at most 80 columns wide",
    arguments: ["help", "help probe", "help probe count", "help help", "commands"])
  func width(line: String) async throws {
    for row in try await bench.run(line).text.split(separator: "\n") { #expect(row.count <= 80, "\(row)") }
  }
}
