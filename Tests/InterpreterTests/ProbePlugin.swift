import SlateKit

/// Commands for tests: they say what they were given, and need no engine.
enum ProbePlugin: Plugin {
  static let manifest = Manifest(id: "probe", summary: "Commands for tests.", group: "probe")
  static let commands: [any Command.Type] = [Count.self, Pick.self]

  struct Count: Command {
    static let configuration = CommandConfiguration(abstract: "Counts.")
    static let examples = [Example("probe count --years 2024 England", "a year of England")]
    enum Level: String, CaseIterable, ExpressibleByArgument { case england, region, authority }

    @Option(help: "The level.") var by: Level = .england
    @Option(help: "The years.") var years: Years?
    @Option(help: "A number.") var number: Int?
    @Option(parsing: .upToNextOption, help: "Names.") var names: [String] = []
    @Flag(help: "All of them.") var all = false
    @Argument(help: "Areas.") var areas: [AreaName] = []

    func run(in session: Session, on input: Relation?) async throws -> Output {
      for area in areas { _ = try session.area(area) }
      let parts: [String?] = [
        by.rawValue, years?.range.text, number.map { "\($0)" },
        names.isEmpty ? nil : names.joined(separator: "+"),
        all ? "all" : nil, areas.isEmpty ? nil : areas.map(\.text).joined(separator: "+"),
      ]
      return .text(parts.compactMap { $0 }.joined(separator: " "))
    }
  }

  struct Pick: Command {
    static let configuration = CommandConfiguration(abstract: "Picks by an expression.")
    static let examples = [Example("probe pick rate > 5", "more than five")]

    @Option(help: "The unit.") var unit: String?
    @Flag(help: "The other way around.") var inverse = false
    @Argument(help: "The expression.") var expression: Expression

    func run(in session: Session, on input: Relation?) async throws -> Output {
      .text([expression.text, unit, inverse ? "inverse" : nil].compactMap { $0 }.joined(separator: " / "))
    }
  }
}
