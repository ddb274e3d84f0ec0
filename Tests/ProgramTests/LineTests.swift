import Foundation
import SlateTestSupport
import Testing

@Suite(
  "The program", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"),
  .timeLimit(.minutes(5))
)
struct LineTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func run(_ arguments: String..., input: String = "") async throws -> Program.Result {
    try await Program.run(arguments, input: input, in: scratch.folder)
  }

  @Test("'-c' runs lines one after the other, in one session")
  func lines() async throws {
    let result = try await run("-c", "select 1 as a", "-c", "from _ | derive b = a + 1", "--format", "csv")
    #expect(result.out == "a\n1\na,b\n1,2\n" || result.out == "a\n1\n\na,b\n1,2\n", "\(result.out)")
    #expect(result.err == "" && result.status == 0)
  }

  @Test("A pipe is read to its end, and lines go on as they do at the prompt")
  func pipe() async throws {
    let input = """
      # a comment
      select 1 as a union all select 2 |
        sort a --descending   # the largest first
      let b = select 'two
      rows' as text
      from b \\
        | count
      """
    let result = try await run("--format", "csv", input: input)
    #expect(
      result.out.split(separator: "\n").map(String.init) == ["a", "2", "1", "rows", "1"],
      "\(result.out)\(result.err)")
    #expect(result.status == 0)
    #expect(try await run(input: "").status == 0)
  }

  @Test("The first line that fails ends the run with 1; --keep-going goes on, and ends with 1 all the same")
  func failing() async throws {
    let input = "select 1 as a\nnonsense\nselect 2 as b\n"
    let stopped = try await run("--format", "csv", input: input)
    #expect(stopped.out == "a\n1\n" && stopped.status == 1)
    #expect(stopped.err.contains("There is no command called 'nonsense'"))
    let going = try await run("--format", "csv", "--keep-going", input: input)
    #expect(going.out.contains("b\n2\n") && going.status == 1)
    let lines = try await run("-c", "nonsense", "-c", "select 2 as b")
    #expect(lines.out == "" && lines.status == 1)
    #expect(try await run(input: "send plans |").status == 1)
    #expect(try await run(input: "select 'a").err.contains("not finished"))
  }

  @Test(
    "Wrong options end with 2, and say what is wrong",
    arguments: [
      ["--nope"], ["--format", "xml"], ["--workspace", "a.slate", "--memory"], ["--read-only"], ["-c"],
      ["nonsense"],
      ["replay"], ["replay", "a.md", "--check", "--accept"], ["replay", "a.md", "--nope"],
    ])
  func usage(arguments: [String]) async throws {
    let program = try Program(arguments, in: scratch.folder)
    let result = await program.end()
    #expect(result.status == 2 && result.out == "" && !result.err.isEmpty, "\(result)")
  }

  @Test("Help and the version are results, and end with 0")
  func help() async throws {
    let help = try await run("--help")
    #expect(help.status == 0 && help.out.contains("replay") && help.err == "")
    #expect(try await run("--version").out == "0.1.0\n")
    #expect(try await run("replay", "--help").out.contains("--check"))
  }

  @Test(
    "A shell completes the options that stand behind the program's name alone",
    arguments: [
      ("bash", "repeating_options=(--plugins -c --command)"), ("zsh", "'--format[How results are written.]"),
      ("fish", "\"slate\" workspace' -l 'workspace'"),
    ])
  func completions(_ shell: String, _ expected: String) async throws {
    let script = try await run("completions", shell).out
    // What comes before the first subcommand's part is the program's own.
    let own = script.components(separatedBy: shell == "fish" ? "\"slate open\"" : "_slate_open()")[0]
    #expect(own.contains(expected))
  }

  @Test("Every format is written whole, on standard output; notices are not")
  func formats() async throws {
    let line = "send timeliness --years 2023-2024"
    let csv = try await run("-c", line, "--format", "csv")
    #expect(
      csv.out
        == "period,area_code,area,within,issued,rate\n2023,E92000001,England,38471,76506,50.3\n2024,E92000001,England,39407,84866,46.4\n"
    )
    #expect(csv.err.contains("note: ") && csv.status == 0)
    let json = try await run("-c", line, "--format", "json")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [[String: Any]])
    #expect(rows.compactMap { $0["issued"] as? Int } == [76506, 84866])
    #expect(rows.compactMap { $0["rate"] as? Double } == [50.3, 46.4])
    let markdown = try await run("-c", line, "--format", "markdown")
    #expect(markdown.lines.count == 4 && markdown.lines.allSatisfy { $0.hasPrefix("|") && $0.hasSuffix("|") })
    #expect(markdown.out.contains("84,866"))
    #expect(try await run("-c", line).out.contains("Within 20 weeks"))
  }

  @Test("A long table is whole on a pipe")
  func whole() async throws {
    let result = try await run("-c", "select range as n from range(5000)", "--format", "csv")
    #expect(result.lines.count == 5001 && result.lines.last == "4999")
    #expect(try await run("-c", "select range as n from range(500)").out.contains("499"))
  }

  @Test("A reader that goes away ends the program quietly")
  func brokenPipe() async throws {
    let process = Process()
    let out = Pipe()
    let err = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\"$0\" -c 'select range as n from range(3000000)' --format csv | head -1", Program.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out
    process.standardError = err
    try process.run()
    let text = out.fileHandleForReading.readDataToEndOfFile()
    let errors = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: text, as: UTF8.self) == "n\n" && errors.isEmpty)
  }

  @Test("'quit' leaves; the lines behind it do not run")
  func quit() async throws {
    let result = try await run("--format", "csv", input: "select 1 as a\nquit\nselect 2 as b\n")
    #expect(result.out == "a\n1\n" && result.status == 0)
  }
}
