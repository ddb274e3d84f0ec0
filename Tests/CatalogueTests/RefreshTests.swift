import Catalogue
import Foundation
import Interpreter
import Notebooks
import SlateKit
import SlateTestSupport
import Synchronization
import Testing

@Suite("A notebook that fetches", .serialized, .enabled(if: Server.isAvailable, "\(Server.reason)"))
struct RefreshTests {
  private let server: Server
  private let scratch: Scratch

  init() throws {
    server = try Server()
    scratch = try Scratch()
    try scratch.write(
      """
      ---
      slate: 1
      ---

      ```slate
      fetch yearly --as absence
      select cast(sum(sessions) as bigint) as whole from absence
      ```

      """, to: "yearly.md")
  }

  /// The exit status of a replay, and everything that it says.
  private func replay(_ mode: ReplayRun.Mode, newest: Bool = false) async -> (status: Int32, said: String) {
    let said = Mutex("")
    var run = ReplayRun(path: scratch.path("yearly.md"), mode: mode, allowed: ["connect"])
    run.takesNewest = newest
    let status = await run.run(
      registry: server.bench.registry,
      workspace: Workspace(.memory, statistics: server.bench.session.workspace.statistics)
    ) { line in
      said.withLock { $0 += line + "\n" }
    } warn: { line in
      said.withLock { $0 += line + "\n" }
    }
    return (status, said.withLock { $0 })
  }

  @Test(
    "It replays on the version of its recording until newer ones are asked for, and records those when told")
  func refresh() async throws {
    // 3 × (0 + 1 + ... + 3999) without row 7's 21; the second version has 1,000 more in one figure.
    #expect(await replay(.accept).status == 0)
    let recorded = try scratch.read("yearly.md")
    #expect(recorded.contains("23,993,979") && recorded.contains("data set yearly, version 1.0"))
    _ = try await StatisticsAPI(base: server.base).get("/release")
    #expect(await replay(.check).status == 0)
    let moved = await replay(.check, newest: true)
    #expect(moved.status == 3)
    for text in ["23,993,979", "23,994,979", "version 2.0"] {
      #expect(moved.said.contains(text), "\(moved.said)")
    }
    #expect(await replay(.accept, newest: true).status == 0)
    #expect(try scratch.read("yearly.md").contains("data set yearly, version 2.0"))
    #expect(await replay(.check).status == 0)
  }
}
