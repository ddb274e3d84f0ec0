import Catalogue
import Foundation
import SlateKit
import SlateTestSupport
import Synchronization
import Testing

@Suite("Fetching a data set", .serialized, .enabled(if: Server.isAvailable, "\(Server.reason)"))
struct FetchTests {
  @Test(
    "A fetched file is whole, keeps its symbols, and knows its origin, labels and units, packed or unpacked on the way",
    arguments: ["plain", "chunked", "plain --version 1.*"])
  func fetch(what: String) async throws {
    let server = try Server()
    try await server.bench.run("fetch \(what) --as absence")
    let dataset = try #require(try await server.bench.session.catalog.newest().first)
    #expect(dataset.rows == 4000)
    let id = what.prefix { $0 != " " }
    #expect(dataset.origin == "Explore Education Statistics, data set \(id), version 1.0")
    let column = try #require(dataset.column("sessions"))
    #expect(column.label == "Sessions missed" && column.unit == "%" && column.symbols != nil)
    #expect(dataset.column("breakdown")?.label == "Breakdown")
    // 3 × (0 + 1 + ... + 3999), without the row 7, which is confidential: 23,994,000 - 21.
    let answer = try await server.bench.run(
      "select cast(sum(sessions) as bigint) as whole, string_agg(sessions_symbol, '') as symbols from absence"
    )
    #expect(answer.lines == ["23993979 c"])
  }

  @Test("Without --as the data set's title becomes the table's name")
  func title() async throws {
    let server = try Server()
    try await server.bench.run("fetch plain")
    #expect(try await server.bench.session.catalog.newest().map(\.name) == ["absence_by_plain"])
  }

  @Test(
    "A download whose connection breaks goes on where it stopped; it begins anew where there is no mark, where the file changed, and where the server refuses the rest",
    arguments: [
      ("dropped", [0, 5000]), ("unmarked", [0, 0]), ("changed", [0, 0]), ("refused", [0, 5000, 0]),
    ])
  func broken(name: String, starts: [Int]) async throws {
    let server = try Server()
    try await server.bench.run("fetch \(name) --as one")
    #expect(try await server.starts() == starts)
    #expect(try await server.bench.session.catalog.newest().map(\.rows) == [4000])
    let kinds = try await server.bench.run("select count(*) as n from one where breakdown = 'kind one'")
    #expect(kinds["n"] == [name == "changed" ? "1" : "0"])
  }

  @Test("A damaged download is not used again")
  func damaged() async throws {
    let server = try Server()
    _ = await server.bench.failure("fetch damaged --as one")
    try await server.bench.run("fetch damaged --as one")
    #expect(try await server.starts() == [0, 0])
  }

  @Test(
    "A download that is stopped goes on when the line is typed again, in a file and in memory",
    arguments: [true, false])
  func stopped(isFile: Bool) async throws {
    let scratch = try Scratch()
    let server = try Server(workspace: isFile ? scratch.path("schools.duckdb") : nil)
    let arrived = Mutex(0.0)
    server.bench.session.onProgress { progress in
      arrived.withLock { $0 = max($0, progress.label == "Fetching" ? progress.fraction ?? 0 : 0) }
    }
    let task = Task { try await server.bench.run("fetch slow --as absence") }
    while arrived.withLock({ $0 }) < 0.1 { try await Task.sleep(for: .milliseconds(20)) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await server.bench.session.catalog.all().isEmpty)
    let answer = try await server.bench.run("fetch slow --as absence")
    let starts = try await server.starts()
    #expect(starts.count == 2 && (starts.last ?? 0) > 0, "\(starts)")
    #expect(answer.notices.contains { $0.contains("went on where it had stopped") })
    #expect(try await server.bench.session.catalog.newest().map(\.rows) == [4000])
    // Nothing is left beside the workspace.
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("")).filter {
      $0.contains("downloads")
    }
    #expect(left.isEmpty, "\(left)")
  }

  @Test("A file that cannot be imported stays, is named, and is not fetched again")
  func ragged() async throws {
    let scratch = try Scratch()
    let server = try Server(workspace: scratch.path("schools.duckdb"))
    let file = scratch.path("schools.duckdb.downloads/ragged-1_0/absence_by_ragged.csv")
    for _ in 0..<2 {
      let failure = try #require(await server.bench.failure("fetch ragged --as one"))
      #expect(failure.hint.contains(file), "\(failure.hint)")
      #expect(
        try String(contentsOfFile: file, encoding: .utf8) == "time_period,sessions\n2020,1\n2021,2,3,4\n")
    }
    #expect(try await server.starts() == [0])
  }

  @Test("Memory keeps its downloads in a folder of the user alone, which ends with it")
  func privacy() async throws {
    var workspace: Workspace? = Workspace(.memory)
    let folder = try #require(try workspace?.downloads())
    let rights = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(rights == 0o700)
    #expect(try Workspace(.memory).downloads() != folder)
    workspace = nil
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("A newer version is found, with what changed in words; a data set that was withdrawn is said")
  func updates() async throws {
    let server = try Server()
    try await server.bench.run("fetch plain --as absence", "fetch gone --as gone")
    #expect(try await server.bench.run("catalog updates").text.contains("is the newest version"))
    _ = try await StatisticsAPI(base: server.base).get("/release")
    let answer = try await server.bench.run("catalog updates | where name = 'absence'")
    #expect(
      answer.rows.map { "\($0["version"] ?? "") \($0["kind"] ?? ""): \($0["change"] ?? "")" } == [
        "1.9 : The API does not say what changed.", "1.10 : No column, option or area changed.",
        "2.0 major: Breakdown, option kind 2 removed",
        "2.0 major: Local authority, location Kent changed (code E10000016 to E10000099)",
        "2.0 minor: indicator Sessions possible added",
        "2.0 minor: level of locations Local authority district added", "2.0 minor: period 2024/25 added",
        "2.0 minor: somethingNew what a later API says added", "2.0 note: Kent was coded anew.",
      ])
    let gone = try await server.bench.run("catalog updates | where name = 'gone'")
    #expect(gone.lines == ["gone 1.0  withdrawn The API has this data set no longer. gone"])
  }
}
