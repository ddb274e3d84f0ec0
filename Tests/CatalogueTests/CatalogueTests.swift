import Catalogue
import Foundation
import Interpreter
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

  @Test("An empty result is said, also where the server sends on to it", arguments: ["nothing", "elsewhere"])
  func nothing(text: String) async throws {
    let server = try Server()
    let answer = try await server.bench.run("catalog search \(text)")
    #expect(answer.text.contains("No publication has '\(text)'."))
  }

  @Test(
    "What a server or proxy does wrong is said in whole sentences",
    arguments: [
      ("catalog search webpage", "a web page instead of data"),
      ("catalog search cut", "something else than a whole record of JSON"),
      ("catalog search failing", "status 504"), ("catalog search limited", "to wait for 300 seconds"),
      ("catalog search wrong", "Must be between 1 and 40. (pageSize)"), ("catalog search ab", "too short"),
      ("catalog search around", "from address to address"),
      ("catalog search silent", "did not answer in time"),
      ("catalog show missing", "nothing there"), ("fetch missing", "nothing there"),
      ("fetch signin", "a web page instead of data"), ("fetch silent", "did not answer in time"),
      ("fetch hollow", "an empty file"), ("fetch damaged", "arrived damaged"),
      ("fetch plain --version 9.9", "has no version 9.9"),
    ])
  func faults(line: String, message: String) async throws {
    let server = try Server()
    let failure = try #require(await server.bench.failure(line))
    #expect(failure.message.contains(message), "\(failure.message)")
    #expect(try await server.bench.session.catalog.all().isEmpty)
  }

  @Test("Without a server the line fails at once, and says that nothing can be reached")
  func offline() async throws {
    let bench = Server.bench("http://127.0.0.1:1/v1")
    let failure = try #require(await bench.failure("catalog search absence"))
    #expect(failure.message.contains("cannot be reached") && failure.hint.contains("connection"))
    let wrong = try #require(await Server.bench("ftp://127.0.0.1/v1").failure("catalog search absence"))
    #expect(wrong.message.contains("no address of the web"))
  }

  @Test(
    "A session that allows no connections opens none",
    arguments: ["catalog search absence", "catalog show plain", "catalog updates", "fetch plain"])
  func refused(line: String) async throws {
    let server = try Server()
    let session = Session(
      workspace: server.bench.session.workspace, plugins: server.bench.registry.plugins,
      access: .notebook(in: "/"))
    let interpreter = Interpreter(registry: server.bench.registry, session: session)
    await #expect { try await interpreter.run(line) } throws: { error in
      "\((error as? LineError)?.error.message ?? "")".contains("opens no connections")
    }
    #expect(try await server.starts().isEmpty)
  }

  @Test("A data set's options are shown whether they are called label or name")
  func show() async throws {
    let server = try Server()
    let answer = try await server.bench.run("catalog show plain")
    #expect(answer.text.contains("kind 1") && answer.text.contains("kind 2"))
    #expect(answer.text.contains("Sessions missed"))
  }

  @Test("A data set that is on its way out is shown with a warning that names the next one")
  func deprecated() async throws {
    let server = try Server()
    let answer = try await server.bench.run("catalog show old")
    #expect(
      answer.notices == [
        "warning: The status of this data set is 'Deprecated'. Data set plain takes its place."
      ])
  }
}
