import Foundation
import Rendering
import SEND
import SlateKit
import SlateTestSupport
import Tables
import Testing

@Suite("plot", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct PlotCommandTests {
  private func bench(_ folder: String = "") -> Workbench {
    Workbench([RenderingPlugin.self, TablesPlugin.self, SENDPlugin.self], folder: folder)
  }

  private func chart(_ line: String) async throws -> Chart {
    let output = try #require(try await bench().interpreter.run(line))
    guard case .chart(let chart, of: _) = try #require(output.contents.first) else {
      throw CancellationError()
    }
    return chart
  }

  @Test("A command's natural chart outlives verbs that keep its columns")
  func natural() async throws {
    let lines = try await chart("send plans --by region | where area <> 'London' | plot")
    #expect(lines.kind == .line && lines.title.hasPrefix("Plans in force by area"))
    #expect(lines.source.contains("Education, health and care plans"))
    let bars = try await chart("send plans --by region --years 2025 | sort plans | plot")
    #expect(bars.kind == .bar)
  }

  @Test("As CSV a chart is its table, so that a pipeline goes on")
  func table() async throws {
    let answer = try await bench().run("send timeliness --by region --years 2024 | plot | sort rate | head 1")
    #expect(answer["area"] == ["South West"])
    #expect(try await bench().run("send timeliness --years 2024 | plot").columns.contains("rate"))
  }

  @Test("SVG is written with the chart's title, and a file that is there stays")
  func file() async throws {
    let scratch = try Scratch()
    let bench = bench(scratch.folder)
    try await bench.run("send timeliness --by region --years 2024 | plot --title Slow | write a.svg")
    let svg = try String(contentsOfFile: scratch.path("a.svg"), encoding: .utf8)
    #expect(svg.hasPrefix("<svg") && svg.contains(">Slow</title>") && svg.contains("66.9%"))
    #expect(await bench.failure("send plans | plot | write a.svg") != nil)
  }

  @Test(
    "What cannot be drawn is refused with what would work",
    arguments: [
      ("send plans | select area | plot", "No column of the table holds numbers"),
      ("send plans | plot --y plnas", "There is no column called 'plnas'"),
      ("send plans | plot --y area", "does not hold numbers"),
      ("send plans | where plans < 0 | plot", "no rows"),
      ("send plans | plot tiles", "no row has the code"),
      ("send plans | plot funnel --y plans", "is no rate"),
      ("send plans | plot --width 5", "cannot be 5 wide"),
      ("send plans --by region | plot bar --x area --y plans --y growth", "different units"),
    ])
  func refused(line: String, words: String) async throws {
    let failure = try #require(await bench().failure(line))
    #expect((failure.message + " " + failure.hint).lowercased().contains(words.lowercased()), "\(failure)")
  }
}
