import TerminalSupport
import Testing

@Suite(
  "Completion on a screen", .serialized,
  .enabled(if: SlateScreen.isPossible, "tmux or DuckDB's library is not here"))
struct CompletionTests {
  @Test(
    "One candidate completes with a space",
    arguments: [
      ("se\t", "send"), ("send time\t", "send timeliness"),
      ("send timeliness --inc\t", "send timeliness --including-exceptions"),
      ("send plans --by reg\t", "send plans --by region"),
      ("send plans --by=reg\t", "send plans --by=region"),
      ("send plans Devo\t", "send plans Devon"),
      ("send plans \"Kingston upon H\t", "send plans \"Kingston upon Hull, City of\""),
      ("help send req\t", "help send requests"), ("from publ\t", "from published"),
    ])
  func single(typed: String, becomes: String) throws {
    let slate = try SlateScreen()
    try slate.warmUp()
    try slate.terminal.type(typed)
    try slate.terminal.wait(forLastRow: "\(SlateScreen.prompt) \(becomes)")
    // The space stands: what is typed next is another word.
    try slate.terminal.type("x")
    try slate.terminal.wait(forLastRow: "\(SlateScreen.prompt) \(becomes) x")
  }

  @Test(
    "Sub-commands are listed with what they do, and the line stays", arguments: [ScreenSize.small, .large])
  func list(size: ScreenSize) throws {
    let slate = try SlateScreen(size: size)
    try slate.terminal.type("send \t\t")
    let rows = try slate.terminal.wait(forText: "Plans issued within 20 weeks")
    #expect(rows.contains { $0.hasPrefix("timeliness  ") })
    #expect(rows.contains { $0.hasPrefix("requests    ") })
    try slate.terminal.wait(forLastRow: "\(SlateScreen.prompt) send")
  }

  @Test("Only regions are offered where a region is wanted")
  func regions() throws {
    let slate = try SlateScreen()
    try slate.terminal.type("send plans --region \t\t")
    let rows = try slate.terminal.wait(forText: "Yorkshire and The Humber")
    #expect(!rows.contains { $0.hasPrefix("England ") })
  }

  @Test("Columns of the pipeline so far are offered, and no others")
  func columns() throws {
    let slate = try SlateScreen()
    try slate.warmUp()
    try slate.terminal.type("send timeliness | select area_code | sort are\t")
    try slate.terminal.wait(
      forLastRow: "\(SlateScreen.prompt) send timeliness | select area_code | sort area_code")
  }

  @Test("Columns are offered inside an expression, quoted or not")
  func expression() throws {
    let slate = try SlateScreen()
    try slate.warmUp()
    try slate.terminal.type("from published | where \"value > 5 and bre\t")
    try slate.terminal.wait(
      forLastRow: "\(SlateScreen.prompt) from published | where \"value > 5 and breakdown")
  }

  @Test("Years of the question's own input are offered")
  func years() throws {
    let slate = try SlateScreen()
    try slate.warmUp()
    try slate.terminal.type("send plans --years \t\t")
    let rows = try slate.terminal.wait(forText: "2014/15")
    #expect(rows.contains { $0.contains("2024/25") })
  }

  @Test("Files are offered, a folder without a space behind it")
  func files() throws {
    let slate = try SlateScreen("mkdir -p data/deep && touch data/deep/caseload.csv && exec SLATE")
    try slate.terminal.type("import da\tde\tca\t")
    try slate.terminal.wait(for: "the whole path") {
      $0.last?.hasPrefix("\(SlateScreen.prompt) import data/deep/caseload.csv") ?? false
    }
  }

  @Test("A dim suggestion shows what TAB would take, and Right accepts it")
  func suggestion() throws {
    let slate = try SlateScreen()
    try slate.terminal.type("send timel")
    try slate.terminal.wait(forLastRow: "\(SlateScreen.prompt) send timeliness")
    try slate.terminal.press("Right")
    try slate.terminal.type(" --bands")
    try slate.terminal.wait(forLastRow: "\(SlateScreen.prompt) send timeliness --bands")
  }
}
