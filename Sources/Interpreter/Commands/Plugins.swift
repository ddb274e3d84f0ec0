import SlateKit

/// `plugins`: all that commands come from, and whether it keeps what it owes.
struct Plugins: Command {
  static let configuration = CommandConfiguration(
    abstract: "Lists the plugins: modules, scripts and saved lines; or checks one of them.",
    discussion: """
      'plugins' is a table: of each through which door it came (a module of the program, a script, a saved line), its version, \
      whether it was taken or refused, how many commands it has, where it lives, and what it is for. Why one was refused is said \
      above.

      'plugins check NAME' tries whether one keeps what every plugin owes: sentences for what its commands and arguments are, \
      help that fits 80 columns, arguments that can be completed, readings that recognise no file of another plugin's, and examples \
      that run, show what they say and give the same when they run again. It says which examples it did not run, and why.
      """)
  static let kind = CommandKind.gesture
  static let examples = [
    Example("plugins", "what is there"),
    Example("plugins | where door = 'module'", "those that are built in"),
    Example("plugins check slate", "whether a plugin keeps what it owes"),
  ]

  /// What is done.
  enum Action: String, CaseIterable, ExpressibleByArgument { case list, check }

  @Argument(help: "What to do.") var action = Action.list
  @Argument(help: "The plugin to check.") var plugin: PluginName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let registry = try session.service(Registry.self)
    switch (action, plugin) {
    case (.list, nil):
      return .relation(
        try await session.relation(of: Plugins.table(of: registry)),
        notices: registry.refusals.map { .warning($0.reason) })
    case (.list, let plugin?):
      throw SlateError(
        "'plugins' lists all of them.", at: .argument(plugin.text),
        hint: "To check one: plugins check \(plugin.text)")
    case (.check, nil):
      throw SlateError("'plugins check' lacks the plugin's name.", hint: "For example: plugins check slate")
    case (.check, let plugin?): return try await check(plugin.text, registry)
    }
  }

  private static func table(of registry: Registry) -> Table {
    func row(
      _ manifest: Manifest, _ door: Addition.Door, _ location: String, _ commands: Int
    ) -> [Value] {
      [
        .text(manifest.id), .text(door.rawValue), .text(manifest.version), .text("taken"), .integer(commands),
        .text(location), .text(manifest.summary),
      ]
    }
    let modules = registry.plugins.map { row($0.manifest, .module, Addition.builtIn, $0.commands.count) }
    let added = registry.additions.map { row($0.manifest, $0.door, $0.location, $0.commands.count) }
    let refused = registry.refusals.map { refusal -> [Value] in
      [
        .text(refusal.plugin), .text(refusal.door.rawValue), .missing(nil), .text("refused"), .missing(nil),
        .text(refusal.location), .text(refusal.reason),
      ]
    }
    return Table(
      columns: [
        Column("name", .text, label: "Name"), Column("door", .text, label: "Door"),
        Column("version", .text, label: "Version"), Column("state", .text, label: "State"),
        Column("commands", .integer, label: "Commands", decimals: 0),
        Column("location", .text, label: "Location"),
        Column("summary", .text, label: "Summary").asDetail,
      ], rows: modules + added + refused)
  }

  private func check(_ name: String, _ registry: Registry) async throws -> Output {
    let report = try await Conformance.report(on: name, in: registry)
    let count = report.left.count
    let notices =
      (count == 0
        ? []
        : [
          Notice.note(
            "\(count) of \(count + report.examples) examples \(count == 1 ? "was" : "were") not run.")
        ])
      + report.left.map { .note("Not run: \($0).") }
    guard report.faults.isEmpty else {
      let faults = report.faults.count
      throw SlateError(
        "'\(name)' does not keep all that a plugin owes: \(faults) \(faults == 1 ? "fault" : "faults").",
        after: .text(report.faults.map(\.description).joined(separator: "\n"), notices: notices))
    }
    return .text(
      """
      '\(name)' keeps what a plugin owes.
      Its commands: \(report.commands). Its examples, run twice with the same result: \(report.examples).
      """,
      notices: notices)
  }
}
