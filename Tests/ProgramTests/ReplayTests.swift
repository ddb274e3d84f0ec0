import Foundation
import SlateTestSupport
import Testing

@Suite(
  "slate replay", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"),
  .timeLimit(.minutes(5)))
struct ReplayTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write("time_period,tally\n2024,10\n2025,20\n", to: "tally.csv")
  }

  private func run(_ arguments: String..., input: String = "") async throws -> Program.Result {
    try await Program.run(arguments, input: input, in: scratch.folder)
  }

  /// Saves a session on the embedded figures and a file.
  private func save() async throws {
    let result = try await run(
      "-c", "import tally.csv", "-c", "from tally | group --sum tally", "-c", "send timeliness --years 2024",
      "-c", "save n.md")
    try #require(result.status == 0, "\(result)")
  }

  @Test("A saved session checks as the same, and recording it again changes no byte")
  func same() async throws {
    let saved = try await run(
      "-c", "send timeliness --years 2024", "-c", "send plans | tail 3", "-c", "save n.md")
    #expect(saved.status == 0 && saved.err.contains("2 cells"), "\(saved)")
    let text = try scratch.read("n.md")
    #expect(text.contains("46.4") && text.contains("638,745") && text.contains("slate-provenance"))
    let check = try await run("replay", "n.md", "--check")
    #expect(check.status == 0, "\(check)")
    #expect(try await run("replay", "n.md", "--accept").status == 0)
    #expect(try scratch.read("n.md") == text)
    let shown = try await run("replay", "n.md")
    #expect(shown.status == 0 && shown.out.contains("46.4"))
  }

  @Test("So does one that imported a file")
  func imported() async throws {
    try await save()
    let text = try scratch.read("n.md")
    let check = try await run("replay", "n.md", "--check")
    #expect(check.status == 0, "\(check)")
    #expect(try await run("replay", "n.md", "--accept").status == 0)
    #expect(try scratch.read("n.md") == text)
  }

  @Test("A figure that moved is drift: 1")
  func drift() async throws {
    try await save()
    try scratch.write(try scratch.read("n.md").replacingOccurrences(of: "46.4", with: "46.5"), to: "n.md")
    let check = try await run("replay", "n.md", "--check")
    #expect(check.status == 1 && (check.out + check.err).contains("46.5"), "\(check)")
  }

  @Test("A cell that fails, or no notebook at all: 2")
  func failure() async throws {
    try await save()
    try scratch.write(
      try scratch.read("n.md").replacingOccurrences(of: "--sum tally", with: "--sum tallly"), to: "n.md")
    let check = try await run("replay", "n.md", "--check")
    #expect(check.status == 2 && (check.out + check.err).contains("tallly"), "\(check)")
    #expect(try await run("replay", "absent.md", "--check").status == 2)
    try scratch.write("---\nslate: 99\n---\n", to: "newer.md")
    #expect(try await run("replay", "newer.md").status == 2)
  }

  @Test("A file that is another now: 3, and it is named")
  func inputs() async throws {
    try await save()
    try scratch.write("time_period,tally\n2024,10\n2025,21\n", to: "tally.csv")
    let check = try await run("replay", "n.md", "--check")
    #expect(check.status == 3 && (check.out + check.err).contains("tally"), "\(check)")
  }

  @Test(
    "Where the workspace has both versions, the rows that changed are counted; a file that nothing reads counts, too"
  )
  func revisions() async throws {
    try scratch.write("time_period,other\n2024,1\n", to: "other.csv")
    let saved = try await run(
      "--workspace", "w.duckdb", "-c", "import tally.csv", "-c", "import other.csv", "-c",
      "from tally | group --sum tally", "-c", "save n.md")
    try #require(saved.status == 0, "\(saved)")
    #expect(try scratch.read("n.md").contains("file: \"other.csv\""))
    try scratch.write("time_period,tally\n2024,10\n2025,21\n2026,5\n", to: "tally.csv")
    let check = try await run("replay", "n.md", "--check", "--workspace", "w.duckdb")
    #expect(
      check.status == 3
        && check.out.contains("tally.csv: 1 row changed, 1 added; see 'revisions tally --compare 1 2'."),
      "\(check)")
  }

  @Test("Parameters are typed, and take the place of whole words")
  func parameters() async throws {
    try scratch.write(
      """
      ---
      slate: 1
      title: A year
      requires: [send]
      params:
        year: { type: year, default: 2024 }
      ---

      ```slate
      send timeliness --years ${year}
      ```

      """, to: "year.md")
    #expect(try await run("replay", "year.md").out.contains("46.4"))
    #expect(try await run("replay", "year.md", "--set", "year=2019").out.contains("60.4"))
    #expect(try await run("replay", "year.md", "--set", "year=2019 | count").status == 2)
    #expect(try await run("replay", "year.md", "--set", "years=2019").status == 2)
  }
}
