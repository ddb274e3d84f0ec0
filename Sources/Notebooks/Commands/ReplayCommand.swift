import Interpreter
import SlateKit

/// `replay`: a notebook, cell by cell, at the prompt.
struct ReplayCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Runs a notebook and shows it cell by cell.",
    discussion: """
      The cells run from top to bottom in a session of their own: in the notebook's folder, with its seed and parameters, and \
      without the names and results of this session. Afterwards the names that the notebook has kept with let are here too, so \
      that you can explore on from them; a name of yours that it also uses is replaced. 'save' then writes the notebook's prose \
      and cells with what you typed after it.

      With --step each cell is shown before it runs, and one key decides: Enter or n runs it, a runs it and all that follow, s \
      leaves it out, q ends here. On a pipe, where nobody can answer, all cells run.

      Nothing is written. From outside the prompt, 'slate replay FILE --check' compares the outputs with the recorded ones, and \
      '--accept' records them.
      """)
  static let kind = CommandKind.gesture
  static let examples = [
    Example("replay Notebooks/tour.md", "the tour, each line with its result"),
    Example("replay Notebooks/send.md --set year=2023", "with another value for one of its parameters"),
  ]

  @Argument(help: "The notebook's file.") var file: FilePath
  @Option(
    name: .customLong("set"), help: .init("A value for a parameter of the notebook.", valueName: "name=value")
  )
  var settings: [String] = []

  @Flag(help: "Ask before each cell.") var step = false

  @Option(
    name: .customLong("allow"),
    help: .init("What the notebook may do besides: read=PATH, write=PATH, connect, run.", valueName: "access")
  )
  var allowed: [String] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    // A notebook has no prompt, so that it cannot replay notebooks, itself among them.
    let journal = try session.service(Journal.self)
    let registry = try session.service(Registry.self)
    let path = try session.path(file)
    let folder = NotebookFile.folder(of: path)
    let notebook = try NotebookFile.read(path, as: file.text)
    let replay = try Replay(
      notebook, in: folder, settings: settings,
      access: .notebook(in: folder).allowing(allowed), registry: registry,
      workspace: session.workspace, areas: session.areas)
    replay.session.onProgress { session.report($0.label, $0.fraction) }
    let progress = ReplayProgress(stepper: step ? try? session.service(CellStepper.self) : nil)
    let result = try await replay.run { cell in
      try await progress.choose(cell, of: notebook)
    } _: { cell in
      var contents: [Output.Content] = []
      for statement in cell.statements { contents += try await shown(statement, of: replay, in: session) }
      if let error = cell.expectedError { contents.append(.text(error)) }
      try await progress.add(contents, of: cell, in: notebook)
    }
    if let failure = result.failure { throw SlateError("\(file.text) stops here. \(failure)") }
    try await adoptNames(of: replay.session, in: session)
    let ran = Set(result.cells.map(\.cell.number))
    let skipped = Set(notebook.cells.map(\.number)).subtracting(ran)
    journal.replay(notebook, in: folder, as: file.text, without: skipped)
    let notices =
      skipped.isEmpty
      ? [] : [Notice.note("\(ran.count) of \(notebook.cells.count) cells ran; 'save' leaves the others out.")]
    return Output(progress.contents, notices: notices)
  }

  /// What a statement gave, as this session can show it: tables are copied, since those of the replay end with it.
  private func shown(
    _ statement: StatementResult, of replay: Replay, in session: Session
  ) async throws -> [Output.Content] {
    var contents: [Output.Content] = []
    for content in statement.output.contents {
      switch content {
      case .text, .report: contents.append(content)
      case .chart(let chart, of: let relation):
        contents.append(.chart(chart, of: try await copy(relation, from: replay.session, to: session)))
      case .relation(let relation):
        contents.append(.relation(try await copy(relation, from: replay.session, to: session)))
      }
    }
    let notices = replay.noticeLines(statement.output.notices)
    return notices.isEmpty ? contents : contents + [.text(notices.joined(separator: "\n"))]
  }

  private func copy(_ relation: Relation, from other: Session, to session: Session) async throws -> Relation {
    let table = try await other.connection.collect(relation)
    return try await session.relation(of: table, sources: relation.sources)
  }

  private func adoptNames(of other: Session, in session: Session) async throws {
    for name in other.keptNames {
      let relation = try await other.relation(named: TableName(text: name))
      _ = try await session.keep(copy(relation, from: other, to: session), as: name)
    }
  }
}
