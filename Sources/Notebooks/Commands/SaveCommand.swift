import Interpreter
import SlateKit

/// `save`: the session as a notebook.
struct SaveCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Writes the session as a notebook that replays.",
    discussion: """
      Each line that found something out becomes a cell with its output, and so does each line that later ones need, such as an \
      import. Lines that failed, that only looked around (help, datasets, write) or that were repeated are left out.

      The lines are run again from the top in a fresh session, and what they give there is recorded, with the fingerprint of \
      every file that was read. If one fails there, nothing is written. Paths of imported files are written as seen from the \
      notebook's folder.

      After a replay the notebook's prose and cells come first, without the cells that were skipped and with the parameters' \
      defaults, and then what was typed after it; --last leaves the notebook out.
      """)
  static let kind = CommandKind.gesture
  static let examples = [
    Example("save findings.md", "everything that this session found"),
    Example(
      "save findings.md --last 3 --title 'Where plans take longest'",
      "its last three lines, and what they need"),
  ]

  @Argument(help: "The notebook's file; .md is added where it is missing.") var file: FilePath
  @Option(help: "Only so many of the last lines, with the imports and names that they need.") var last: Int?
  @Option(help: "The notebook's title; its file's name otherwise.") var title: String?
  @Flag(help: "Replace a file that is there.") var force = false
  @Flag(help: "Record also what could give single persons away: rows about them, and small counts of them.")
  var unprotected = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let journal = try session.service(Journal.self)
    let registry = try session.service(Registry.self)
    if let last, last < 1 {
      throw SlateError("--last takes a number of lines, 1 or more.", at: .argument(String(last)))
    }
    let name = file.text.hasSuffix(".md") ? file.text : file.text + ".md"
    let path = try session.path(FilePath(text: name), for: .writing)
    try demandNothingIsLost(at: path, as: name)
    let folder = NotebookFile.folder(of: path)
    let rewriter = PathRewriter(registry: registry, from: session.folder, to: folder)
    let replayed = last == nil ? journal.replayed : nil
    let lines = journal.effectiveLines(last: last, since: replayed?.entry ?? 0).map(rewriter.rewrite)
    if lines.isEmpty, replayed == nil {
      throw SlateError(
        "There is nothing to save yet.", hint: "A notebook needs a line that found something out.")
    }
    let notebook =
      try replayed.map { try continuation(of: $0, by: lines, in: folder, as: name, registry) }
      ?? draft(lines, name: name, seed: session.seed, registry)
    let replay = try Replay(
      notebook, in: folder, access: .everything, registry: registry, workspace: session.workspace,
      areas: session.areas)
    replay.session.onProgress { session.report($0.label, $0.fraction) }
    let result = try await replay.run { session.report("cell \($0.cell.number) of \(notebook.cells.count)") }
    if let failure = result.failure {
      throw SlateError(
        "In a fresh session this line fails, so nothing is written. \(failure)",
        hint:
          "It may need a name or an import from before this session, or from a replayed notebook: give it again, or use --last."
      )
    }
    let recorded = notebook.accepting(result)
    try demandNothingIsLost(at: path, as: name)
    try NotebookFile.write(recorded.text, to: path, as: name)
    journal.markSaved()
    return .notices(
      notices(
        name: name, result, replayed == nil ? lines : notebook.cells.map(\.source), registry,
        allowance: allowance(lines, registry, in: folder))
        + (replayed.map { notices(of: $0, journal) } ?? []))
  }

  /// The notebook that was replayed, with the lines behind it and its files named from the new one's folder.
  private func continuation(
    of replayed: ReplayedNotebook, by lines: [String], in folder: String, as name: String,
    _ registry: Registry
  ) throws -> Notebook {
    do {
      return try replayed.notebook.continued(
        by: lines, without: replayed.skipped,
        PathRewriter(registry: registry, from: replayed.folder, to: folder))
    } catch let error as NotebookError {
      throw error.slateError(of: name)
    }
  }

  /// What the notebook has of the replayed one, and what of the session it has not.
  private func notices(of replayed: ReplayedNotebook, _ journal: Journal) -> [Notice] {
    var text = "It begins with the prose and the cells of \(replayed.file)"
    if title != nil { text += ", and keeps its title" }
    let before = Journal(Array(journal.entries.prefix(replayed.entry))).effectiveLines().count
    if before > 0 {
      text +=
        "; of the \(before) \(before == 1 ? "line" : "lines") typed before its replay it has what later ones need"
    }
    return [.note(text + ".")]
  }

  private func demandNothingIsLost(at path: String, as name: String) throws {
    guard !force, NotebookFile.isThere(path) else { return }
    throw SlateError(
      "'\(name)' is there already.", at: .argument(file.text),
      hint: "--force replaces it; another name keeps it.")
  }

  private func draft(_ lines: [String], name: String, seed: UInt64, _ registry: Registry) throws -> Notebook {
    let title = (title ?? NotebookDraft.title(of: name)).split(whereSeparator: \.isNewline).joined(
      separator: " ")
    do {
      return try NotebookDraft(
        title: title, seed: seed, lines: lines, registry: registry, isUnprotected: unprotected
      )
      .notebook()
    } catch let error as NotebookError {
      throw error.slateError(of: name)
    }
  }

  /// What the replay needs to be allowed for files that do not lie beside the notebook.
  private func allowance(_ lines: [String], _ registry: Registry, in folder: String) -> String {
    var folders: [String] = []
    for line in lines {
      guard case .complete(let statement) = LineParser.parse(line) else { continue }
      for (stage, kind) in zip(statement.stages, registry.kinds(of: statement)) where kind == .effect {
        for word in stage.words where !word.isOption && word.text.contains("/") {
          let whole = word.text.hasPrefix("/") ? word.text : folder + "/" + word.text
          let place = Paths.parent(of: Paths.resolved(Paths.expandingHome(whole)))
          let home = Paths.resolved(folder)
          if NotebookFile.isThere(whole), place != home, !place.hasPrefix(home + "/"),
            !folders.contains(place)
          {
            folders.append(place)
          }
        }
      }
    }
    return folders.map { " --allow read=" + PathRewriter.quoted($0) }.joined()
  }

  private func notices(
    name: String, _ result: ReplayResult, _ lines: [String], _ registry: Registry, allowance: String
  )
    -> [Notice]
  {
    let count = result.cells.count
    let word = PathRewriter.quoted(name)
    let scripts = result.provenance.inputs.contains(where: \.isScript) ? " --allow run" : ""
    var notices = [
      Notice.note(
        "Wrote \(name): \(count) \(count == 1 ? "cell" : "cells"). Check it with: slate replay \(word) --check\(allowance)\(scripts)"
      )
    ]
    let imports = lines.contains { line in
      guard case .complete(let statement) = LineParser.parse(line) else { return false }
      return zip(statement.stages, registry.kinds(of: statement)).contains {
        $1 == .effect && $0.words.first?.text != "let"
      }
    }
    let datasets = result.provenance.inputs.filter { !$0.isScript }
    if !imports, !datasets.isEmpty {
      let names = datasets.map(\.dataset).joined(separator: ", ")
      notices.append(.note("It reads \(names), which no line of it imports: replay it in this workspace."))
    }
    return notices
  }
}
