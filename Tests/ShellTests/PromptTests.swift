import Foundation
import TerminalSupport
import Testing

@Suite(
  "The prompt on a screen", .serialized,
  .enabled(if: SlateScreen.isPossible, "tmux or DuckDB's library is not here"))
struct PromptTests {
  @Test("The banner has at most three lines and says how to get help", arguments: [ScreenSize.small, .large])
  func banner(size: ScreenSize) throws {
    let rows = try SlateScreen(size: size).terminal.screen()
    #expect(rows.count <= 4)
    #expect(rows.joined().contains("help"))
  }

  @Test("A command answers with a table that fits the screen", arguments: [ScreenSize.small, .large])
  func table(size: ScreenSize) throws {
    let slate = try SlateScreen(size: size)
    let rows = try slate.run("send timeliness --years 2024", until: "46.4")
    #expect(rows.allSatisfy { $0.count <= size.columns })
    #expect(rows.contains { $0.contains("39,407") && $0.contains("84,866") })
  }

  @Test("An error marks the word and names the nearest right one")
  func error() throws {
    let slate = try SlateScreen()
    let rows = try slate.run("send timelines", until: "Did you mean timeliness?")
    let marked = try #require(rows.firstIndex { $0 == "  | send timelines" })
    #expect(rows[marked + 1] == "  |      ^~~~~~~~~")
  }

  @Test("An unfinished line goes on, and ^C clears it")
  func continuation() throws {
    let slate = try SlateScreen()
    try slate.terminal.type("from published |")
    try slate.terminal.press("Enter")
    try slate.terminal.type("count")
    try slate.terminal.press("Enter")
    try slate.terminal.wait(forText: "1 row")
    try slate.terminal.type("from 'publ")
    try slate.terminal.press("C-c")
    try slate.terminal.wait(forLastRow: SlateScreen.prompt)
    try slate.run("from published | head 0 | count", until: "1 row")
  }

  @Test("^C stops a query within half a second and leaves a sane prompt")
  func interruption() throws {
    let slate = try SlateScreen()
    try slate.warmUp()
    let clock = ContinuousClock()
    var fastest = Duration.seconds(60)
    // The screen is asked every few hundredths of a second, by a command of its own, and the machine may be busy:
    // the best of several counts. The query itself takes days.
    for _ in 0..<10 where fastest >= .milliseconds(1000) {
      try slate.terminal.type("select sum(a.range * b.range) from range(10000000) a, range(10000000) b")
      try slate.terminal.press("Enter")
      try slate.terminal.wait(forText: "working")
      let pressed = clock.now
      try slate.terminal.press("C-c")
      try slate.terminal.wait(for: "the prompt") { $0.last == SlateScreen.prompt }
      fastest = min(fastest, clock.now - pressed)
    }
    #expect(fastest < .milliseconds(1000))
    let rows = try slate.run("from published | head 0 | count", until: "1 row")
    #expect(rows.contains("interrupted"))
  }

  @Test("A key held down on ^C ends nothing")
  func manyInterrupts() throws {
    let slate = try SlateScreen()
    for _ in 0..<60 { try slate.terminal.press("C-c") }
    try slate.terminal.wait(for: "the prompt") { $0.last == SlateScreen.prompt }
    try slate.run("from published | head 0 | count", until: "1 row")
  }

  @Test("Pasted lines run nothing until Enter, then run one after the other")
  func paste() throws {
    let slate = try SlateScreen()
    try slate.terminal.paste("let few = from published | head 3\nfrom few | count")
    try slate.terminal.wait(forText: "from few | count")
    #expect(try !slate.terminal.screen().contains { $0.contains("holds") })
    try slate.terminal.press("Enter")
    let rows = try slate.terminal.wait(for: "both results") { rows in
      rows.contains { $0.contains("'few' holds 3 rows") } && rows.contains("1 row")
    }
    #expect(rows.contains { $0.trimmingCharacters(in: .whitespaces) == "3" })
  }

  @Test("^D on an empty line leaves, and the terminal is as it was")
  func leaving() throws {
    let slate = try SlateScreen(
      "stty -a > before; SLATE; stty -a > after; cmp before after && echo same; cat")
    try slate.terminal.press("C-d")
    try slate.terminal.wait(forText: "same")
  }

  @Test("The terminal is as it was after the program is killed while a command runs")
  func crash() throws {
    let slate = try SlateScreen(
      "trap : QUIT; stty -a > before; SLATE; stty -a > after; cmp before after && echo same; cat")
    try slate.warmUp()
    try slate.terminal.type("select sum(a.range * b.range) from range(10000000) a, range(10000000) b")
    try slate.terminal.press("Enter")
    try slate.terminal.wait(forText: "working")
    try slate.terminal.press("C-\\")
    try slate.terminal.wait(forText: "same")
  }

  @Test("On a dumb terminal the prompt works without colour and suggestion")
  func dumb() throws {
    let slate = try SlateScreen(environment: ["TERM": "dumb"])
    try slate.run("from published | head 0 | count", until: "1 row")
  }

  @Test("Under LANG=C the prompt works, and UTF-8 can be typed")
  func plainLocale() throws {
    let slate = try SlateScreen(environment: ["LANG": "C"])
    try slate.terminal.type("from größe")
    try slate.terminal.press("Enter")
    try slate.terminal.wait(forText: "no table called 'größe'")
  }

  @Test("The prompt names the workspace")
  func workspace() throws {
    let slate = try SlateScreen("exec SLATE --workspace schools.duckdb", prompt: "slate schools ›")
    try slate.terminal.type("quit")
    try slate.terminal.press("Enter")
  }
}
