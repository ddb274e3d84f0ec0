import Foundation
import SlateKit
import Testing

@testable import Notebooks

/// The commands `save` and `replay` at the prompt.
@Suite struct SaveTests {
  @Test func sessionBecomesANotebookThatChecks() async throws {
    let host = try Host()
    try host.write("12345", to: "a.csv")
    let (session, _) = try await host.prompt([
      "help", "import a.csv", "plus 1 2", "fail", "plus 1 2", "say '```'",
    ])
    let output = try await host.run("save notes --title 'My: notes'", in: session)
    #expect(
      output?.notices == [.note("Wrote notes.md: 3 cells. Check it with: slate replay notes.md --check")])
    let text = try host.read("notes.md")
    #expect(
      text.hasPrefix("---\nslate: 1\ntitle: \"My: notes\"\nrequires: [fake]\nseed: 1\n---\n\n# My: notes\n\n")
    )
    #expect(text.contains("```slate\nimport a.csv\n```\n\n```slate-output\nread 5 bytes\n```\n\n"), "\(text)")
    #expect(await host.replay("notes.md", .check).status == 0)
    #expect(await host.replay("notes.md", .accept).status == 0)
    #expect(try host.read("notes.md") == text)
    await #expect(throws: (any Error).self) { try await host.run("save notes", in: session) }
    #expect(try await host.run("save notes --force --last 1", in: session) != nil)
    #expect(try host.read("notes.md").contains("plus") == false)
  }

  @Test func failureInAFreshSessionWritesNothing() async throws {
    let host = try Host()
    try host.write("12345", to: "a.csv")
    let (session, _) = try await host.prompt(["import a.csv"])
    try FileManager.default.removeItem(atPath: host.path("a.csv"))
    let error = await #expect(throws: (any Error).self) { try await host.run("save notes", in: session) }
    #expect(error.map { "\($0)".contains("import a.csv") } == true)
    #expect(!host.exists("notes.md"))
    let (empty, _) = try await host.prompt(["help", "fail"])
    await #expect(throws: (any Error).self) { try await host.run("save notes", in: empty) }
  }

  @Test func pathsSurviveAnotherFolder() async throws {
    let host = try Host()
    try host.write("12345", to: "a.csv")
    try FileManager.default.createDirectory(atPath: host.path("deep"), withIntermediateDirectories: true)
    let (session, _) = try await host.prompt(["import a.csv"])
    let saved = try await host.run("save deep/notes.md", in: session)
    #expect(try host.read("deep/notes.md").contains("import ../a.csv"))
    let folder = Paths.resolved(host.folder)
    #expect(saved?.notices.contains { $0.text.hasSuffix("--allow read=\(folder)") } == true)
    #expect(await host.replay("deep/notes.md", .check, allowing: ["read=\(folder)"]).status == 0)
    let refused = await host.replay("deep/notes.md", .check)
    #expect(refused.status == 2 && refused.out.contains("lies elsewhere"))
  }

  @Test func notebookCannotReplayItself() async throws {
    let host = try Host()
    try host.write("---\nslate: 1\n---\n```slate\nreplay a.md\n```\n", to: "a.md")
    let (session, _) = try await host.prompt([])
    let error = await #expect(throws: (any Error).self) { try await host.run("replay a.md", in: session) }
    #expect(error.map { "\($0)".contains("works only at the prompt") } == true)
  }

  @Test func replayShowsCellsInOrder() async throws {
    let host = try Host()
    try host.write(
      "---\nslate: 1\nparams: { w: { type: text, default: a } }\n# no heading\n---\n# One\n\n## Two\n```slate\nsay ${w} --loudly\n```\n",
      to: "a.md")
    let (session, _) = try await host.prompt([])
    let output = try #require(try await host.run("replay a.md --set w=b", in: session))
    let texts = output.contents.map { if case .text(let text) = $0 { text } else { "" } }
    #expect(texts == ["# One\n## Two\n› say ${w} --loudly", "B", "note: That was loud."])
  }
}
