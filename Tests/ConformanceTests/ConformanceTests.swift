import Catalogue
import Data
import Disadvantage
import Foundation
import Interpreter
import Places
import SEND
import Sample
import Screening
import Shell
import SlateKit
import SlateTestSupport
import Staffing
import Tables
import Testing

/// What every plugin owes, the host's own among them: see `Plugin` in SlateKit.
@Suite("Every plugin", .serialized) struct ConformanceTests {
  /// Those of the executable, in its order; `everyPluginIsHere` holds the list to the executable's.
  static let plugins: [any Plugin.Type] = [
    TablesPlugin.self, DataPlugin.self, SENDPlugin.self, DisadvantagePlugin.self, StaffingPlugin.self,
    PlacesPlugin.self, ScreeningPlugin.self, SamplePlugin.self, CataloguePlugin.self, FetchPlugin.self,
  ]

  static let registry = Registry(Shell.hostPlugins + plugins)
  static let names = registry.entries.map(\.name)
  static let examples = registry.entries.flatMap { entry in
    entry.type.examples.map { Shown(command: entry.name, example: $0) }
  }

  struct Shown: Sendable, CustomStringConvertible {
    let command: String
    let example: Example
    var description: String { example.line }

    /// Whether it is about files, a connection or a session, which an example alone does not have.
    var needsFiles: Bool {
      ["import", "replay", "save", "record", "forget", "rename", "bind", "screen", "fetch"]
        .contains(command)
        || command.hasPrefix("catalog ") || command.hasPrefix("notebook ")
        || example.line.hasPrefix("import ")
    }
  }

  private func entry(_ name: String) throws -> Registry.Entry {
    try #require(Self.registry.entries.first { $0.name == name })
  }

  @Test("Nothing is refused, and the executable has the same plugins")
  func everyPluginIsHere() throws {
    #expect(Self.registry.refusals == [])
    let list = try String(
      contentsOf: Surroundings.root.appending(path: "Sources/slate/Plugins.swift"), encoding: .utf8)
    for plugin in Self.plugins {
      #expect(list.contains("\(plugin).self"), "\(plugin) is not in the executable")
    }
    #expect(list.components(separatedBy: ".self").count - 1 == Self.plugins.count)
  }

  @Test("Manifests say who, what, and which version")
  func manifests() {
    for plugin in Self.registry.plugins {
      let manifest = plugin.manifest
      #expect(manifest.summary.hasSuffix("."), "\(manifest.id): \(manifest.summary)")
      #expect(manifest.version.split(separator: ".").count == 3, "\(manifest.id): \(manifest.version)")
      #expect(
        manifest.group == nil || !manifest.sources.isEmpty || plugin.commands.isEmpty,
        "\(manifest.id) names no source")
      for input in plugin.inputs {
        #expect(input.id.hasPrefix((manifest.group ?? manifest.id) + "."), "\(input.id)")
        #expect(!input.summary.isEmpty && input.publication.address.hasPrefix("https://"), "\(input.id)")
        #expect(Set(input.allColumns.map(\.name)).count == input.allColumns.count, "\(input.id)")
      }
    }
  }

  @Test("A command says what it does in a sentence, and what each argument is", arguments: names)
  func words(name: String) throws {
    let entry = try entry(name)
    #expect(entry.abstract.hasSuffix(".") && entry.abstract.count <= 110, "\(entry.abstract)")
    let description = try Self.registry.description(of: entry)
    for parameter in description.parameters {
      let label = parameter.spellings.first ?? parameter.valueName ?? ""
      #expect(!(parameter.abstract ?? "").isEmpty, "\(name): \(label) has no help")
    }
  }

  @Test("A command's help fits 80 columns and shows how it is typed", arguments: names)
  func help(name: String) throws {
    let page = try Help.command(entry(name), in: Self.registry)
    for row in page.split(separator: "\n") { #expect(row.count <= 80, "\(row)") }
    #expect(page.contains("Typed as:\n") && page.contains(name))
  }

  @Test("Help of Slate and of every group fits 80 columns")
  func overview() {
    let groups = Set(Self.registry.entries.filter { $0.path.count > 1 }.map { $0.path[0] })
    for page in [Help.overview(of: Self.registry)] + groups.map({ Help.group($0, in: Self.registry) }) {
      for row in page.split(separator: "\n") { #expect(row.count <= 80, "\(row)") }
    }
  }

  @Test("A command of the analysis has an example, and an example begins as it is typed", arguments: names)
  func hasExamples(name: String) throws {
    let entry = try entry(name)
    if entry.type.kind == .analysis { #expect(!entry.type.examples.isEmpty, "\(name) has no example") }
    for example in entry.type.examples {
      #expect(!example.summary.isEmpty)
      guard case .complete = LineParser.parse(example.line) else {
        Issue.record("\(example.line) is no line")
        continue
      }
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
      answers.append(try await bench.run(shown.example.line))
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
