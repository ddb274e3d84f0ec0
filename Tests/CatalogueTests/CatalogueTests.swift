import Catalogue
import Foundation
import SlateKit
import SlateTestSupport
import Testing

@Suite("The statistics API", .serialized, .enabled(if: Server.isAvailable, "\(Server.reason)"))
struct CatalogueTests {
  @Test("A search reads every page, of publications and of data sets, past a busy and a failing answer")
  func search() async throws {
    let server = try Server()
    let answer = try await server.bench.run("catalog search busy")
    #expect(answer.rows.count == 42 + 25)
    #expect(answer["id"].contains("p1-0") && answer["id"].contains("p42-24"))
    #expect(answer.rows.first?["periods"] == "2000 to 2019")
  }

  @Test("An empty result is said")
  func nothing() async throws {
    let server = try Server()
    #expect(
      try await server.bench.run("catalog search nothing").text.contains("No publication has 'nothing'."))
  }

  @Test(
    "What a server or proxy does wrong is said in whole sentences",
    arguments: [
      ("catalog search webpage", "a web page instead of data"), ("catalog search cut", "not whole JSON"),
      ("catalog search failing", "status 504"), ("catalog search limited", "to wait for 300 seconds"),
      ("catalog search wrong", "Must be between 1 and 40. (pageSize)"), ("catalog search ab", "too short"),
      ("catalog show missing", "nothing there"), ("fetch missing", "nothing there"),
    ])
  func faults(line: String, message: String) async throws {
    let server = try Server()
    let failure = try #require(await server.bench.failure(line))
    #expect(failure.message.contains(message), "\(failure.message)")
  }

  @Test("Without a server the line fails at once, and says that nothing can be reached")
  func offline() async throws {
    let bench = Server.bench("http://127.0.0.1:1/v1")
    let failure = try #require(await bench.failure("catalog search absence"))
    #expect(failure.message.contains("cannot be reached") && failure.hint.contains("connection"))
  }

  @Test("A session that allows no connections opens none")
  func refused() throws {
    let session = Session(workspace: Workspace(.memory), plugins: [], allowsConnections: false)
    #expect(throws: SlateError.self) { try session.statisticsAPI() }
  }

  @Test("A data set's options are shown whether they are called label or name")
  func show() async throws {
    let server = try Server()
    let answer = try await server.bench.run("catalog show plain")
    #expect(answer.text.contains("kind 1") && answer.text.contains("kind 2"))
    #expect(answer.text.contains("Sessions missed"))
  }

  @Test("A fetched file is whole, keeps its symbols, and knows its origin, labels and units")
  func fetch() async throws {
    let server = try Server()
    try await server.bench.run("fetch plain --as absence")
    let dataset = try #require(try await server.bench.session.catalog.newest().first)
    #expect(dataset.rows == 4000)
    #expect(dataset.origin == "Explore Education Statistics, data set plain, version 1.0")
    let column = try #require(dataset.column("sessions"))
    #expect(column.label == "Sessions missed" && column.unit == "%" && column.symbols != nil)
    let sum = try await server.bench.session.connection.collect("select sum(sessions) from absence")
    // 3 × (0 + 1 + ... + 3999), without the row 7, which is confidential.
    #expect(sum.row(0)[0].text == "23993979" || sum.row(0)[0].integer == 23_993_979)
  }

  @Test(
    "A download whose connection breaks goes on where it stopped, and begins anew where the server gives no mark"
  )
  func broken() async throws {
    let server = try Server()
    try await server.bench.run("fetch dropped --as one", "fetch unmarked --as two")
    let starts = try await server.starts()
    #expect(starts == [0, 5000, 0, 0])
    #expect(try await server.bench.session.catalog.newest().map(\.rows) == [4000, 4000])
  }

  @Test("A download that is stopped goes on when the line is typed again")
  func stopped() async throws {
    let scratch = try Scratch()
    let server = try Server(workspace: scratch.path("schools.duckdb"))
    let task = Task { try await server.bench.run("fetch slow --as absence") }
    try await Task.sleep(for: .milliseconds(1500))
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await server.bench.session.catalog.all().isEmpty)
    try await server.bench.run("fetch slow --as absence")
    let starts = try await server.starts()
    #expect(starts.count == 2 && (starts.last ?? 0) > 0, "\(starts)")
    #expect(try await server.bench.session.catalog.newest().map(\.rows) == [4000])
  }

  @Test("A newer version is found, with what changed in words")
  func updates() async throws {
    let server = try Server()
    try await server.bench.run("fetch plain --as absence")
    #expect(try await server.bench.run("catalog updates").text.contains("is the newest version"))
    _ = try await StatisticsAPI(base: server.base).get("/release")
    let answer = try await server.bench.run("catalog updates")
    #expect(
      answer["change"] == ["filterOptions: Breakdown, kind 2 removed", "indicators: Sessions possible added"])
    #expect(answer["kind"] == ["major", "minor"] && answer["version"] == ["2.0", "2.0"])
  }
}
