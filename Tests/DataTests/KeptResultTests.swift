import Data
import SlateTestSupport
import Tables
import Testing

@Suite(
  "Results of datasets that are forgotten",
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct KeptResultTests {
  @Test(
    "What has a name stays when its dataset is forgotten; the last result, which does not, says what is gone")
  func kept() async throws {
    let bench = Workbench([DataPlugin.self, TablesPlugin.self])
    let scratch = try Scratch()
    try scratch.write("year,la_name,pupils\n2023,Kent,7\n2024,Kent,x\n2024,Devon,9\n", to: "counts.csv")
    try await bench.run(
      "import '\(scratch.path("counts.csv"))'", "let few = from counts | where \"pupils < 9\"")
    try await bench.run("from counts | where \"year = '2024'\"")
    #expect(try await bench.run("from _")["pupils"] == ["x", "9"])
    try await bench.run("forget counts")
    let lost = try #require(await bench.failure("from _"))
    #expect(lost.message == "The last result was read from counts@1, which is forgotten.")
    #expect(try await bench.run("from few")["pupils"] == ["7"])
    #expect(try await bench.run("from _")["la_name"] == ["Kent"])
    #expect(try #require(await bench.failure("from counts")).message.contains("counts"))
  }
}
