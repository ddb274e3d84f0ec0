import Interpreter
import SlateKit
import Synchronization

/// A command of a script: its declaration from the script's description, its work in a process of its own.
struct ScriptCommand: RegisteredCommand {
  let script: Executable
  /// The word that calls it behind the script's name; nil where the script is one command.
  let word: String?
  let declared: ScriptCommandDeclaration

  var abstract: String { declared.declaration.abstract ?? "" }
  var examples: [Example] { declared.examples }
  var kind: CommandKind { .analysis }
  var place: CommandPlace {
    switch declared.input {
    case .none: .first
    case .optional: .anywhere
    case .required: .later
    }
  }
  var mayRunUnasked: Bool { false }

  func declaration() throws -> CommandDescription { declared.declaration }

  func run(_ call: CommandCall, in session: Session, on input: Relation?) async throws -> Output {
    let name = call.entry.name
    guard session.access.runsPrograms else {
      throw SlateError(
        "A notebook starts no programs, and '\(name)' is one (\(script.path)).",
        hint: "If you trust it: replay it with --allow run")
    }
    if declared.input == .required, input == nil {
      throw SlateError(
        "'\(name)' works on the table before it in a pipeline, and nothing stands before it.",
        hint: "Begin with a table: from NAME | \(name) ...")
    }
    let folder = try TemporaryFolder()
    let arguments = ScriptArguments(declared: declared, session: session, input: input)
    let (words, tables) = try await arguments.words(call)
    let tabled = ScriptTables(folder: folder.path, form: declared.takes == .parquet ? .parquet : .csv)
    var environment = ScriptEnvironment.base(of: script.path)
    environment["SLATE_SEED"] = String(session.seed)
    environment["SLATE_WIDTH"] = "80"
    var sources = input?.sources ?? []
    if let input {
      environment["SLATE_TABLE"] = try await tabled.write(input, as: "table", in: session)
      environment["SLATE_COLUMNS"] = try tabled.writeColumns(of: input, as: "table")
    }
    for table in tables + declared.inputs {
      let relation = try await session.relation(named: TableName(text: table))
      _ = try await tabled.write(relation, as: table, in: session)
      _ = try tabled.writeColumns(of: relation, as: table)
      sources += relation.sources.filter { !sources.contains($0) }
    }
    environment["SLATE_INPUTS"] = folder.path
    environment["SLATE_FORM"] = tabled.form.rawValue
    session.report("\(name) is starting")
    let heard = Heard(session, name)
    let limits = limits
    let process = ScriptProcess(
      path: script.path, arguments: (word.map { [$0] } ?? []) + words, environment: environment,
      folder: folder.path,
      limits: limits)
    let output = folder.path + "/result"
    let ending: ScriptEnding
    do {
      ending = try await process.run(output: output) { heard.take($0) }
    } catch let error as ScriptProcess.StartError {
      throw SlateError("The script \(ScriptFailure.start(error.number, script.path)).")
    }
    guard ending.reason == .exited(0) else {
      throw ScriptFailure.error(ending, of: name, said: heard.failure, limits: limits)
    }
    var result = try await ScriptResult(
      path: output, form: declared.gives, name: name, ending: ending,
      meanings: heard.columns.isEmpty ? declared.columns : heard.columns, handed: input?.columns ?? []
    ).output(in: session, sources: sources)
    result.notices += heard.notices
    let said = ending.words.filter { !$0.allSatisfy(\.isWhitespace) }
    if !said.isEmpty {
      result.notices.append(.aside("'\(name)' says: " + said.suffix(3).joined(separator: " / ")))
    }
    return result
  }

  private var limits: ScriptLimits {
    var limits = ScriptLimits.running
    if let seconds = declared.seconds, seconds > 0, seconds.isFinite { limits.seconds = seconds }
    return limits
  }
}

/// What a script says while it runs.
private final class Heard: Sendable {
  private struct State {
    var notices: [Notice] = []
    var columns: [ColumnMeaning] = []
    var failure: ScriptMessage?
    var unheard = 0
  }

  private let state = Mutex(State())
  private let session: Session
  private let name: String
  /// How many notices a result can have.
  private static let most = 50

  init(_ session: Session, _ name: String) {
    self.session = session
    self.name = name
  }

  /// Takes a line; whether it was a message.
  func take(_ line: String) -> Bool {
    guard let messages = ScriptMessage.messages(in: line) else { return false }
    for message in messages {
      switch message {
      case .progress(let label, let fraction): session.report(label, fraction)
      case .notice(let notice):
        state.withLock { state in
          if state.notices.contains(notice) { return }
          if state.notices.count < Heard.most { state.notices.append(notice) } else { state.unheard += 1 }
        }
      case .columns(let columns): state.withLock { $0.columns = columns }
      case .failure: state.withLock { $0.failure = message }
      }
    }
    return true
  }

  var notices: [Notice] {
    state.withLock { state in
      let more = state.unheard
      return state.notices
        + (more == 0 ? [] : [.warning("'\(name)' says \(more.grouped) more things, which are left out.")])
    }
  }
  var columns: [ColumnMeaning] { state.withLock { $0.columns } }
  var failure: ScriptMessage? { state.withLock { $0.failure } }
}
