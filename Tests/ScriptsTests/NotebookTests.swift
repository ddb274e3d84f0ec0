import Foundation
import Notebooks
import SlateKit
import SlateTestSupport
import Testing

@Suite("A notebook with a script", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct NotebookTests {
  private static let text = "---\nslate: 1\nrequires: [try]\n---\n\n```slate\ntry\n```\n"

  private func replay(
    _ bench: Bench, _ text: String = text, allowing words: [String]
  ) async throws -> ReplayResult {
    let folder = bench.scratch.folder
    return try await Replay(
      Notebook(text), in: folder, access: .notebook(in: folder).allowing(words),
      registry: bench.workbench.registry, workspace: Workspace(.memory)
    ).run()
  }

  @Test("Its provenance has the script's fingerprint, so that a check says when the script changed")
  func provenance() async throws {
    let bench = try Bench.trying("printf 'a\\n1\\n'")
    let result = try await replay(bench, allowing: ["run"])
    #expect(result.failure == nil)
    let source = try #require(result.provenance.inputs.first)
    #expect(source.dataset == "script try" && source.file == "slate-try")
    #expect(source.sha256 == SHA256.text(try bench.scratch.read("slate-try")))
    let recorded = try Notebook(Notebook(Self.text).accepting(result).text)
    #expect(recorded.provenance?.inputs == result.provenance.inputs)
    let same = CheckReport(try await replay(bench, recorded.text, allowing: ["run"]), of: recorded)
    #expect(same.exitStatus == 0, "\(same.lines)")
    let file = bench.scratch.path("slate-try")
    try (bench.scratch.read("slate-try") + "# changed\n").write(
      toFile: file, atomically: false, encoding: .utf8)
    #expect(
      CheckReport(try await replay(bench, recorded.text, allowing: ["run"]), of: recorded).exitStatus == 3)
  }

  @Test("A replay that was not allowed to starts nothing")
  func refused() async throws {
    let bench = try Bench.trying("touch \"$SLATE_FOLDER/started\"; printf 'a\\n1\\n'")
    #expect(try await replay(bench, allowing: []).failure?.contains("--allow run") ?? false)
    #expect(!bench.scratch.exists("started"))
  }
}
