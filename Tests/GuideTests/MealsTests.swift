import PluginSupport
import SlateTestSupport
import Testing

@Suite("Meals", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct MealsTests {
  private let prompt = Prompt(MealsPlugin.self)

  @Test("The module keeps what every plugin owes")
  func conforms() async throws {
    #expect(try await PluginCheck.faults(of: MealsPlugin.self) == [])
  }

  @Test("A file of the layout is recognised, and its rate computed from its counts")
  func file() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,phase_type,fsm_taken,fsm_eligible
      202425,Academic year,National,E92000001,England,Total,60,80
      202425,Academic year,National,E92000001,England,Primary,c,50
      """ + "\n", to: "meals.csv")
    try await prompt.run("import '\(file)'")
    // 60 / 80; a suppressed count leaves a suppressed rate.
    #expect(try await prompt.rows("meals uptake").map { $0["rate"] } == ["75.0"])
    #expect(try await prompt.rows("meals uptake --schools apart").map { $0["rate"] } == ["c"])
  }

  @Test("The older layout adds its parts, and feeds the same command")
  func older() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,taken_primary,taken_secondary,eligible_all
      202223,Academic year,National,E92000001,England,20,30,100
      """ + "\n", to: "old.csv")
    try await prompt.run("import '\(file)'")
    #expect(try await prompt.rows("meals uptake").map { $0["rate"] } == ["50.0"])
  }

  @Test("An area that is not there is named")
  func wrongArea() async {
    #expect(await prompt.failure("meals uptake Atlantis").contains("There is no area called 'Atlantis'."))
  }
}
