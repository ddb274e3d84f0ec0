import Foundation
import Interpreter
import SlateKit
import Testing

@testable import Notebooks

/// Replaying, checking and accepting a notebook whose cells need no engine.
@Suite(.serialized) struct ReplayTests {
  private let head = "---\nslate: 1\nparams:\n  year: { type: year, default: 2024 }\n---\n\nProse.\n\n"

  private func cell(_ source: String, _ attributes: String = "") -> String {
    "```slate\(attributes)\n\(source)\n```\n"
  }

  @Test func acceptIsIdempotent() async throws {
    let host = try Host()
    let source =
      head + cell("say hello --years ${year} --loudly\n\nplus 1 2") + "\nBetween.\n"
      + cell("fail", " expect=error") + cell("# nothing") + "~~~slate-output\nold\n~~~\n"
      + "End without a newline"
    try host.write(source, to: "a.md")
    #expect(await host.replay("a.md", .check).status == 1)
    #expect(await host.replay("a.md", .accept).status == 0)
    let first = try host.read("a.md")
    #expect(
      first.contains("```slate-output\nHELLO IN 2024\nnote: That was loud.\n\nsum 3\n```\n"), "\(first)")
    #expect(
      first.contains("error: Nothing is at x.csv.\n  | fail\n  | ^~~~\n  Try something else.\n"), "\(first)")
    #expect(!first.contains("old"))
    #expect(!first.contains(host.folder))
    #expect(first.contains("parameters:\n  year: \"2024\"\n"))
    #expect(await host.replay("a.md", .check).status == 0)
    #expect(await host.replay("a.md", .accept).status == 0)
    #expect(try host.read("a.md") == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: host.folder) == ["a.md"])
  }

  @Test func windowsLinesStay() async throws {
    let host = try Host()
    try host.write((head + cell("plus 1")).replacing("\n", with: "\r\n"), to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)
    let text = try host.read("a.md")
    #expect(!text.replacing("\r\n", with: "").utf8.contains(0x0A))
    #expect(await host.replay("a.md", .check).status == 0)
    #expect(await host.replay("a.md", .accept).status == 0)
    #expect(try host.read("a.md").utf8.elementsEqual(text.utf8))
  }

  @Test func provenanceMovesToTheEnd() async throws {
    let host = try Host()
    try host.write(head + cell("plus 1"), to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)
    try host.write(try host.read("a.md") + "\nMore.\n\n" + cell("plus 2"), to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)
    let text = try host.read("a.md")
    #expect(text.hasSuffix("```\n") && text.contains("sum 2"))
    #expect(text.components(separatedBy: "slate-provenance").count == 2)
    #expect(await host.replay("a.md", .accept).status == 0)
    #expect(try host.read("a.md") == text)
  }

  @Test func failureStopsTheReplay() async throws {
    let host = try Host()
    try host.write(head + cell("plus 1") + cell("plus 2\nsay --lodly") + cell("plus 3"), to: "a.md")
    let before = try host.read("a.md")
    for mode in [ReplayRun.Mode.show, .check, .accept] {
      let (status, out, err) = await host.replay("a.md", mode)
      #expect(status == 2)
      #expect(
        (out + err).contains("Cell 2, line 14: say --lodly\nerror: 'say' has no option '--lodly'."),
        "\(out)\(err)")
      #expect(!out.contains("sum 3"))
    }
    #expect(try host.read("a.md") == before)
  }

  @Test func expectedErrorMustCome() async throws {
    let host = try Host()
    try host.write(head + cell("plus 1", " expect=error"), to: "a.md")
    let (status, _, err) = await host.replay("a.md", .accept)
    #expect(status == 2 && err.contains("nothing failed in it"))
  }

  @Test func driftIsReportedWithItsCause() async throws {
    let host = try Host()
    Answer.text.withLock { $0 = "rate 46.4\nKent 33" }
    defer { Answer.text.withLock { $0 = "rate 1.0" } }
    try host.write(head + cell("plus 1") + cell("drift") + cell("say ${year}"), to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)

    Answer.text.withLock { $0 = "rate 48.9\nKent 33.0" }
    let unexplained = await host.replay("a.md", .check)
    #expect(unexplained.status == 1)
    #expect(
      unexplained.out.contains(
        "Cell 2, line 16: the output is not the recorded one.\n  recorded: rate 46.4\n  now:      rate 48.9\n"
      ))
    #expect(unexplained.out.contains("largest deviation: 2.5, from 46.4 to 48.9"))
    #expect(
      unexplained.out.contains(
        "Drift: 1 of 3 cells.\ncause: Nothing that is recorded has changed"))

    let parameter = await host.replay("a.md", .check, set: ["year=2023"])
    #expect(parameter.status == 1)
    #expect(parameter.out.contains("cause: The parameter 'year' was '2024', and is '2023' now."))

    let later = Registry([InterpreterPlugin.self, LaterPlugin.self])
    let version = await host.replay("a.md", .check, with: later)
    #expect(version.status == 1)
    #expect(version.out.contains("cause: The plugin 'fake' was 1.0.0, and is 1.1.0 now."))

    try host.write(try host.read("a.md").replacing("plus 1", with: "plus 2"), to: "a.md")
    let commands = await host.replay("a.md", .check)
    #expect(
      commands.status == 1
        && commands.out.contains("cause: The commands of the cells are not those of the recording."))
  }

  @Test func requirementsAndSettingsAreChecked() async throws {
    let host = try Host()
    for (requires, part) in [
      ("[fak]", "Did you mean fake?"), ("[fake 1.2]", "1.0.0 is here"), ("[fake 2]", "1.0.0 is here"),
    ] {
      try host.write("---\nslate: 1\nrequires: \(requires)\n---\n", to: "a.md")
      let (status, _, err) = await host.replay("a.md", .show)
      #expect(status == 2 && err.contains(part), "\(err)")
    }
    try host.write(head, to: "a.md")
    let setting = await host.replay("a.md", .show, set: ["year=abc"])
    #expect(setting.status == 2 && setting.err.contains("It is a year"))
    let missing = await host.replay("b.md", .show)
    #expect(missing.status == 2 && missing.err.contains("There is no notebook"))
    try Data([0x2D, 0x0A, 0xFF]).write(to: URL(filePath: host.path("c.md")))
    #expect(await host.replay("c.md", .show).err.contains("line 2: The notebook is not UTF-8."))
  }

  @Test func showPrintsCellsAndOutputWritesAnotherFile() async throws {
    let host = try Host()
    try host.write(head + cell("plus 1\n\nsay a") + cell("say ${year}"), to: "a.md")
    let before = try host.read("a.md")
    let shown = await host.replay("a.md", .show, set: ["year=2020"])
    #expect(shown.status == 0)
    #expect(shown.out == "› plus 1\n\n› say a\nsum 1\n\na\n\n› say ${year}\n2020\n")
    let saved = await host.replay("a.md", .show, set: ["year=2020"], output: "b.md")
    #expect(saved.status == 0 && saved.out.isEmpty)
    #expect(try host.read("a.md") == before)
    #expect(try host.read("b.md").contains("2020\n```"))
    #expect(await host.replay("b.md", .check, set: ["year=2020"]).status == 0)
    try host.write("precious", to: "c.md")
    #expect(await host.replay("a.md", .show, output: "c.md").status == 2)
    #expect(try host.read("c.md") == "precious")
  }

  @Test func injectionIsOnlyText() async throws {
    let host = try Host()
    try host.write("---\nslate: 1\nparams: { v: { type: text } }\n---\n" + cell("say ${v}"), to: "a.md")
    let (status, out, _) = await host.replay("a.md", .show, set: ["v=x | import /etc/passwd"])
    #expect(status == 0 && out.contains("x | import /etc/passwd") && !out.contains("bytes"))
  }
}
