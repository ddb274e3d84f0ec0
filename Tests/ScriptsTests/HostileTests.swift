import Foundation
import Interpreter
import Scripts
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "A hostile script harms nothing", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct HostileTests {
  @Test(
    "Garbage in place of a result is an error, with the script's own words, and the session goes on",
    arguments: [
      ("printf '\\000\\001\\002'", "is no result: it is binary"),
      ("head -c 100000 /dev/urandom", "is no result"),
      ("echo Reading the data ...", "should name the columns, and begins 'Reading the data ...'"),
      ("true", "it printed nothing at all"),
      ("printf 'a,b\\n1\\n'; echo lost >&2", "It says: lost"),
      ("printf 'a,a\\n1,2\\n'", "two of its columns have one name"),
      ("printf 'a,b\\n1,2,3,4\\n'", "its lines are no table under 'a,b'"),
      ("echo no licence >&2; exit 3", "failed with status 3. It says: no licence"),
      ("kill -SEGV $$", "was ended by signal 11"),
      (
        "echo '{\"error\": \"The year is not there.\", \"hint\": \"Try 2024.\"}' >&2; exit 1",
        "The year is not there. Try 2024."
      ),
      ("nonesuch", "status 127"),
    ])
  func garbage(_ work: String, _ expected: String) async throws {
    let bench = try Bench.trying(work)
    let found = await bench.failure("try")
    #expect(found.contains(expected), "\(found) \(bench.refusals)")
    #expect(try await bench.workbench.run("select 1 as a").text == "a\n1\n")
  }

  @Test(
    "A script that lies about its types is caught, symbols of missing numbers are no lie",
    arguments: [
      ("n\\nabc\\n", "integer", "it says that 'n' is integer, and a cell holds 'abc'"),
      ("n\\n1.5\\n", "integer", "a cell holds 'a fraction'"), ("n\\n1\\n", "boolean", "'n' is boolean"),
      ("n\\ninf\\n", "number", "a cell holds 'inf'"), ("m\\n1\\n", "number", "it lacks the column 'n'"),
      ("n\\n1\\nz\\n", "number", ""), ("n\\n1\\n", "colour", "no kind of column"),
    ])
  func lies(_ text: String, _ kind: String, _ expected: String) async throws {
    let bench = try Bench.trying("printf '\(text)'", #""columns": [{"name": "n", "kind": "\#(kind)"}]"#)
    let found = await bench.failure("try")
    #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
  }

  @Test("A script that never ends is stopped with its children when its time is over")
  func endless() async throws {
    let bench = try Bench.trying(
      "sleep 1000 & echo $! >\"$SLATE_FOLDER/child\"; while :; do sleep 1; done", #""seconds": 0.5"#)
    #expect(await bench.failure("try").contains("did not end within"))
    #expect(try !isAlive(bench, "child"))
  }

  @Test("An interrupt stops a script and its children at once")
  func interrupt() async throws {
    let bench = try Bench.trying(
      "trap '' INT; sleep 1000 & echo $! >\"$SLATE_FOLDER/child\"; wait")
    let task = Task { try await bench.workbench.interpreter.run("try") }
    while !bench.scratch.exists("child") { try await Task.sleep(for: .milliseconds(20)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try !isAlive(bench, "child"))
    #expect(try await bench.workbench.run("select 1 as a").text == "a\n1\n")
  }

  @Test("What a script leaves running in the background goes with it, and does not delay the result")
  func fork() async throws {
    let bench = try Bench.trying(
      "sleep 1000 & echo $! >\"$SLATE_FOLDER/child\"; printf 'a\\n1\\n'")
    let start = ContinuousClock.now
    #expect(try await bench.workbench.run("try").text == "a\n1\n")
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(try !isAlive(bench, "child"))
  }

  @Test(
    "A child in a session of its own, with another parent, or started anew while it is ended, goes too",
    arguments: [
      "setsid sleep 1000 & echo $! >\"$SLATE_FOLDER/child\"; wait",
      "(setsid sh -c 'echo $$ >\"$SLATE_FOLDER/child\"; exec sleep 1000' &) ; sleep 1000",
      "for i in 1 2 3 4 5 6 7 8 9; do setsid setsid sh -c 'echo $$ >\"$SLATE_FOLDER/child\"; while :; do sleep 0.01; done' & done; sleep 1000",
    ])
  func sessions(_ work: String) async throws {
    let ended = try Bench.trying(
      work.replacing("wait", with: "sleep 0.5").replacing("; sleep 1000", with: "; sleep 0.5")
        + "; printf 'a\\n1\\n'")
    #expect(try await ended.workbench.run("try").text == "a\n1\n")
    #expect(try !isAlive(ended, "child"))
    let stopped = try Bench.trying(work, #""seconds": 1"#)
    #expect(await stopped.failure("try").contains("did not end within"))
    #expect(try !isAlive(stopped, "child"))
  }

  @Test("A flood is stopped: of words the last are kept, of output so much as is allowed")
  func flood() async throws {
    let words = try Bench.trying("yes much too much | head -n 2000000 >&2; echo the end >&2; exit 1")
    let failure = await words.failure("try")
    #expect(failure.contains("the end") && failure.utf8.count < 10_000)
    let notices = try Bench.trying(
      "i=0; while [ $i -lt 500 ]; do echo \"{\\\"note\\\": \\\"n $i\\\"}\" >&2; i=$((i+1)); done; printf 'a\\n1\\n'"
    )
    #expect(try await notices.workbench.run("try").notices.count == 51)
    let describing = try Bench(
      ["try": "#!/bin/sh\nyes\n"], limits: ScriptLimits(seconds: 20, bytes: 100_000))
    #expect(describing.refusals.first?.contains("printed more than 100000 bytes") ?? false)
  }

  @Test("Scripts that cannot say what they do are refused with the reason, and the others work")
  func refusals() async throws {
    let bench = try Bench(
      [
        "binary": "\u{7F}ELF\u{1}garbage", "missing": "#!/usr/bin/nonesuch\n", "silent": "#!/bin/sh\n",
        "crash": "#!/bin/sh\necho no library >&2; exit 9\n", "hang": "#!/bin/sh\nsleep 1000\n",
        "wrong": "#!/bin/sh\necho '{\"command\": {\"arguments\": 7}}'\n",
        "Upper": Bench.shell("Upper", "true"),
        "good": Bench.shell("good", "printf 'a\\n1\\n'"),
      ], limits: ScriptLimits(seconds: 3, bytes: 1 << 20))
    let reasons = Dictionary(
      bench.workbench.registry.refusals.map { ($0.plugin, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    #expect(reasons["binary"]?.contains("cannot be started") ?? false)
    #expect(reasons["missing"]?.contains("names '/usr/bin/nonesuch', which is not here") ?? false)
    #expect(reasons["silent"]?.contains("it is not JSON") ?? false)
    #expect(reasons["crash"]?.contains("ends with status 9; it says: no library") ?? false)
    #expect(reasons["hang"]?.contains("did not end within 3 seconds") ?? false)
    #expect(reasons["wrong"]?.contains("'command.arguments' is of another type") ?? false)
    #expect(reasons["Upper"]?.contains("lower-case letters") ?? false)
    #expect(reasons.count == 7)
    #expect(try await bench.workbench.run("good").text == "a\n1\n")
  }

  @Test("A file that anyone may change is not started")
  func permissions() throws {
    let bench = try Bench(["try": Bench.shell("try", "true")], mode: 0o777)
    #expect(bench.refusals.first?.contains("anyone on this machine may change") ?? false)
  }

  @Test("Ten million rows arrive whole")
  func manyRows() async throws {
    let bench = try Bench.trying("echo n; seq 1 10000000")
    let sum = try await bench.workbench.run(
      "try | let many", "select sum(n) as total, count(*) as rows from many")
    #expect(sum.lines == ["50000005000000 10000000"])
  }

  /// Whether the process whose number a script wrote into a file is there.
  private func isAlive(_ bench: Bench, _ file: String) throws -> Bool {
    let text = try bench.scratch.read(file).trimmingCharacters(in: .whitespacesAndNewlines)
    let process = try #require(Int32(text))
    // A killed child may wait for its new parent to notice.
    for _ in 0..<100 where kill(process, 0) == 0 {
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      if state?.contains(") Z ") ?? false { return false }
      usleep(20_000)
    }
    return kill(process, 0) == 0
  }
}
