import SlateKit

/// `help`: how Slate is used, or all of one command.
struct HelpCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "How Slate is used, or everything about one command.")
  static let kind = CommandKind.gesture
  static let examples = [
    Example("help", "how a question is asked"),
    Example("help send timeliness", "what it computes, from which publication, and examples"),
  ]

  @Argument(help: "A command's name, or a group's.") var command: [CommandName] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let registry = try session.service(Registry.self)
    let words = command.flatMap { $0.text.split(separator: " ").map(String.init) }
    guard let first = words.first else { return .text(Help.overview(of: registry)) }
    if words.count == 1, !registry.group(first).isEmpty { return .text(Help.group(first, in: registry)) }
    guard let (entry, count) = registry.entry(for: words), count == words.count else {
      throw SlateError.unknown(
        "command", words.joined(separator: " "), among: registry.entries.map(\.name) + registry.firstWords,
        hint: "'commands' lists them all.")
    }
    return .text(try Help.command(entry, in: registry))
  }
}
