import Interpreter
import SlateKit
import SlateTestSupport
import Testing

/// A generator of whole numbers that gives the same ones for the same seed (xorshift64*; Vigna 2016).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 2_685_821_657_736_338_717
  }
}

/// Lines as nobody should type them.
@Suite(
  "Malformed lines", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"),
  .timeLimit(.minutes(20)))
struct MalformedLineTests {
  private static let pieces = [
    "|", "||", "\\", "'", "\"", "#", "--", "-", "--=", "--by", "--by=", "--years", "2019-", "-2024",
    "99999-1",
    "9223372036854775808", "-1", "1e999", "nan", "''", "\"\"", "(", ")", "((", "]", "${x}", "$", ";",
    "; drop table x",
    "select", "from", "with", "select * from", "where", "where \"", "let", "let _", "_", "\u{0}", "\u{200B}",
    "\u{1F9EE}",
    "É", "\t", "\n", "\r\n", "no such", "England", "E92000001", "published", "period", "rate", "*", "/",
    "/dev/null",
    "../..", "~", "--help", "--top", "0", "plot", "sort", "head", "pivot", "group", "derive", "a = b",
    "a = 1/0",
  ]
  /// Commands that leave the program or take long.
  private static let left = ["quit", "exit", "sample", "slate"]
  /// Files that may be read and written, good and bad.
  private static let files = [
    "good.csv":
      "time_period,time_identifier,geographic_level,country_code,country_name,v\n2020,Calendar year,National,E92000001,England,1\n",
    "ragged.csv": "a,b\n1,2,3\n", "empty.csv": "", "page.csv": "<html></html>",
    "notebook.md": "---\nslate: 1\n",
  ]

  @Test(
    "A thousand of them crash nothing, and each failure is said in a sentence",
    arguments: [1, 2, 3, 4] as [UInt64])
  func thousand(seed: UInt64) async throws {
    var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let names = ConformanceTests.registry.entries.map(\.name).filter { name in
      !Self.left.contains { name.hasPrefix($0) }
    }
    // A folder of its own, and no connection: 'import /' would read the whole disk.
    let scratch = try Scratch()
    for (name, text) in Self.files { try scratch.write(text, to: name) }
    let access = try AccessPolicy.notebook(in: scratch.folder).allowing(["write=\(scratch.folder)"])
    let session = Session(
      workspace: Workspace(.memory), plugins: ConformanceTests.registry.plugins, folder: scratch.folder,
      access: access)
    let interpreter = Interpreter(registry: ConformanceTests.registry, session: session)
    var failures = 0
    for _ in 0..<250 {
      let line = Self.line(names, &random)
      do { _ = try await interpreter.run(line) } catch {
        failures += 1
        let diagnostic = (error as? LineError)?.diagnostic ?? SlateError(wrapping: error).description
        #expect(!diagnostic.isEmpty && diagnostic.contains(" "), "\(line)")
      }
    }
    // Were nearly all of them fine, they would not be malformed.
    #expect(failures > 150)
    // What came before leaves the session as it was.
    let output = try await interpreter.run("from published | count")
    #expect(output?.relation != nil)
  }

  private static func line(_ names: [String], _ random: inout Seeded) -> String {
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      if !words.isEmpty { words.append("|") }
      if Int.random(in: 0..<4, using: &random) > 0 { words.append(names.randomElement(using: &random) ?? "") }
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        words.append((pieces + files.keys.sorted()).randomElement(using: &random) ?? "")
      }
    }
    var line = words.joined(separator: Bool.random(using: &random) ? " " : "")
    if Int.random(in: 0..<5, using: &random) == 0 {
      line = String(line.prefix(Int.random(in: 0...40, using: &random)))
    }
    return line
  }
}
