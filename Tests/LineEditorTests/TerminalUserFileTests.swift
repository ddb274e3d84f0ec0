import Foundation
import TerminalSupport
import Testing

@Suite(
  "The user's ~/.editrc", .serialized, .enabled(if: TerminalSession.isAvailable, "tmux is not installed"))
final class TerminalUserFileTests {
  private let home = FileManager.default.temporaryDirectory.appending(path: "editrc-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: home)
  }

  private func demo(_ file: String) throws -> DemoSession {
    try Data(file.utf8).write(to: home.appending(path: ".editrc"))
    return try DemoSession(home: home)
  }

  @Test("vi keys, with arrows, completion and pastes in insert mode")
  func vi() throws {
    let demo = try demo("bind -v\n")
    try demo.terminal.type("abc")
    try demo.terminal.press("Escape")
    try demo.waitForTyped("abc")
    // Until the cursor steps back, the escape could still begin a sequence.
    try demo.terminal.wait(for: "command mode") { _ in
      try demo.terminal.cursor().column == DemoSession.prompt.count + 3
    }
    try demo.terminal.type("0iX")
    try demo.waitForTyped("Xabc")
    try demo.terminal.press("Right", "F5")
    try demo.terminal.type("Y")
    try demo.waitForTyped("XaYbc")
    try demo.terminal.press("End")
    try demo.terminal.paste(" so")
    try demo.terminal.type("\t'")
    try demo.terminal.press("Enter")
    try demo.terminal.type("'")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <XaYbc south-'\\n'>")
    try demo.terminal.press("Up", "Up")
    try demo.terminal.wait(forLastRow: "'")
    try demo.terminal.press("C-c")
    try demo.waitForTyped("")
  }

  @Test("Other keys under our name, and not those that end an entry")
  func bindings() throws {
    let demo = try demo(
      "bind -e\nslate:bind ^F ed-prev-char\nslate:bind ^X slate-complete\nother:bind ^P ed-insert\nbind ^M ed-insert\n"
    )
    try demo.terminal.type("no so")
    try demo.terminal.press("Home", "C-k")
    try demo.terminal.type("abc")
    try demo.terminal.press("C-f", "C-f")
    try demo.terminal.type("X")
    try demo.waitForTyped("aXbc")
    try demo.terminal.press("C-e", "C-u")
    try demo.terminal.type("so")
    try demo.terminal.press("C-x")
    try demo.terminal.type("x")
    try demo.waitForTyped("sort x")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <sort x>")
    try demo.terminal.press("C-p")
    try demo.waitForTyped("sort x")
  }

  @Test("No editing at all")
  func editOff() throws {
    let demo = try demo("edit off\n")
    try demo.terminal.type("one |")
    try demo.terminal.press("Enter")
    try demo.terminal.type("two")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <one |\\ntwo>")
  }
}
