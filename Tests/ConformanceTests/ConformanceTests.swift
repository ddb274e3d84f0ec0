import Foundation
import Interpreter
import Shell
import SlateKit
import SlateTestSupport
import Testing

@testable import slate

/// What every plugin owes, the host's own among them: see `Plugin` in SlateKit.
@Suite("Every plugin", .serialized) struct ConformanceTests {
  static let plugins = shippedPlugins

  static let registry = Registry(Shell.hostPlugins + plugins)
  static let ids = registry.manifests.map(\.id)
  static let examples = registry.entries.flatMap { entry in
    entry.command.examples.map { Shown(command: entry.name, example: $0) }
  }

  struct Shown: Sendable, CustomStringConvertible {
    let command: String
    let example: Example
    var description: String { example.line }

    /// Whether it is about files, a connection or a session, which an example alone does not have.
    var needsFiles: Bool {
      ["import", "replay", "save", "record", "forget", "rename", "bind", "screen", "fetch", "definitions"]
        .contains(command)
        || command.hasPrefix("catalog ") || command.hasPrefix("notebook ")
        || example.line.hasPrefix("import ")
    }
  }

  @Test("Nothing is refused")
  func nothingIsRefused() { #expect(Self.registry.refusals == []) }

  @Test(
    "A plugin's names, sentences, inputs, readings, help and arguments are as they should be", arguments: ids)
  func conforms(id: String) async throws {
    let report = try await Conformance.report(on: id, in: Self.registry, runningExamples: false)
    #expect(report.faults == [])
  }

  @Test("A reading that recognises files of another plugin, or of nobody, is a fault")
  func greedyReadings() async throws {
    let registry = Registry(Self.plugins + [GreedyPlugin.self])
    let report = try await Conformance.report(on: "greedy", in: registry, runningExamples: false)
    let problems = report.faults.map(\.problem)
    #expect(problems.contains { $0.contains("'Everything' recognises a file that says where and when") })
    #expect(problems.contains { $0.contains("'Everything' recognises files that are not its own") })
    #expect(
      problems.contains {
        $0.contains("'Plans' recognises files that are not its own") && $0.contains("send.")
      })
    #expect(!problems.contains { $0.contains("'Its own'") })
  }

  @Test("The command reference is current")
  func reference() throws {
    let file = Surroundings.root.appending(path: "Plugins/REFERENCE.md")
    let isCurrent = try String(contentsOf: file, encoding: .utf8) == Reference.markdown(of: Self.registry)
    #expect(isCurrent, "Plugins/REFERENCE.md is not what the declarations say: make reference")
  }

  @Test("Each plugin has a page for man, whose lines are no requests by chance")
  func manual() throws {
    let pages = try Reference.manual(of: Self.registry)
    #expect(pages.map(\.name).contains("slate-send"))
    let requests: Set<String> = ["TH", "SH", "SS", "TP", "PP", "nf", "fi", "B"]
    for row in pages.flatMap({ $0.text.split(separator: "\n") })
    where row.hasPrefix(".") || row.hasPrefix("'") {
      #expect(requests.contains(String(row.dropFirst().prefix { $0.isLetter })), "\(row)")
    }
  }

  @Test("Help of Slate and of every group fits 80 columns")
  func overview() {
    let groups = Set(Self.registry.entries.filter { $0.path.count > 1 }.map { $0.path[0] })
    for page in [Help.overview(of: Self.registry)] + groups.map({ Help.group($0, in: Self.registry) }) {
      for row in page.split(separator: "\n") { #expect(row.count <= 80, "\(row)") }
    }
  }

  @Test(
    "An example runs as typed on the embedded figures, shows what it says, and the same again",
    .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"),
    arguments: examples.filter { !$0.needsFiles })
  func example(shown: Shown) async throws {
    let scratch = try Scratch()
    let host = Shell.hostPlugins.filter { $0 != InterpreterPlugin.self }
    let bench = Workbench(host + Self.plugins, folder: scratch.folder)
    var answers: [Answer] = []
    for _ in 0..<2 {
      do {
        answers.append(try await bench.run(shown.example.line))
      } catch let failure as LineError where Conformance.isLeft(shown.example, failing: failure.error) {
        return
      }
      for file in try FileManager.default.contentsOfDirectory(atPath: scratch.folder) {
        try FileManager.default.removeItem(atPath: scratch.path(file))
      }
    }
    #expect(answers[0] == answers[1])
    let cells = Set(answers[0].cells.flatMap { $0 })
    for figure in shown.example.shows {
      #expect(cells.contains(figure), "\(figure) is no cell of\n\(answers[0].text)")
    }
    let isEmpty = answers[0].text.isEmpty && answers[0].notices.isEmpty
    #expect(!isEmpty && answers[0].cells.count != 1, "\(shown) shows nothing: \(answers[0].text)")
  }
}

/// Readings that take more than is theirs, beside one that does not.
private enum GreedyPlugin: Plugin {
  static let manifest = Manifest(id: "greedy", summary: "Takes all.", group: "greedy", sources: ["None."])
  static let commands: [any Command.Type] = []
  static let inputs = [
    Input(
      "greedy.rows", "anything", columns: [Column("n", .integer)],
      readings: [
        Reading("Everything", [:], rows: [.init("sex", "Total")]), Reading("Plans", ["n": "ehcplans"]),
        Reading("Its own", ["n": "greedy_number"]),
      ], publication: Publication("Nothing that is published", address: "https://example.org"))
  ]
}
