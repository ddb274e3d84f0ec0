import Foundation
import Interpreter
import Notebooks
import SEND
import Scripts
import SlateKit
import SlateTestSupport
import Tables
import Testing

@Suite("Saved lines", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct DefinitionTests {
  private static let plugins: [any Plugin.Type] = [TablesPlugin.self, SENDPlugin.self, NotebooksPlugin.self]
  private let scratch: Scratch
  private let bench: Workbench

  init() throws {
    scratch = try Scratch()
    bench = Workbench(Self.plugins, folder: scratch.folder)
  }

  @Test("A saved line is a command with options, values of their types, and help")
  func command() async throws {
    try await bench.run(
      #"define slow "The slowest regions." year:year=2024 n:integer=3 = send timeliness --by region --years ${year} | sort rate | head ${n}"#
    )
    let direct = try await bench.run("send timeliness --by region --years 2023 | sort rate | head 2")
    #expect(try await bench.run("slow --year 2023 --n 2").text == direct.text)
    #expect(try await bench.run("slow | count").cells.last == ["3"])
    #expect(await bench.failure("slow --n many")?.message == "The parameter 'n' cannot be 'many'.")
    #expect(await bench.failure("slow --yaer 2023")?.suggestions == ["--year"])
    #expect(try await bench.run("help slow").text.hasPrefix("slow: The slowest regions."))
    #expect(try await Conformance.report(on: "slow", in: bench.registry).faults == [])
  }

  @Test("A line of verbs is a verb; a value never becomes a command or code")
  func verb() async throws {
    try await bench.run(
      "define above least:number = where a >= ${least}", "define called name:text = select ${name} as it")
    #expect(try await bench.run("select unnest([1, 2, 3]) as a | above 2").lines == ["2", "3"])
    #expect(await bench.failure("above 2")?.message.contains("nothing stands before it") ?? false)
    #expect(
      try await bench.run("called \"x' | head 1; drop table t; --\"").lines == [
        "x' | head 1; drop table t; --"
      ])
    #expect(await bench.failure("called")?.message == "'called' lacks <name>.")
  }

  @Test(
    "What is wrong with a definition is said, and defines nothing",
    arguments: [
      ("define a b = send plans", "'b' is no parameter."),
      ("define a x:foo = send plans ${x}", "There is no type 'foo'."),
      ("define a x:year = send plans", "does not use the parameter 'x'"),
      ("define a = send plans ${y}", "which is no parameter of 'a'"),
      ("define a = sendd plans", "There is no command called 'sendd'."),
      ("define where = send plans", "already a command of 'tables'"),
      ("define a n:integer=x = head ${n}", "The parameter 'n' cannot be 'x'."),
      ("define a =", "Nothing stands behind '='."),
      ("define a = a", "'a' cannot stand for itself."),
    ])
  func wrong(_ line: String, _ expected: String) async throws {
    #expect(await bench.failure(line)?.message.contains(expected) ?? false)
    #expect(bench.registry.additions.isEmpty)
  }

  @Test("A line that would stand for itself in the end is refused, and what stood there stays")
  func circle() async throws {
    try await bench.run("define one = select 1 as a", "define two = one")
    #expect(
      await bench.failure("define one = two")?.message
        == "'one' cannot stand for itself, and 'two' stands for it.")
    #expect(try await bench.run("two").lines == ["1"])
    #expect(try await bench.run("define one = select 2 as a", "two").lines == ["2"])
    // The line that 'two' calls stands behind it now; a file of them is read all the same.
    try await bench.run("definitions --save ours.slate")
    let other = Workbench(Self.plugins, folder: scratch.folder)
    #expect(try await other.run("define --load ours.slate", "two").lines == ["2"])
  }

  @Test("A notebook that calls itself is stopped", .timeLimit(.minutes(2)))
  func selfCall() async throws {
    try scratch.write(
      "---\nslate: 1\n---\n```slate\ndefine self --notebook self.md\nself\n```\n", to: "self.md")
    try await bench.run("define self --notebook self.md")
    #expect(await bench.failure("self")?.message.contains("calls itself, and would never end") ?? false)
  }

  @Test("What a line does may be one word in quotes, and a value may have blanks")
  func quotes() async throws {
    try await bench.run(
      #"define one "Ones" = select 1 as a"#, #"define said what:text="a b" = select ${what} as it"#)
    #expect(try await bench.run("help one").text.hasPrefix("one: Ones."))
    #expect(try await bench.run("said").lines == ["a b"])
    #expect(await bench.failure("define one x:number=1e400 = where a > ${x}") != nil)
  }

  @Test("A name that is defined anew says what it was; the same line again says nothing of it")
  func again() async throws {
    #expect(try await bench.run("define one = select 1 as a").notices.count == 1)
    #expect(try await bench.run("define one = select 1 as a").notices.count == 1)
    let notices = try await bench.run("define one = select 2 as a").notices
    #expect(
      notices.last
        == "aside: 'one' was defined already, and is another command now. It was: define one = select 1 as a")
  }

  @Test("An open quote or a bar at the end goes on in the next line, as in any pipeline")
  func unfinished() {
    for line in ["define a = send plans |", "define a = where 'x", "define a \"what"] {
      guard case .incomplete = LineParser.parse(line) else {
        Issue.record("\(line) is taken as whole")
        continue
      }
    }
  }

  @Test("A file of definitions is shared, and a wrong line in it is named")
  func files() async throws {
    try await bench.run(
      "define one = select 1 as a", "define more n:integer = where a > ${n}", "definitions --save ours.slate")
    let other = Workbench(Self.plugins, folder: scratch.folder)
    try await other.run("define --load ours.slate")
    #expect(try await other.run("one | more 0").lines == ["1"])
    // What a wrong file defined before its wrong line goes, and what stood there comes back.
    try await other.run("define good = select 9 as a")
    try scratch.write("# ours\ndefine good = select 1 as a\n\nselect 2\n", to: "wrong.slate")
    #expect(
      await other.failure("define --load wrong.slate")?.message
        == "wrong.slate, line 4: 'select 2' defines nothing.")
    #expect(try await other.run("good").lines == ["9"])
    #expect(
      await other.failure("define --load none.slate")?.message == "There is no file of text 'none.slate'.")
    try await other.run("definitions --forget one")
    #expect(await other.failure("one") != nil)
  }

  @Test("A workspace keeps its definitions, and a notebook's replay has its own alone")
  func kept() async throws {
    let workspace = Database.Location.file(scratch.path("w.duckdb"))
    do {
      let first = Workbench(Self.plugins, workspace: Workspace(workspace))
      try await first.run("define one = select 1 as a")
    }
    let second = Workbench(Self.plugins, workspace: Workspace(workspace))
    #expect(try await KeptDefinitions().load(second.interpreter) == [])
    #expect(try await second.run("one").lines == ["1"])
    let notebook = try Notebook("---\nslate: 1\n---\n\n```slate\none\n```\n")
    let replay = try Replay(
      notebook, in: scratch.folder, registry: second.registry, workspace: Workspace(.memory))
    #expect(try await replay.run().failure?.contains("There is no command called 'one'") ?? false)
    let own = try Notebook("---\nslate: 1\n---\n\n```slate\ndefine here = select 2 as a\nhere\n```\n")
    let result = try await Replay(
      own, in: scratch.folder, registry: second.registry, workspace: Workspace(.memory)
    ).run()
    #expect(result.failure == nil)
    #expect(second.registry.entry(for: ["here"]) == nil)
  }

  @Test("A notebook with parameters is a command that gives its last table")
  func notebook() async throws {
    try scratch.write(
      """
      ---
      slate: 1
      title: Slow regions
      params:
        year: { type: year, default: 2024 }
      ---

      ```slate
      send timeliness --by region --years ${year} | sort rate | head 1
      ```
      """ + "\n", to: "slow.md")
    try await bench.run("define slowest --notebook slow.md")
    let direct = try await bench.run(
      "send timeliness --by region --years 2023 | sort rate | head 1 | select period area")
    #expect(try await bench.run("slowest --year 2023 | select period area").text == direct.text)
    #expect(try await bench.run("help slowest").text.hasPrefix("slowest: Slow regions."))
    #expect(await bench.failure("define x --notebook none.md")?.message == "There is no notebook 'none.md'.")
  }
}
