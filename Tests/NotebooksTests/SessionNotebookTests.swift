import Foundation
import SlateKit
import Synchronization
import Testing

@testable import Notebooks

/// What a session does with notebooks: step through one, go on from it, look around, keep lines.
@Suite struct SessionNotebookTests {
  private static let text = """
    ---
    slate: 1
    title: Sums
    params:
      n: { type: integer, default: 4 }
    ---

    # Sums

    Prose stays.

    ```slate
    plus 1 2
    ```

    ```slate
    plus ${n}
    ```

    The end.

    """

  private func prompt() async throws -> (host: Host, session: Session, journal: Journal) {
    let host = try Host()
    try host.write(Self.text, to: "sums.md")
    let (session, journal) = try await host.prompt([])
    return (host, session, journal)
  }

  /// Runs a line and keeps it, as a prompt does.
  @discardableResult
  private func type(_ line: String, _ host: Host, _ session: Session) async throws -> Output? {
    let journal = try session.service(Journal.self)
    let output = try await host.run(line, in: session)
    journal.record(line, in: host.registry, output: output)
    return output
  }

  @Test func savingAfterAReplayKeepsItsProseAndWhatCameAfter() async throws {
    let (host, session, _) = try await prompt()
    try await type("plus 9 9", host, session)
    try await type("replay sums.md", host, session)
    try await type("plus 20 2", host, session)
    let saved = try await host.run("save more.md", in: session)
    let text = try host.read("more.md")
    let sums = text.components(separatedBy: "\n").filter { $0.hasPrefix("sum ") }
    #expect(sums == ["sum 3", "sum 4", "sum 22"])
    #expect(text.contains("Prose stays.") && text.contains("The end.") && text.contains("plus ${n}"))
    #expect(saved?.notices.contains { $0.text.contains("sums.md") && $0.text.contains("1 line") } == true)
    #expect(await host.replay("more.md", .check).status == 0)
    _ = try await host.run("save last.md --last 1", in: session)
    #expect(try !host.read("last.md").contains("Prose"))
  }

  @Test func stepsRunSkipAndStop() async throws {
    let (host, session, _) = try await prompt()
    let shown = Mutex<[String]>([])
    let answers = Mutex<[CellStepper.Answer]>([.skip, .next])
    session.provide(
      CellStepper { output in
        shown.withLock { $0 += output.contents.compactMap(\.lines) }
      } ask: { _, _ in
        answers.withLock { $0.removeFirst() }
      })
    let output = try await type("replay sums.md --step", host, session)
    #expect(shown.withLock { $0 } == ["# Sums\n› plus 1 2", "› plus ${n}", "sum 4"])
    #expect(output?.notices.first?.text.hasPrefix("1 of 2 cells ran") == true)
    _ = try await host.run("save rest.md", in: session)
    #expect(try !host.read("rest.md").contains("plus 1 2"))

    shown.withLock { $0 = [] }
    answers.withLock { $0 = [.quit] }
    try await type("replay sums.md --step", host, session)
    #expect(shown.withLock { $0 } == ["# Sums\n› plus 1 2"])
    shown.withLock { $0 = [] }
    answers.withLock { $0 = [.all] }
    try await type("replay sums.md --step", host, session)
    #expect(shown.withLock { $0 } == ["# Sums\n› plus 1 2", "sum 3", "› plus ${n}", "sum 4"])
  }

  @Test func appendingAddsWhatWasTypedSince() async throws {
    let (host, session, _) = try await prompt()
    try await type("notebook new mine --title 'My own'", host, session)
    #expect(try host.read("mine.md").contains("My own"))
    await #expect(throws: (any Error).self) { try await host.run("notebook new mine", in: session) }
    await #expect(throws: (any Error).self) { try await host.run("notebook append mine.md", in: session) }
    try await type("plus 5 5", host, session)
    try await type("notebook append mine.md", host, session)
    try await type("plus 6 6", host, session)
    try await type("notebook append mine.md", host, session)
    let sums = try host.read("mine.md").components(separatedBy: "\n").filter { $0.hasPrefix("sum ") }
    #expect(sums == ["sum 10", "sum 12"])
    #expect(await host.replay("mine.md", .check).status == 0)
    await #expect(throws: (any Error).self) { try await host.run("notebook append absent.md", in: session) }
  }

  @Test func lookingAround() async throws {
    let (host, session, _) = try await prompt()
    try host.write("# No notebook\n", to: "README.md")
    try host.write("---\nslate: 99\n---\n", to: "newer.md")
    let list = try await host.run("notebook list", in: session)?.contents.first?.lines ?? ""
    let rows = list.components(separatedBy: "\n")
    #expect(rows.count == 2 && rows[0].contains("newer.md") && rows[0].contains("cannot be read"))
    #expect(rows.last == "sums.md   Sums (2 cells, nothing recorded)")
    let shown = try await host.run("notebook show sums.md", in: session)?.contents.first?.lines ?? ""
    #expect(shown == "Sums\nParameter n: --set n=VALUE\n\n# Sums\n› plus 1 2\n\n› plus ${n}")
    await #expect(throws: (any Error).self) { try await host.run("notebook list nowhere", in: session) }
  }

  @Test func recordingStopsAndStarts() async throws {
    let (host, session, journal) = try await prompt()
    try await type("plus 1", host, session)
    try await type("record stop", host, session)
    try await type("plus 2", host, session)
    let stopped = try await type("record", host, session)
    #expect(stopped?.contents.first?.lines?.contains("1 line is kept") == true)
    try await type("record start", host, session)
    try await type("plus 3", host, session)
    #expect(journal.effectiveLines() == ["plus 1", "plus 3"])
    await #expect(throws: (any Error).self) { try await host.run("record pause", in: session) }
  }

  @Test func journalOfAnotherProcessIsFoundOnlyWhenItHasEnded() throws {
    let host = try Host()
    let lines = ["say 'two\nlines' \\", "plus 1 \u{1F9EE}"]
    let file = JournalFile(in: host.path("sessions"), workspace: "w.duckdb")
    #expect(UnendedSession.all(in: host.path("sessions")).isEmpty)
    for line in lines { #expect(file.append(line) == nil) }
    // The lock of this process is on it, so that its session goes on.
    #expect(UnendedSession.all(in: host.path("sessions")).isEmpty)
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: host.path("sessions")).first)
    let rows = try host.read("sessions/" + name)
    file.remove()
    #expect(try FileManager.default.contentsOfDirectory(atPath: host.path("sessions")).isEmpty)
    // A power cut in the middle of a row costs that row.
    try host.write(rows + "\"cut sho", to: "sessions/session-1-1.journal")
    let found = try #require(UnendedSession.all(in: host.path("sessions")).first)
    #expect(found.lines == lines && found.workspace == "w.duckdb" && !found.isLastLineDone)
    try host.write(rows + "\"\"\n", to: "sessions/session-1-1.journal")
    let done = try #require(UnendedSession.all(in: host.path("sessions")).first)
    #expect(done.lines == lines && done.isLastLineDone)
    found.remove()
    #expect(UnendedSession.all(in: host.path("sessions")).isEmpty)
  }
}
