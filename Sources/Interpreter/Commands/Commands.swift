import SlateKit

/// `commands`: every command with what it does.
struct Commands: Command {
  static let configuration = CommandConfiguration(abstract: "Lists every command with what it does.")
  static let kind = CommandKind.gesture
  static let examples = [
    Example("commands", "all commands"), Example("commands plans", "those that have to do with plans"),
  ]

  @Argument(help: "A word to look for in names and descriptions.") var word: String?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let registry = try session.service(Registry.self)
    let wanted = word?.lowercased() ?? ""
    let entries = registry.entries.filter {
      wanted.isEmpty || ($0.name + " " + $0.abstract).lowercased().contains(wanted)
    }
    if entries.isEmpty, let word {
      throw SlateError(
        "No command has to do with '\(word)'.", at: .argument(word), hint: "'commands' lists them all.")
    }
    return .text(Help.list(entries.map { ($0.name, $0.abstract) }))
  }
}
