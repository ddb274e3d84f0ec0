import SlateKit

/// `plugins`: all that commands come from, and whether it keeps what it owes.
struct Plugins: Command {
  static let configuration = CommandConfiguration(
    abstract: "Lists the plugins: modules, scripts and saved lines; or checks one of them.",
    discussion: """
      'plugins' says of each through which door it came (a module of the program, a script, a saved line), its version, where \
      it lives, and whether it was taken; of one that was refused it says why.

      'plugins check NAME' tries whether one keeps what every plugin owes: sentences for what its commands and arguments are, \
      help that fits 80 columns, arguments that can be completed, and examples that run, show what they say and give the \
      same when they run again.
      """)
  static let kind = CommandKind.gesture
  static let examples = [
    Example("plugins", "what is there"),
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
      return .text(Help.list(Plugins.rows(registry)), notices: registry.refusals.map { .warning($0.reason) })
    case (.list, let plugin?):
      throw SlateError(
        "'plugins' lists all of them.", at: .argument(plugin.text),
        hint: "To check one: plugins check \(plugin.text)")
    case (.check, nil):
      throw SlateError("'plugins check' lacks the plugin's name.", hint: "For example: plugins check slate")
    case (.check, let plugin?): return try await check(plugin.text, registry)
    }
  }

  private static func rows(_ registry: Registry) -> [(String, String)] {
    let modules = registry.plugins.map { plugin in
      let manifest = plugin.manifest
      return (
        "\(manifest.id) \(manifest.version)",
        "module, built in, \(plugin.commands.count) \(plugin.commands.count == 1 ? "command" : "commands"): \(manifest.summary)"
      )
    }
    let added = registry.additions.map { addition in
      (
        "\(addition.manifest.id) \(addition.manifest.version)",
        "\(addition.door.rawValue), \(addition.location), \(addition.commands.count) "
          + "\(addition.commands.count == 1 ? "command" : "commands"): \(addition.manifest.summary)"
      )
    }
    return modules + added
  }

  private func check(_ name: String, _ registry: Registry) async throws -> Output {
    let report = try await Conformance.report(on: name, in: registry)
    let notices = report.left.map { Notice.note("Not run: \($0).") }
    guard report.faults.isEmpty else {
      let count = report.faults.count
      throw SlateError(
        "'\(name)' does not keep all that a plugin owes: \(count) \(count == 1 ? "fault" : "faults").",
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
