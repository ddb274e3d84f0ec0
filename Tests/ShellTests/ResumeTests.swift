import Foundation
import TerminalSupport
import Testing

@Suite(
  "A session that did not end properly", .serialized,
  .enabled(if: SlateScreen.isPossible, "tmux or DuckDB's library is not here"))
struct ResumeTests {
  @Test("Killed in the middle, its lines are offered, and run after a yes; a proper end leaves none")
  func killed() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "slate-resume-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let environment = ["HOME": home.path, "XDG_STATE_HOME": home.path]
    let first = try SlateScreen("sh -c 'echo $$ > pid; exec SLATE'", environment: environment)
    try first.run("send timeliness --years 2024 | let late", until: "'late' holds")
    let pid = try String(contentsOf: home.appending(path: "pid"), encoding: .utf8)
    let number = try #require(Int32(pid.trimmingCharacters(in: .whitespacesAndNewlines)))
    kill(number, SIGKILL)

    let second = try SlateScreen(
      "exec SLATE --resume", environment: environment,
      prompt: "Run them again? y yes, n not now, d delete them ›")
    #expect(try second.terminal.screen().contains { $0.contains("send timeliness --years 2024 | let late") })
    try second.terminal.type("y")
    try second.terminal.wait(forText: "'late' holds")
    try second.run("from late | count", until: "1 row")
    try second.terminal.type("quit")
    try second.terminal.press("Enter")
    let sessions = home.appending(path: "slate/sessions").path
    for _ in 0..<100 where try !FileManager.default.contentsOfDirectory(atPath: sessions).isEmpty {
      Thread.sleep(forTimeInterval: 0.05)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sessions).isEmpty)
  }
}
