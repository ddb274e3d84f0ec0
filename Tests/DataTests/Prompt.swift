import Data
import Interpreter
import SlateKit

/// A session in memory with the plugin, as a person at the prompt has it.
struct Prompt {
  let session: Session
  let interpreter: Interpreter

  init() {
    let plugins: [any Plugin.Type] = [InterpreterPlugin.self, DataPlugin.self, TimelinessPlugin.self]
    session = Session(workspace: Workspace(.memory), plugins: plugins)
    interpreter = Interpreter(registry: Registry(plugins), session: session)
  }

  /// Runs a line and collects its table.
  func table(_ line: String) async throws -> Table {
    guard let relation = try await interpreter.run(line)?.relation else {
      throw SlateError("'\(line)' gives no table.")
    }
    return try await session.connection.collect(relation)
  }

  /// Runs a line and gives its text.
  func text(_ line: String) async throws -> String {
    try await interpreter.run(line)?.contents.compactMap(\.lines).joined(separator: "\n") ?? ""
  }
}

/// A plugin with two inputs: one that the timeliness file feeds, and one that nothing does.
enum TimelinessPlugin: Plugin {
  static let manifest = Manifest(id: "probe", summary: "Inputs for tests.", group: "probe")
  static let commands: [any Command.Type] = []
  static let publication = Publication(
    "Education, health and care plans", address: "https://example.org/education-health-and-care-plans")
  static let inputs = [
    Input(
      "probe.timeliness", "Plans issued, and those within 20 weeks.",
      columns: [Column("issued", .integer), Column("within", .integer), Column("late", .integer)],
      readings: [
        Reading(
          "SEN2 2023 to 2025, timeliness_20_week",
          [
            "issued": "plans_issued_den", "within": "PLANS_ISSUED_WITHIN_20_WEEKS", "late": "not_in_the_file",
          ],
          optional: ["late"], rows: [.init("breakdown_topic", "All EHC plans issued")])
      ], publication: publication),
    Input(
      "probe.nothing", "What nothing feeds.", columns: [Column("count", .integer)],
      readings: [Reading("A layout", ["count": "no_such_column"])], publication: publication),
  ]
}
