import Interpreter
import LineEditor
import Notebooks
import Rendering
import Scripts
import SlateKit

/// The read-eval-print loop: hands lines from a reader to the interpreter, and what they find to the screen.
public final class Shell {
  private let options: Options
  private let workspace: Workspace
  private let plugins: [any Plugin.Type]
  private let journal = Journal()
  private let leaving = Leaving()
  private let said = SaidNotes()
  private let definitions = KeptDefinitions()
  /// Made when it is first needed: lines from a prompt are kept, those of a script are in the script.
  private lazy var journalFile = Shell.journals.map {
    var path = ""
    if case .file(let file) = workspace.location { path = file }
    return JournalFile(in: $0, workspace: path)
  }
  /// Made when it is first needed, which is after the first prompt is on the screen.
  private lazy var interpreter = makeInterpreter()
  private lazy var interruption = Interruption()
  private lazy var completer = Completer(interpreter)

  /// How a shell runs.
  public struct Options: Sendable {
    /// The lines to run in place of a prompt; empty for none.
    public var lines: [String] = []
    /// How results are written.
    public var format = Format.table
    /// Whether lines from a pipe go on after one has failed.
    public var keepsGoing = false
    /// Whether a session that did not end properly is gone on with; nil for no.
    public var resume: Resume?
    /// Where scripts are looked for; nil for nowhere.
    public var scripts: ScriptSearch?

    /// A prompt, with results as tables.
    public init() {}
  }

  /// A shell on a workspace with the commands of these plugins and of the host.
  public init(workspace: Workspace, plugins: [any Plugin.Type], options: Options) {
    self.options = options
    self.workspace = workspace
    self.plugins = plugins
  }

  private func makeInterpreter() -> Interpreter {
    let registry = Registry(Shell.hostPlugins + plugins)
    if let search = options.scripts { Scripts.load(search, into: registry) }
    let session = Session(workspace: workspace, plugins: registry.plugins)
    session.provide(journal)
    session.provide(leaving)
    session.provide(TypedLines { HistoryFile.standardPath.map { HistoryFile(path: $0).load() } ?? [] })
    return Interpreter(registry: registry, session: session)
  }

  /// The commands that every host has, whatever the plugins.
  public static let hostPlugins: [any Plugin.Type] = [
    InterpreterPlugin.self, RenderingPlugin.self, NotebooksPlugin.self, NotebookFilesPlugin.self,
    ShellPlugin.self,
  ]

  /// Runs to the end of the input.
  ///
  /// - Returns: the exit status: 0 where all went well, 1 where a command failed.
  public func run() -> Int32 {
    if !options.lines.isEmpty { return runLines(from: ScriptedReader(options.lines)) }
    if TerminalReader.isAvailable { return runPrompt() }
    return runLines(from: StreamReader(delegate: self))
  }

  // MARK: The prompt

  private func runPrompt() -> Int32 {
    let history = HistoryFile.standardPath.map { HistoryFile(path: $0) }
    guard let reader = TerminalReader(delegate: self, history: history) else {
      return runLines(from: StreamReader(delegate: self))
    }
    Interruption.ignore()
    let terminal = Terminal.current
    try? Streams.result(Shell.banner)
    if let resume = options.resume {
      self.resume(resume) { runAgain($0, interpreter.registry, with: runner(interruption)) }
    } else {
      Shell.sayUnended()
    }
    defer { journalFile?.remove() }
    while !leaving.isAsked {
      let input: LineInput
      do { input = try reader.readLine(prompt: prompt(terminal)) } catch {
        Streams.message("error: The terminal cannot be read: \(error).\n")
        return 1
      }
      guard case .line(let entry) = input else { break }
      if let notice = reader.remember(entry) { Streams.message("note: \(notice)\n") }
      let runner = runner(interruption)
      run(Script.statements(of: entry).map(\.text), with: runner)
      completer.refresh()
    }
    return 0
  }

  /// Runs the statements of one entry, several where they were pasted; the first that fails ends it.
  private func run(_ statements: [String], with runner: LineRunner) {
    for (index, statement) in statements.enumerated() where runner.run(statement) != .done {
      let rest = statements.count - index - 1
      if rest > 0 {
        Streams.message(
          "note: \(rest) more pasted \(rest == 1 ? "line was" : "lines were") not run. A line goes on in the next where it "
            + "ends in '|' or '\\'.\n")
      }
      return
    }
  }

  private func prompt(_ terminal: Terminal) -> Prompt {
    Prompt(
      text: "slate \(workspace.name) › ", ascii: "slate \(workspace.name) > ",
      style: terminal.colour ? .colour : .plain)
  }

  static let banner = """
    Slate: questions about England's schools, from official statistics.
    'help' shows how to ask, TAB completes, ^D leaves.

    """

  // MARK: Lines without a prompt

  private func runLines(from reader: any LineReader) -> Int32 {
    if let resume = options.resume {
      self.resume(resume) { runAgain($0, interpreter.registry, with: self.runner(nil)) }
    }
    workspace.open()
    let runner = runner(nil)
    var status: Int32 = 0
    while !leaving.isAsked {
      let input: LineInput
      do { input = try reader.readLine(prompt: Prompt(text: "", ascii: "")) } catch {
        Streams.message("error: The input cannot be read: \(error).\n")
        return 1
      }
      guard case .line(let entry) = input else { break }
      for statement in Script.statements(of: entry) where runner.run(statement.text) != .done {
        status = 1
        if !options.keepsGoing { return status }
      }
    }
    return status
  }

  private func runner(_ interruption: Interruption?) -> LineRunner {
    LineRunner(
      interpreter: interpreter, journal: journal, format: options.format,
      status: StatusLine(terminal: .current),
      interruption: interruption, said: interruption == nil ? nil : said,
      journalFile: interruption == nil ? nil : journalFile, definitions: definitions)
  }
}

extension Shell: LineEditorDelegate {
  /// Whether the parser takes the text as it is, so that a pipe and a terminal agree on where a line ends.
  public func isComplete(_ text: String) -> Bool {
    if case .incomplete = LineParser.parse(text) { false } else { true }
  }

  /// Begins to load the engine and the embedded figures.
  public func firstPromptIsShown() {
    let session = interpreter.session
    Task { try? await session.connection }
  }

  /// The ways to complete a line at the cursor.
  public func completion(of text: String, at cursor: Int) -> Completion {
    completer.completion(of: text, at: cursor)
  }
}
