import Foundation
import TerminalSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite(
  "The terminal and the history after all", .serialized,
  .enabled(if: TerminalSession.isAvailable, "tmux is not installed")
)
struct TerminalSafetyTests {
  /// A shell that shows the terminal's modes before and after the demo.
  private let between = "stty -a >before; DEMO; echo; stty -a >after; cmp before after && echo same modes"

  private func demoInHome(_ command: String) throws -> DemoSession {
    // Swift's report on a crash would ask at the terminal what to do.
    try DemoSession("cd \"$HOME\"; " + command, environment: ["SWIFT_BACKTRACE": "enable=no"])
  }

  @Test(
    "Modes are as before after every kind of end",
    arguments: [
      SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGTERM, SIGHUP, SIGQUIT,
    ])
  func modesAfterSignal(number: Int32) throws {
    let demo = try demoInHome(between)
    try demo.terminal.type("typing")
    try demo.waitForTyped("typing")
    kill(try demo.process(), number)
    try demo.terminal.wait(forText: "same modes")
  }

  @Test("Modes are as before after the usual ends", arguments: [["C-d"], ["q", "u", "i", "t", "Enter"]])
  func modesAfterEnd(keys: [String]) throws {
    let demo = try demoInHome(between)
    for key in keys { try demo.terminal.press(key) }
    try demo.terminal.wait(forText: "same modes")
    // A paste into the shell that follows is not in brackets any more.
    #expect(try demo.terminal.styledScreen().contains("200~") == false)
  }

  @Test("While a command runs the terminal is as it was, and ^C is a signal")
  func modesWhileRunning() throws {
    let demo = try demoInHome("stty -a >before; trap 'echo interrupted' INT; DEMO; echo over")
    try demo.terminal.type("modes")
    try demo.terminal.press("Enter")
    let rows = try demo.terminal.wait(for: "modes and a prompt") { rows in
      rows.last == DemoSession.prompt && rows.contains { $0.contains("isig") }
    }
    let before = try String(contentsOf: demo.terminal.home.appending(path: "before"), encoding: .utf8)
    let shown = rows.dropFirst(2).dropLast().joined(separator: "\n")
    #expect(shown == before.trimmingCharacters(in: .newlines))
    try demo.terminal.type("wait")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "waiting")
    try demo.terminal.press("C-c")
    try demo.terminal.wait(forText: "over")
  }

  @Test("History outlives a kill, with whole entries, and sessions share it")
  func history() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "history-home-\(UUID())")
    defer { try? FileManager.default.removeItem(at: home) }
    let first = try DemoSession(home: home)
    let second = try DemoSession(home: home)
    try first.run("of the first")
    try second.run("of the second")
    try first.terminal.type("'two")
    try first.terminal.press("Enter")
    try first.terminal.type("lines'")
    try first.terminal.press("Enter")
    try first.terminal.wait(forText: "ran <'two\\nlines'>")
    kill(try first.process(), SIGKILL)
    kill(try second.process(), SIGKILL)
    let third = try DemoSession(home: home)
    try third.terminal.press("Up")
    try third.terminal.wait(for: "both lines") { $0.suffix(2) == ["\(DemoSession.prompt) 'two", "lines'"] }
    try third.terminal.press("Up", "Up")
    try third.waitForTyped("of the second")
    try third.terminal.press("Up")
    try third.waitForTyped("of the first")
    let file = home.appending(path: ".local/state/slate/history")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == "# slate history 1\nof the first\nof the second\n'two\\nlines'\n")
  }

  @Test("A history that cannot be kept is one notice")
  func unwritableHistory() throws {
    let demo = try DemoSession(environment: ["XDG_STATE_HOME": "/dev/null"])
    try demo.terminal.type("one")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "notice: History is not kept: /dev/null/slate/history")
    try demo.terminal.type("two")
    try demo.terminal.press("Enter")
    let rows = try demo.terminal.wait(forText: "ran <two>")
    #expect(rows.filter { $0.contains("notice:") }.count == 1)
  }
}
