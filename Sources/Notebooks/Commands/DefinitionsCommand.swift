import Interpreter
import SlateKit

/// `definitions`: the saved lines that are there.
struct DefinitionsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "definitions", abstract: "Lists the saved lines, writes them to a file, or lets go of one.")
  static let kind = CommandKind.gesture
  static let examples = [
    Example("definitions", "what is defined"),
    Example("definitions --save ours.slate", "a file to share; define --load ours.slate reads it"),
  ]

  @Option(help: "Write all to this file, which must not be there yet.") var save: FilePath?
  @Option(help: .init("Let go of this one.", valueName: "name")) var forget: String?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let definitions = Definitions(session, try session.service(Registry.self))
    if let forget {
      try await definitions.forget(forget)
      return .report("'\(forget)' is no command any more.")
    }
    let lines = definitions.lines
    guard let save else {
      return .text(
        lines.isEmpty ? "Nothing is defined. 'help define' says how." : lines.joined(separator: "\n"))
    }
    let path = try session.path(save, for: .writing)
    guard !NotebookFile.isThere(path) else {
      throw SlateError(
        "'\(save.text)' is there already.", at: .argument(save.text), hint: "Choose another name.")
    }
    try NotebookFile.write(lines.map { $0 + "\n" }.joined(), to: path, as: save.text)
    return .report("Wrote \(lines.count) \(lines.count == 1 ? "definition" : "definitions") to \(save.text).")
  }
}
