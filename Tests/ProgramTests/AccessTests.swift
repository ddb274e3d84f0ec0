import Foundation
import SlateTestSupport
import Testing

@Suite(
  "What a stranger's notebook may do", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"), .timeLimit(.minutes(5)))
struct AccessTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let files = FileManager.default
    try files.createDirectory(atPath: scratch.folder + "/home", withIntermediateDirectories: true)
    try scratch.write("time_period,v\n2020,zebra\n", to: "secret.csv")
    try scratch.write("time_period,v\n2020,1\n", to: "home/own.csv")
    try files.createSymbolicLink(
      atPath: scratch.folder + "/home/link.csv", withDestinationPath: scratch.folder + "/secret.csv")
  }

  private func replay(_ line: String, _ options: String...) async throws -> Program.Result {
    try scratch.write("---\nslate: 1\n---\n\n```slate\n\(line)\n```\n", to: "home/n.md")
    return try await Program.run(["replay", "home/n.md"] + options, in: scratch.folder)
  }

  @Test(
    "Files elsewhere stay unread, whichever way they are named",
    arguments: [
      "import ../secret.csv", "import link.csv", "import SECRET", "import ./../home/../secret.csv",
      "select * from read_csv('../secret.csv')", "select * from '../secret.csv'", "select * from \"own.csv\"",
      "select * from \"read_text\"('/etc/hostname')", "with a as (select * from glob('/*')) select * from a",
      "from published | where value > (select count(*) from read_text('/etc/hostname'))",
      "from published | derive x = (select content from read_text('/etc/hostname'))",
      "select * from query('from read_text(''/etc/hostname'')')", "select getenv('HOME')",
      "sql \"from read_text('/etc/hostname')\"", "let a = select * from read_text('/etc/hostname')",
    ])
  func unread(_ line: String) async throws {
    let line = line.replacingOccurrences(of: "SECRET", with: scratch.folder + "/secret.csv")
    let result = try await replay(line)
    #expect(result.status == 2, "\(result)")
    let said = result.out + result.err
    let isRefused = ["lies elsewhere", "reaches outside", "is a file"].contains { said.contains($0) }
    #expect(isRefused && !said.contains("zebra"), "\(said)")
  }

  @Test(
    "Nothing is written, attached, set or installed",
    arguments: [
      "from published | head 1 | write out.csv", "from published | head 1 | write ../out.parquet",
      "sql \"copy (select 1) to 'out.csv'\"", "sql \"attach 'out.db' as e\"",
      "sql \"set memory_limit = '1GB'\"",
      "sql \"install httpfs\"", "sql \"explain analyze copy (select 1) to 'out.csv'\"",
      "sql \"create table t as select 1\"",
      "sql \"drop table published\"",
    ])
  func unwritten(_ line: String) async throws {
    let result = try await replay(line)
    #expect(result.status == 2, "\(result)")
    #expect((result.out + result.err).contains(/writes no files|Only queries/), "\(result)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/home").sorted()
    #expect(left == ["link.csv", "n.md", "own.csv"])
    #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/out.parquet"))
  }

  @Test("What lies beside it is read, and what is allowed besides")
  func allowed() async throws {
    #expect(try await replay("import own.csv").status == 0)
    let folder = scratch.folder
    #expect(try await replay("import ../secret.csv", "--allow", "read=\(folder)/secret.csv").status == 0)
    let written = try await replay(
      "from published | head 1 | write ../out.csv", "--allow", "read=\(folder),write=\(folder)")
    #expect(written.status == 0 && FileManager.default.fileExists(atPath: folder + "/out.csv"), "\(written)")
    let wrong = try await replay("help", "--allow", "everything")
    #expect(wrong.status == 2 && wrong.err.contains("cannot be allowed"))
    // Queries of its own tables go on as ever.
    #expect(try await replay("select list_transform([1, 2], lambda x: x + 1) as l from range(2)").status == 0)
  }

  @Test(
    "A revised release is checked in one command: which file, which cells, which figures",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func refresh() async throws {
    let files = FileManager.default
    try files.createDirectory(atPath: scratch.folder + "/new", withIntermediateDirectories: true)
    for name in ["requests.csv", "timeliness_20_week.csv"] {
      try files.copyItem(
        atPath: Surroundings.file("send/ehc-plans-2025/\(name)"), toPath: "\(scratch.folder)/\(name)")
      try files.copyItem(
        atPath: Surroundings.file("send/ehc-plans-2025-revised/\(name)"),
        toPath: "\(scratch.folder)/new/\(name)")
    }
    let saved = try await Program.run(
      [
        "-c", "import requests.csv", "-c", "import timeliness_20_week.csv", "-c",
        "send timeliness --years 2024", "-c", "send requests --years 2024", "-c", "save r.md",
      ],
      in: scratch.folder)
    try #require(saved.status == 0, "\(saved)")
    #expect(try await Program.run(["replay", "r.md", "--check"], in: scratch.folder).status == 0)
    let moved = try await Program.run(["replay", "r.md", "--update-data", "new"], in: scratch.folder)
    #expect(moved.status == 3)
    // The rows of the two files, counted with wc -l: 13,169 and 13,170; 12,211 and 12,212.
    for text in [
      "requests.csv (13169 rows", "(13170 rows", "timeliness_20_week.csv (12211 rows", "Cell 1, line",
      "13,170", "timeliness_20_week.csv: 68 rows changed, 1 added",
    ] {
      #expect(moved.out.contains(text), "\(text): \(moved.out)")
    }
    let accepted = try await Program.run(
      ["replay", "r.md", "--update-data", "new", "--accept"], in: scratch.folder)
    #expect(accepted.status == 0 && accepted.err.contains("still names the older files"), "\(accepted)")
    #expect(
      try await Program.run(["replay", "r.md", "--update-data", "new"], in: scratch.folder).status == 0)
  }
}
