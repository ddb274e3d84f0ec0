import SlateKit

/// `notebook show`: what a notebook does, without running it.
struct NotebookShow: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows what a notebook would do: its parameters, headings and commands.",
    discussion: "Nothing is run. 'replay FILE' runs it.")
  static let kind = CommandKind.gesture
  static let examples = [Example("notebook show Notebooks/send.md", "before it is replayed")]

  @Argument(help: "The notebook's file.") var file: FilePath

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let notebook = try NotebookFile.read(session.path(file), as: file.text)
    let front = notebook.frontMatter
    var lines = [notebook.title]
    let needs = front.requires.map { $0.version.isEmpty ? $0.plugin : "\($0.plugin) \($0.version)" }
    if !needs.isEmpty { lines.append("Needs " + needs.joined(separator: ", ") + ".") }
    lines += front.parameters.map { "Parameter \($0.name): --set \($0.name)=VALUE" }
    let sources = notebook.provenance?.inputs.map(\.file) ?? []
    if !sources.isEmpty { lines.append("Recorded from " + sources.joined(separator: ", ") + ".") }
    for cell in notebook.cells {
      lines += [""] + notebook.headings(before: cell.number) + [cell.echo]
    }
    return .text(lines.joined(separator: "\n"))
  }
}
