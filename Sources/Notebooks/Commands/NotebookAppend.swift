import Interpreter
import SlateKit

/// `notebook append`: what was typed since, behind a notebook's cells.
struct NotebookAppend: Command {
  static let configuration = CommandConfiguration(
    commandName: "append", abstract: "Adds what was typed since to a notebook.",
    discussion: """
      Since means since the last 'save', 'notebook new', 'notebook append' or 'replay', or since the session began. Lines of \
      before that the new ones need, such as an import, are added too. The whole notebook is run again in a fresh session, and \
      nothing is written where a line fails there. Its prose stays as it is.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("notebook append findings.md", "one cell for each new line")]

  @Argument(help: "The notebook's file.") var file: FilePath
  @Option(
    name: .customLong("allow"),
    help: .init("What the notebook may do besides: read=PATH, write=PATH, connect, run.", valueName: "access")
  )
  var allowed: [String] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let journal = try session.service(Journal.self)
    let registry = try session.service(Registry.self)
    let path = try session.path(file, for: .writing)
    let folder = NotebookFile.folder(of: path)
    let notebook = try NotebookFile.read(path, as: file.text)
    let rewriter = PathRewriter(registry: registry, from: session.folder, to: folder)
    let known = Set(notebook.cells.map { $0.source.trimmingBlanks() })
    let lines = journal.effectiveLines(since: journal.savedCount).map(rewriter.rewrite)
      .filter { !known.contains($0) }
    if lines.isEmpty {
      throw SlateError(
        "Nothing was found out since the last save.",
        hint: "A notebook needs a line that found something out.")
    }
    let longer: Notebook
    do { longer = try notebook.continued(by: lines) } catch let error as NotebookError {
      throw error.slateError(of: file.text)
    }
    // The notebook's own cells may do what a notebook may; the new lines are those of the person who types.
    let access = try AccessPolicy.notebook(in: folder).allowing(["read=" + session.folder] + allowed)
    let replay = try Replay(
      longer, in: folder, access: access, registry: registry, workspace: session.workspace,
      areas: session.areas)
    replay.session.onProgress { session.report($0.label, $0.fraction) }
    let result = try await replay.run()
    if let failure = result.failure {
      throw SlateError("In a fresh session this line fails, so nothing is written. \(failure)")
    }
    try NotebookFile.write(longer.accepting(result).text, to: path, as: file.text)
    journal.markSaved()
    let count = lines.count
    return .notices([
      .note(
        "Added \(count) \(count == 1 ? "cell" : "cells") to \(file.text), which has \(longer.cells.count) now."
      )
    ])
  }
}
