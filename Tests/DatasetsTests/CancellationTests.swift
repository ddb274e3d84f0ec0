import Datasets
import Engine
import Foundation
import SlateTestSupport
import Testing

@Suite("Cancellation", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct CancellationTests {
  @Test(
    "An import that is cancelled at any time leaves nothing", arguments: ["Checking", "Importing"])
  func cancelled(during phase: String) async throws {
    let bench = try await Bench()
    var text = "time_period,la_name,n,m\n"
    for row in 1...300_000 { text += "2024,Place \(row % 150),\(row),\(row % 9 == 0 ? "z" : "1.5")\n" }
    let path = try bench.write("long.csv", text)
    let (phases, reached) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await Importer(bench.connection) { label, _ in if label.hasPrefix(phase) { reached.yield() } }
        .importFile(path, as: nil)
    }
    for await _ in phases { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await bench.leftovers() == [])
    #expect(try await bench.load(path).dataset.rows == 300_000)
  }
}
