import Foundation
import SlateTestSupport
import Testing

@Suite(
  "Workspaces", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"),
  .timeLimit(.minutes(5)))
struct WorkspaceTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(WorkspaceTests.file(0), to: "tally.csv")
  }

  /// A small official file whose figure says which one it is.
  private static func file(_ number: Int) -> String {
    """
    time_period,time_identifier,geographic_level,country_code,country_name,tally
    2024,Calendar year,National,E92000001,England,\(number)
    2025,Calendar year,National,E92000001,England,x

    """
  }

  private func run(_ arguments: String..., input: String = "") async throws -> Program.Result {
    try await Program.run(arguments, input: input, in: scratch.folder)
  }

  @Test("What was imported into a file is there in the next run; what was kept in memory is not")
  func kept() async throws {
    let first = try await run("--workspace", "work.slate", "-c", "import tally.csv")
    #expect(first.status == 0 && first.out == "" && first.err.contains("2 rows"), "\(first)")
    let second = try await run(
      "--workspace", "work.slate", "--format", "csv", "-c", "from tally | select time_period tally")
    #expect(second.out == "time_period,tally\n2024,0\n2025,x\n", "\(second)")
    #expect(try await run("--memory", "-c", "from tally").status == 1)
    #expect(try await run("-c", "from tally").err.contains("There is no table called 'tally'"))
  }

  @Test("A second process is told which one holds the workspace, and may read it")
  func held() async throws {
    #expect(try await run("--workspace", "work.slate", "-c", "import tally.csv").status == 0)
    let holder = try Program(["--workspace", "work.slate", "--format", "csv"], in: scratch.folder)
    holder.type("select 'mine' as text\n")
    #expect(await holder.says("mine"))
    let refused = try await run("--workspace", "work.slate", "-c", "from tally")
    #expect(refused.status == 1 && refused.out == "")
    for part in ["\(holder.identifier)", "--read-only", "work.slate"] {
      #expect(refused.err.contains(part), "\(refused.err)")
    }
    let reader = try await run(
      "--workspace", "work.slate", "--read-only", "--format", "csv", "-c", "from tally | select tally")
    #expect(reader.out == "tally\n0\nx\n" && reader.status == 0, "\(reader)")
    let writing = try await run("--workspace", "work.slate", "--read-only", "-c", "import tally.csv")
    #expect(writing.status == 1 && writing.err.contains("only read"), "\(writing)")
    #expect(await holder.end().status == 0)
  }

  @Test("What was reported as imported survives a kill at any moment, whole")
  func killed() async throws {
    for number in 1...40 { try scratch.write(WorkspaceTests.file(number), to: "t\(number).csv") }
    let lines = (1...40).map { "import t\($0).csv" }.joined(separator: "\n") + "\n"
    for moment in ["table t3.", "table t9."] {
      let program = try Program(["--workspace", "work.slate"], in: scratch.folder)
      program.type(lines)
      #expect(await program.says(moment))
      let said = await program.kill()
      let reported = (1...40).filter { said.contains("t\($0).csv is the table t\($0).\n") }
      #expect(!reported.isEmpty)
      let checks = reported.map { "select tally from t\($0) where time_period = 2024" }.joined(
        separator: "\n")
      let after = try await run("--workspace", "work.slate", "--format", "csv", input: checks + "\n")
      #expect(after.status == 0, "\(after.err)")
      #expect(after.out.split(separator: "\n").compactMap { Int($0) } == reported)
    }
  }

  @Test("A file that is no workspace is said to be none, and stays as it is")
  func noWorkspace() async throws {
    try scratch.write("not a database\n", to: "notes.txt")
    let result = try await run("--workspace", "notes.txt", "-c", "select 1 as a")
    #expect(result.status == 1 && result.err.contains("notes.txt"), "\(result)")
    #expect(try scratch.read("notes.txt") == "not a database\n")
  }
}
