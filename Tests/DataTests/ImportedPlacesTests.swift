import Data
import SlateKit
import SlateTestSupport
import Tables
import Testing

@Suite(
  "Places of imported files", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ImportedPlacesTests {
  @Test("A district is found by its name, its code or a part of its name, and the register comes first")
  func places() async throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "time_period,geographic_level,lad_code,lad_name,n\n2024,Local authority district,X1,Ashford Vale,1\n"
        + "2024,Local authority district,X2,Ashford,2\n2024,Local authority district,X3,Kentish Town,3\n",
      to: "places.csv")
    let bench = Workbench([DataPlugin.self, TablesPlugin.self])
    try await bench.run("import \(path)")
    for (text, codes) in [
      ("ashford", ["X2"]), ("'Ashford V'", ["X1"]), ("x3", ["X3"]), ("Kent", ["E10000016"]),
    ] {
      #expect(try await bench.run("areas \(text)")["code"] == codes, "\(text)")
    }
    let failure = try #require(await bench.failure("areas nowhere"))
    #expect(failure.message.contains("no area called 'nowhere'"))
  }
}
