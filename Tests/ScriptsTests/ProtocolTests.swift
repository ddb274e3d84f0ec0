import Foundation
import Interpreter
import Scripts
import SlateKit
import SlateTestSupport
import Testing

@Suite("A script as a command", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ProtocolTests {
  @Test("A script without any helper: its table, its columns' meanings, a note")
  func plain() async throws {
    let bench = try Bench.trying(
      """
      echo '{"columns": [{"name": "n", "label": "Number", "unit": "plans", "decimals": 0}]}' >&2
      echo '{"note": "Counted by hand."}' >&2
      printf 'area,n\\nKent,12\\nDevon,c\\n'
      """)
    let answer = try await bench.workbench.run("try")
    #expect(answer.text == "area,n\nKent,12\nDevon,c\n")
    #expect(answer.notices == ["note: Counted by hand."])
    let relation = try #require(try await bench.workbench.interpreter.run("try")?.relation)
    #expect(relation.column("n")?.unit == "plans")
    #expect(relation.column("n")?.kind == .integer)
    #expect(try await bench.workbench.run("try | where n_symbol = 'c'").text == "area,n\nDevon,c\n")
  }

  @Test("What a script gets: its arguments, the table before it, a seed, a width")
  func handed() async throws {
    let bench = try Bench.trying(
      """
      echo 'what,is'
      for word in "$@"; do echo "word,$word"; done
      echo "seed,$SLATE_SEED"; echo "width,$SLATE_WIDTH"
      tail -n +2 "$SLATE_TABLE" | sed 's/,/ /' | sed 's/^/row,/'
      cut -d, -f1,2,4 "$SLATE_COLUMNS" | tail -n 1 | tr , ' ' | sed 's/^/meaning,/'
      """,
      """
      "input": "required", "arguments": [
        {"names": [{"kind": "long", "name": "least"}], "type": "integer", "abstract": "A number.", "defaultValue": "1"},
        {"kind": "flag", "names": [{"kind": "long", "name": "loud"}], "abstract": "A flag."},
        {"valueName": "by", "type": "column", "abstract": "A column."}]
      """)
    let answer = try await bench.workbench.run("select 1 as a, 2.5 as b | try A --loud --least 3")
    #expect(
      answer.lines == [
        "word --least=3", "word --loud", "word --", "word a", "seed 1", "width 80", "row 1 2.5",
        "meaning b decimal ",
      ])
  }

  @Test(
    "A text that a script hands through stays a text, whatever its cells look like; a new column is what its cells are"
  )
  func handedThrough() async throws {
    let bench = try Bench.trying(
      "echo 'period,n'; tail -n +2 \"$SLATE_TABLE\" | sed 's/$/,7/'", "\"input\": \"required\"")
    let relation = try #require(
      try await bench.workbench.interpreter.run("select '202425' as period | try")?.relation)
    #expect(relation.column("period")?.kind == .text)
    #expect(relation.column("n")?.kind == .integer)
  }

  @Test(
    "Wrong arguments never reach the script",
    arguments: [
      ("try", "'try' lacks <by>."), ("try b", "no column called 'b'"),
      ("try a --least x", "'x' is no whole number"),
      ("try a --lest 2", "'try' has no option '--lest'. Did you mean --least?"),
      ("try a b", "does not know what to do"),
      ("try a --least 1 --least 2", "stands there twice"),
    ])
  func wrongArguments(_ line: String, _ expected: String) async throws {
    let bench = try Bench.trying(
      "touch started; exit 1",
      """
      "input": "required", "arguments": [
        {"names": [{"kind": "long", "name": "least"}], "type": "integer", "abstract": "A number.", "defaultValue": "1"},
        {"valueName": "by", "type": "column", "abstract": "A column."}]
      """)
    #expect(await bench.failure("select 1 as a | " + line).contains(expected))
  }

  @Test("A script that needs a table says so without one; one that takes none refuses one")
  func places() async throws {
    let needs = try Bench.trying("exit 1", #""input": "required""#)
    #expect(await needs.failure("try").contains("nothing stands before it"))
    let alone = try Bench.trying("exit 1")
    #expect(await alone.failure("select 1 as a | try").contains("begins a pipeline"))
  }

  @Test("Unknown keys are ignored, and only the first number of the protocol counts")
  func versions() throws {
    func describing(_ text: String) throws -> Bench { try Bench(["try": "#!/bin/sh\necho '\(text)'\n"]) }
    let newer = try describing(
      #"{"protocol": "1.9", "new": [1], "command": {"abstract": "Does.", "colour": "red", "arguments": []}}"#)
    #expect(newer.refusals == [] && newer.workbench.registry.entry(for: ["try"]) != nil)
    let other = try describing(#"{"protocol": "2.0", "command": {"abstract": "Does."}}"#)
    #expect(other.refusals.first?.contains("speaks version 2.0 of the protocol") ?? false)
    let silent = try describing(#"{"command": {"arguments": []}}"#)
    #expect(silent.refusals.first?.contains("does not say what it does") ?? false)
  }

  @Test("A script cannot take the name of a command that is there")
  func names() throws {
    let bench = try Bench(["where": Bench.shell("where", "exit 1")])
    #expect(bench.refusals == ["The plugin 'where' is refused: 'where' is already a command of 'tables'."])
    #expect(bench.workbench.registry.entry(for: ["where"])?.entry.plugin.id == "tables")
  }

  @Test("A description is asked for once, and again when the file changes")
  func cache() async throws {
    let bench = try Bench([
      "try": Bench.shell("try", "exit 1").replacing("exit 0", with: "echo x >>\"$0.asked\"; exit 0")
    ])
    for _ in 0..<3 { bench.load(into: Registry([])) }
    #expect(try bench.scratch.read("slate-try.asked") == "x\n")
    let path = bench.scratch.path("slate-try")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 5)], ofItemAtPath: path)
    let registry = Registry([])
    bench.load(into: registry, mayRun: false)
    #expect(registry.refusals.first?.reason.contains("--allow run") ?? false)
    bench.load(into: Registry([]))
    #expect(try bench.scratch.read("slate-try.asked") == "x\nx\n")
  }

  @Test("A notebook starts no script unless its reader allows it, and completion never does")
  func access() async throws {
    let bench = try Bench.trying("touch \"$SLATE_FOLDER/started\"; printf 'a\\n1\\n'")
    let confined = Session(
      workspace: Workspace(.memory), plugins: bench.workbench.registry.plugins, folder: bench.scratch.folder,
      access: .notebook(in: bench.scratch.folder))
    let interpreter = Interpreter(registry: bench.workbench.registry, session: confined)
    await #expect(throws: LineError.self) { try await interpreter.run("try") }
    #expect(await bench.workbench.interpreter.preview("try") == nil)
    #expect(!bench.scratch.exists("started"))
    _ = try await bench.workbench.run("try")
    #expect(bench.scratch.exists("started"))
  }

  @Test("The current folder is no place for scripts, however the search path names it")
  func folders() throws {
    let found = ScriptSearch(
      named: ["own"],
      environment: ["PATH": "/usr/bin::.:bin:/home/me", "SLATE_PLUGINS": "plugins:/opt/plugins"],
      currentFolder: "/home/me")
    #expect(found.folders == ["/home/me/own", "/opt/plugins", "/usr/bin"].map(Paths.resolved))
  }
}
