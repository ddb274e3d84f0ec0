import Data
import Foundation
import Interpreter
import Notebooks
import SEND
import Scripts
import SlateKit
import SlateTestSupport
import Tables
import TerminalSupport
import Testing

/// Everything that `Plugins/README.md` tells its reader to type: compiled or run.
@Suite("The guide", .serialized) struct GuideTests {
  /// A fenced block of the guide.
  struct Block: Sendable, CustomStringConvertible {
    var language: String
    var text: String
    var description: String { "\(language): \(text.prefix(60))" }
  }

  static let blocks: [Block] = {
    guard
      let guide = try? String(
        contentsOf: Surroundings.root.appending(path: "Plugins/README.md"), encoding: .utf8)
    else { return [] }
    return guide.matches(of: #/(?ms)^```(\w+)\n(.*?)^```$/#).map {
      Block(language: String($0.output.1), text: String($0.output.2))
    }
  }()

  static func blocks(_ language: String) -> [Block] { blocks.filter { $0.language == language } }

  @Test("The guide has a line, a script and a module")
  func isThere() {
    for language in ["csv", "slate", "python", "r", "swift", "sh"] {
      #expect(!Self.blocks(language).isEmpty, "no \(language)")
    }
  }

  @Test("Each piece of Swift is compiled, as it stands there, with these tests", arguments: blocks("swift"))
  func swift(_ block: Block) throws {
    let tests = Surroundings.root.appending(path: "Tests/GuideTests")
    let files = ["MealsTests.swift"] + ["Inputs", "Uptake", "MealsPlugin"].map { "Meals/\($0).swift" }
    let texts = try files.map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
    #expect(texts.contains { $0.contains(block.text) }, "No file of Tests/GuideTests has\n\(block.text)")
  }

  @Test(
    "Each script and each line runs, in the order of the guide",
    .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
  func lines() async throws {
    let scratch = try Scratch()
    for helper in ["slate.py", "slate.R"] {
      try FileManager.default.copyItem(
        atPath: Surroundings.root.appending(path: "Plugins/Scripts/\(helper)").path,
        toPath: scratch.path(helper))
    }
    let bench = Workbench(
      [TablesPlugin.self, DataPlugin.self, SENDPlugin.self, NotebooksPlugin.self], folder: scratch.folder)
    var absent: Set<String> = []
    for block in Self.blocks {
      switch block.language {
      case "csv": try scratch.write(block.text, to: "meals.csv")
      case "python", "r":
        let name = try #require(block.text.firstMatch(of: #/# slate-([a-z-]+)/#)).output.1
        let path = try scratch.write(block.text, to: "slate-\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        Scripts.load(
          ScriptSearch(folders: [scratch.folder]), into: bench.registry, cache: DescriptionCache(path: nil))
        guard bench.registry.entry(for: [String(name)]) != nil else {
          absent.insert(String(name))
          continue
        }
        #expect(try await Conformance.report(on: String(name), in: bench.registry).faults == [])
      case "slate":
        for statement in Script.statements(of: block.text) {
          if absent.contains(where: { statement.text.contains($0) }) { continue }
          do {
            let answer = try await bench.run(statement.text)
            // A line that finds nothing teaches nothing: one row of names and at least one of cells.
            #expect(answer.cells.count != 1, "\(statement.text) finds no row")
          } catch {
            Issue.record(error, "\(statement.text)")
          }
        }
      default: break
      }
    }
    #expect(absent.isSubset(of: Self.hasR ? [] : ["share"]))
  }

  /// Lines of the guide that build the program: here it is tried that what they name is there. `make plugin` itself runs below, and
  /// what it lays out is built by whoever follows the guide.
  private static let building = [
    "make plugin NAME=Meals": "plugin", "make reference": "reference",
    "swift build --build-tests && swift test --skip-build --filter MealsTests": "",
    "swift build --build-tests && swift test --skip-build --filter 'MealsTests|ConformanceTests|ArchitectureTests'":
      "",
    "swift format --in-place --recursive Plugins/Meals Tests/MealsTests": "",
    "swift run slate -c 'import meals.csv' -c 'help meals uptake' -c 'meals uptake' -c 'plugins check meals'":
      "",
  ]

  @Test(
    "Each line for a shell runs as it stands there, with the program that was built; those that build name what is there",
    .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"), arguments: blocks("sh"))
  func shell(_ block: Block) throws {
    let scratch = try Scratch()
    let program = try #require(BuiltProduct.path(of: "slate"), "slate was not built")
    if block.text.hasPrefix("#!") {
      // The whole of a script, and a line that uses it.
      try scratch.write(block.text, to: "slate-rows")
      let (status, said) = try Self.run(
        "chmod +x slate-rows && \(program) --memory --format csv --plugins . -c 'select unnest([1, 2, 3]) as a | rows'",
        in: scratch.folder)
      #expect(status == 0 && said.hasSuffix("rows\n3\n"), "\(said)")
      return
    }
    let lines = block.text.split(separator: "\n").map(String.init)
    if lines.allSatisfy({ Self.building[$0] != nil }) {
      let targets = try String(contentsOf: Surroundings.root.appending(path: "Makefile"), encoding: .utf8)
      for target in lines.compactMap({ Self.building[$0] }) where !target.isEmpty {
        #expect(targets.contains("\n\(target):"), "make \(target)")
      }
      return
    }
    try FileManager.default.createDirectory(
      atPath: scratch.path("scripts"), withIntermediateDirectories: true)
    for block in Self.blocks("python") { try scratch.write(block.text, to: "scripts/slate-uptake") }
    try FileManager.default.copyItem(
      atPath: Surroundings.root.appending(path: "Plugins/Scripts/slate.py").path,
      toPath: scratch.path("scripts/slate.py"))
    let (status, said) = try Self.run(
      "slate() { '\(program)' --memory \"$@\"; }\n\(block.text)", in: scratch.folder,
      input: "help uptake\n")
    #expect(status == 0 && said.contains("The share of one column in another"), "\(said)")
  }

  /// Runs a text of shell, and answers its status and what it printed.
  private static func run(_ text: String, in folder: String, input: String = "") throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-e", "-c", text]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": folder]) { $1 }
    let (typed, said) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (typed, said)
    try process.run()
    try typed.fileHandleForWriting.write(contentsOf: Foundation.Data(input.utf8))
    try typed.fileHandleForWriting.close()
    let data = try said.fileHandleForReading.readToEnd() ?? Foundation.Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static let hasR = ["/usr/bin/Rscript", "/usr/local/bin/Rscript"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("'make plugin' lays out both folders, enters the plugin in both lists, and refuses what it must")
  func makePlugin() throws {
    let scratch = try Scratch()
    for path in [
      ".ci/plugin", "Plugins/.template", "Package.swift", "Sources/slate/Plugins.swift", ".swift-format",
    ] {
      let target = URL(filePath: scratch.path(path))
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Surroundings.root.appending(path: path), to: target)
    }
    func run(_ name: String) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: scratch.path(".ci/plugin"))
      process.arguments = [name]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    #expect(try run("meals") == 2)
    #expect(try run("Meals") == 0)
    #expect(try run("Meals") == 1)
    let manifest = try scratch.read("Package.swift")
    #expect(
      manifest.contains("\"Meals\",")
        && manifest.contains(#"tests("MealsTests", on: ["Meals", "PluginSupport"])"#))
    let list = try scratch.read("Sources/slate/Plugins.swift")
    #expect(list.contains("import Meals\n") && list.contains("MealsPlugin.self,"))
    let all = try FileManager.default.subpathsOfDirectory(atPath: scratch.path("Plugins/Meals"))
    #expect(all.sorted() == ["Inputs.swift", "Meals+Published.swift", "MealsPlugin.swift", "Share.swift"])
    for file in all { #expect(try !scratch.read("Plugins/Meals/" + file).lowercased().contains("sketch")) }
    #expect(scratch.exists("Tests/MealsTests/MealsTests.swift"))
  }
}
