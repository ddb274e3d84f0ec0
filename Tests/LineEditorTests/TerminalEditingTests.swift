import Foundation
import TerminalSupport
import Testing

@Suite(
  "Editing at a terminal", .serialized, .enabled(if: TerminalSession.isAvailable, "tmux is not installed"))
struct TerminalEditingTests {
  @Test("^C drops what is typed, in the middle and over several lines")
  func interrupt() throws {
    let demo = try DemoSession()
    try demo.terminal.type("abc")
    try demo.terminal.press("Home", "C-c")
    try demo.terminal.wait(for: "a fresh prompt") {
      $0.suffix(2) == ["\(DemoSession.prompt) abc^C", DemoSession.prompt]
    }
    try demo.terminal.type("'one")
    try demo.terminal.press("Enter")
    try demo.terminal.type("two")
    try demo.terminal.press("Up", "C-c")
    try demo.terminal.wait(for: "a fresh prompt") {
      $0.suffix(3) == ["\(DemoSession.prompt) 'one", "two^C", DemoSession.prompt]
    }
    try demo.run("next")
  }

  @Test("^D deletes, and on an empty line ends the input")
  func endOfInput() throws {
    let demo = try DemoSession()
    try demo.terminal.type("abc")
    try demo.terminal.press("Home", "C-d", "C-d")
    try demo.waitForTyped("c")
    try demo.terminal.press("C-d", "C-d")
    try demo.terminal.wait(for: "the end") { rows in
      rows.first { !$0.hasPrefix("pid") && $0 != DemoSession.prompt } == "end of input"
    }
  }

  @Test("A paste inserts newlines and tabs, and runs nothing")
  func paste() throws {
    let demo = try DemoSession()
    try demo.terminal.paste("ca\tse\nrun |\nlast\n")
    try demo.terminal.wait(for: "the text") { $0.suffix(2) == ["run |", "last"] }
    #expect(try !demo.terminal.screen().contains { $0.contains("ran") })
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <ca\\tse\\nrun |\\nlast>")
  }

  @Test("An unfinished entry goes on; Up and Down move inside it, then through the history")
  func severalLines() throws {
    let demo = try DemoSession()
    try demo.run("first")
    try demo.terminal.type("one |")
    try demo.terminal.press("Enter")
    try demo.terminal.type("two |")
    try demo.terminal.press("Enter")
    try demo.terminal.type("three")
    try demo.terminal.press("Up", "Up")
    try demo.terminal.type("X")
    try demo.terminal.wait(forText: "\(DemoSession.prompt) one |X")
    try demo.terminal.press("BSpace", "Down")
    try demo.terminal.type("Y")
    try demo.terminal.wait(forText: "two |Y")
    try demo.terminal.press("BSpace", "Up", "Up")
    try demo.waitForTyped("first")
    try demo.terminal.press("Down")
    try demo.terminal.wait(forLastRow: "three")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <one |\\ntwo |\\nthree>")
    try demo.terminal.press("Up")
    try demo.terminal.wait(forLastRow: "three")
  }

  @Test("The keys of emacs")
  func emacsKeys() throws {
    let demo = try DemoSession()
    try demo.terminal.type("foo bar baz")
    try demo.terminal.press("M-b", "C-Left", "C-k", "Home", "C-y", "C-Right", "M-f", "End")
    try demo.terminal.type("!")
    try demo.waitForTyped("bar bazfoo !")
    try demo.terminal.press("C-w", "M-b", "DC", "F5", "PPage")
    try demo.waitForTyped("ar")
    try demo.terminal.press("C-e", "C-u")
    try demo.waitForTyped("")
  }

  @Test("^R searches the history")
  func search() throws {
    let demo = try DemoSession()
    try demo.run("alpha one")
    try demo.run("beta two")
    try demo.terminal.press("C-r")
    try demo.terminal.type("alp")
    try demo.terminal.wait(for: "the entry found") {
      $0.contains("\(DemoSession.prompt) alpha one") && $0.last == "bck:alp"
    }
    try demo.terminal.press("C-e")
    try demo.waitForTyped("alpha one")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(for: "a second run") { rows in rows.filter { $0 == "ran <alpha one>" }.count == 2 }
  }

  @Test("UTF-8 in any locale", arguments: ["C", "C.UTF-8", "xx_XX.nonsense"])
  func utf8(locale: String) throws {
    let demo = try DemoSession(environment: ["LANG": locale])
    try demo.terminal.type("größe 日本")
    try demo.terminal.press("BSpace")
    try demo.waitForTyped("größe 日")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <größe 日>")
  }

  @Test("The line is drawn again when the window changes")
  func resize() throws {
    let demo = try DemoSession(size: .large)
    // On a full screen, as after some work: tmux hides the top row of a short one when rows wrap.
    try demo.terminal.type("sort a\t\t")
    try demo.waitForTyped("sort area")
    for _ in 0..<40 { try demo.terminal.press("C-c") }
    try demo.terminal.wait(for: "a full screen") { $0.count == 40 && $0.last == DemoSession.prompt }
    let filler = String(repeating: "x", count: 60)
    try demo.terminal.type("\(filler) end")
    try demo.waitForTyped("\(filler) end")
    for columns in [50, 100, 33, 120] {
      try demo.terminal.resize(to: ScreenSize(columns: columns, rows: 40))
      let line = "\(DemoSession.prompt) \(filler) end"
      try demo.terminal.wait(for: "the line at \(columns) columns") { rows in
        rows.suffix((line.count + columns - 1) / columns).joined() == line
          && rows.count { $0.contains("› x") } == 1
      }
    }
    try demo.terminal.press("Home")
    try demo.terminal.type("_")
    try demo.waitForTyped("_\(filler) end")
  }

  @Test("The prompt begins a row, whatever the output left")
  func partialOutput() throws {
    let demo = try DemoSession("exec DEMO --colour")
    try demo.terminal.type("partial")
    try demo.terminal.press("Enter")
    try demo.terminal.wait(for: "a prompt below the output") {
      $0.suffix(2) == ["no newline", DemoSession.prompt]
    }
    try demo.terminal.type("abc")
    try demo.terminal.press("Home")
    try demo.terminal.type("_")
    try demo.waitForTyped("_abc")
    #expect(try demo.terminal.styledScreen().contains("\u{1B}[36mslate published ›"))
  }
}
