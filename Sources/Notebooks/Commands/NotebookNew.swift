import Interpreter
import SlateKit

/// `notebook new`: a notebook to write in.
struct NotebookNew: Command {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a notebook without cells, to add prose and lines to.",
    discussion: "'notebook append FILE' adds what you typed since; an editor adds the prose.")
  static let kind = CommandKind.gesture
  static let examples = [Example("notebook new findings.md --title 'Where plans take longest'", "begins one")]

  @Argument(help: "The notebook's file; .md is added where it is missing.") var file: FilePath
  @Option(help: "The notebook's title; its file's name otherwise.") var title: String?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let journal = try session.service(Journal.self)
    let name = file.text.hasSuffix(".md") ? file.text : file.text + ".md"
    let path = try session.path(FilePath(text: name), for: .writing)
    if NotebookFile.isThere(path) {
      throw SlateError(
        "'\(name)' is there already.", at: .argument(file.text), hint: "Choose another name.")
    }
    let title = (title ?? NotebookDraft.title(of: name)).split(whereSeparator: \.isNewline).joined(
      separator: " ")
    let notebook = try NotebookDraft(
      title: title, seed: session.seed, lines: [], registry: session.service(Registry.self)
    ).notebook()
    try NotebookFile.write(notebook.text, to: path, as: name)
    journal.markSaved()
    return .notices([
      .note("Wrote \(name). 'notebook append \(PathRewriter.quoted(name))' adds what you type from here on.")
    ])
  }
}
