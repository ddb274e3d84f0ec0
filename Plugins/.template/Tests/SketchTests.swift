import Sketch
import PluginSupport
import SlateTestSupport
import Testing

@Suite("Sketch", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SketchTests {
  private let prompt = Prompt(SketchPlugin.self)

  @Test("The module keeps what every plugin owes")
  func conforms() async throws {
    #expect(try await PluginCheck.faults(of: SketchPlugin.self) == [])
  }

  @Test("A file of the layout is recognised, and its rate computed from its counts")
  func file() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,sketch_part,sketch_whole
      202324,Academic year,National,E92000001,England,30,120
      202425,Academic year,National,E92000001,England,c,120
      """ + "\n", to: "its_file.csv")
    try await prompt.run("import '\(file)'")
    let rows = try await prompt.rows("sketch share")
    #expect(rows.map { $0["period"] } == ["2023/24", "2024/25"])
    // 30 / 120 is a quarter; a suppressed count leaves a suppressed rate.
    #expect(rows.map { $0["rate"] } == ["25.0", "c"])
  }

  @Test("An area that is not there is named")
  func wrongArea() async {
    #expect(await prompt.failure("sketch share Atlantis").contains("There is no area called 'Atlantis'."))
  }
}
