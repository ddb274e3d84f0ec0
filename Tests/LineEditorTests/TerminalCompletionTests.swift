import TerminalSupport
import Testing

@Suite(
  "Completion at a terminal", .serialized, .enabled(if: TerminalSession.isAvailable, "tmux is not installed"))
struct TerminalCompletionTests {
  @Test(
    "One candidate completes with a space; several list, also below text that wraps",
    arguments: [
      ScreenSize.small, .large,
    ])
  func list(size: ScreenSize) throws {
    let demo = try DemoSession(size: size)
    try demo.terminal.type("so\tno\t")
    try demo.waitForTyped("sort north-")
    // Another 95 columns wrap on both screens, with the prompt.
    let filler = String(repeating: "x", count: 95)
    try demo.terminal.type(filler + " no\t\t")
    try demo.terminal.wait(forText: "north-east  north-west")
    let typed = "\(DemoSession.prompt) sort north-\(filler) north-"
    let rows = [String(typed.prefix(size.columns)), String(typed.dropFirst(size.columns))]
    let screen = try demo.terminal.wait(for: "the line twice, and the list between") {
      $0.suffix(2) == rows[...]
    }
    #expect(screen == [screen[0]] + rows + ["north-east  north-west"] + rows)
    // The cursor is where typing goes on, and the start of the line where it was.
    try demo.terminal.type("w\t!")
    try demo.terminal.press("Home")
    try demo.terminal.type("_")
    let changed = "\(DemoSession.prompt) _sort north-\(filler) north-west !"
    try demo.terminal.wait(for: "the changed line") { $0.suffix(2).joined() == changed }
  }

  @Test("The list keeps text behind the cursor, on the first of two rows")
  func listInside() throws {
    let demo = try DemoSession()
    let filler = String(repeating: "x", count: 90)
    try demo.terminal.type("sort north-" + " " + filler)
    try demo.terminal.press("Home", "M-f", "M-f", "Tab")
    try demo.terminal.wait(forText: "north-east  north-west")
    try demo.terminal.type("e\t")
    let typed = "\(DemoSession.prompt) sort north-east \(filler)"
    let screen = try demo.terminal.wait(for: "the completed line") { $0.suffix(2).joined() == typed }
    #expect(screen.count == 1 + 2 + 1 + 2)
    try demo.terminal.press("Enter")
    try demo.terminal.wait(forText: "ran <sort north-east \(filler.prefix(10))")
  }

  @Test("Summaries fit the width", arguments: [ScreenSize.small, .large])
  func summaries(size: ScreenSize) throws {
    let demo = try DemoSession(size: size)
    try demo.terminal.type("case\t")
    try demo.waitForTyped("caseload")
    try demo.terminal.press("Tab")
    let rows = try demo.terminal.wait(for: "the list") { $0.count == 5 }
    #expect(rows[2] == "caseload          Children and young people with an EHC plan")
    #expect(rows[3].hasPrefix("caseload-history  The same over the years") && rows[3].hasSuffix("…"))
    #expect(rows[3].count == size.columns - 1)
  }

  @Test("A list longer than the screen says what it leaves out")
  func longList() throws {
    let demo = try DemoSession()
    try demo.terminal.type("sort a\t\t")
    let rows = try demo.terminal.wait(forText: " more")
    #expect(rows.contains("… and 11 more"))
    try demo.waitForTyped("sort area")
    #expect(try demo.terminal.screen().count == 24)
  }

  @Test("A dim suggestion follows the text; Right and ^F accept it, and elsewhere move")
  func suggestion() throws {
    let demo = try DemoSession()
    let terminal = demo.terminal
    try terminal.type("so")
    try demo.waitForTyped("sort")
    #expect(try terminal.styledScreen().contains("so\u{1B}[2mrt"))
    #expect(try terminal.cursor().column == DemoSession.prompt.count + 3)
    try terminal.press("Right")
    try terminal.wait(for: "an accepted suggestion") { _ in
      !(try terminal.styledScreen().contains("\u{1B}[2m"))
    }
    try terminal.press("Left", "Right")
    try terminal.type(" zz")
    try demo.waitForTyped("sort zz")
    try terminal.press("BSpace", "BSpace")
    try terminal.type("no")
    try demo.waitForTyped("sort north-")
    try terminal.press("C-f")
    try terminal.type("w")
    try demo.waitForTyped("sort north-west")
    // What is not accepted does not run.
    try terminal.press("Enter")
    try terminal.wait(forText: "ran <sort north-w>")
    try demo.waitForTyped("")
  }

  @Test("A suggestion ends at the screen's edge")
  func suggestionAtEdge() throws {
    let demo = try DemoSession()
    let filler = String(repeating: "x", count: 53)
    try demo.terminal.type("\(filler) | time")
    try demo.waitForTyped("\(filler) | time…")
    try demo.terminal.press("C-c")
    let rows = try demo.terminal.wait(forText: "^C")
    #expect(rows.count == 3)
  }

  @Test("No suggestion without colour", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func noSuggestion(environment: [String: String]) throws {
    let demo = try DemoSession(environment: environment)
    try demo.terminal.type("so")
    try demo.waitForTyped("so")
    try demo.terminal.type("r")
    try demo.waitForTyped("sor")
  }
}
