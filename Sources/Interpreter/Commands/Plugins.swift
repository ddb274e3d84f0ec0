import SlateKit

/// `plugins`: the groups of commands that are there, and those that were refused.
struct Plugins: Command {
  static let configuration = CommandConfiguration(
    abstract: "Lists the plugins, their versions, and those that were refused with the reason.")
  static let kind = CommandKind.gesture
  static let examples = [Example("plugins", "what is there")]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let registry = try session.service(Registry.self)
    let rows = registry.plugins.map { plugin in
      let manifest = plugin.manifest
      return ("\(manifest.id) \(manifest.version)", "\(manifest.summary) (\(plugin.commands.count) commands)")
    }
    return .text(Help.list(rows), notices: registry.refusals.map { .warning($0.reason) })
  }
}
