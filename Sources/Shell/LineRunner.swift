import Interpreter
import Notebooks
import Rendering
import SlateKit

/// Runs one line to its end: evaluates it, shows what it found, and keeps it in the journal.
struct LineRunner: Sendable {
  let interpreter: Interpreter
  let journal: Journal
  let format: Format
  let status: StatusLine
  let interruption: Interruption?
  /// The notes that a prompt has shown already; nil where each is said every time.
  let said: SaidNotes?
  /// Where each line is kept before it runs; nil where it need not be.
  let journalFile: JournalFile?

  /// The saved lines of the workspace.
  let definitions: KeptDefinitions

  /// How a line ended.
  enum Ending: Sendable { case done, failed, interrupted }

  /// Runs a line; results go to standard output, notices and errors to standard error.
  func run(_ line: String) -> Ending {
    interruption?.reset()
    status.begin()
    interpreter.session.onProgress { status.update($0) }
    defer { status.end() }
    do {
      try Blocking.run(waiting: watch) { try await evaluate(line) }
      return .done
    } catch  where LineRunner.isInterruption(error) {
      status.end()
      Streams.message("interrupted\n")
      return .interrupted
    } catch {
      status.end()
      let terminal = Terminal.current
      let width = terminal.isScreen ? terminal.width : .max
      let failure = error as? LineError ?? LineError(SlateError(wrapping: error), in: line)
      if let done = failure.error.output {
        say(done.text)
        let renderer = Renderer(format: format, style: terminal.style)
        for notice in renderer.notices(done.notices) { Streams.message(notice + "\n") }
      }
      let text = failure.diagnostic(width: width)
      Streams.message(text + "\n")
      return .failed
    }
  }

  private static func isInterruption(_ error: any Error) -> Bool {
    error is CancellationError || (error as? EngineError)?.kind == .interrupted
  }

  /// Keeps the status line alive; whether someone wants the line stopped.
  private func watch() -> Bool {
    let isOpen = interpreter.session.workspace.isOpen
    let query = isOpen ? Blocking.run(within: 20) { try await interpreter.session.connection.progress } : nil
    status.show(query: query ?? nil)
    return interruption?.isPressed ?? false
  }

  private func evaluate(_ line: String) async throws {
    for notice in try await definitions.load(interpreter) {
      Streams.message("\(notice.level.rawValue): \(notice.text)\n")
    }
    let statement = try interpreter.statement(line)
    if statement.stages.isEmpty { return }
    if let notice = journalFile?.append(line) { Streams.message("warning: \(notice)\n") }
    defer { journalFile?.markEnd() }
    if interruption != nil, KeyQuestion.isPossible { interpreter.session.provide(stepper) }
    do {
      let output = try await interpreter.run(statement)
      let connection = output.relation == nil ? nil : try await interpreter.session.connection
      try await show(output, on: connection)
      journal.record(line, in: interpreter.registry, output: output)
    } catch {
      journal.record(line, in: interpreter.registry, output: nil)
      throw error
    }
  }

  /// What a replay shows and asks between its cells.
  private var stepper: CellStepper {
    CellStepper { output in
      try await show(output, on: output.relation == nil ? nil : try await interpreter.session.connection)
    } ask: { cell, count in
      status.pause(true)
      defer { status.pause(false) }
      let key = try KeyQuestion.ask(
        "cell \(cell) of \(count): n next (Enter), a all, s skip, q quit › ", keys: ["n", "a", "s", "q"])
      return switch key {
      case "n": .next
      case "a": .all
      case "s": .skip
      default: .quit
      }
    }
  }

  /// Results go to standard output; reports and notices, which are no results, to standard error. Where the results are for
  /// a program to read, texts go there, too.
  private func show(_ output: Output, on connection: Connection?) async throws {
    let renderer = Renderer(format: format, style: Terminal.current.style)
    var results: [Output.Content] = []
    for content in output.contents {
      switch content {
      case .relation, .chart: results.append(content)
      case .text where format == .table: results.append(content)
      case .text(let text), .report(let text): say(text)
      }
    }
    if let connection {
      try await renderer.render(Output(results, display: output.display), on: connection) { text in
        try status.wiped { try Streams.result(text) }
      }
    } else {
      // Text alone does not wait for the engine.
      try status.wiped {
        for text in results.compactMap(\.lines) { try Streams.result(LineRunner.whole(text)) }
      }
    }
    let opening = interpreter.session.workspace.takeNotice().map { [Notice.note($0)] } ?? []
    let notices = opening + (said.map { $0.fresh(output.notices) } ?? output.notices)
    status.wiped { for notice in renderer.notices(notices) { Streams.message(notice + "\n") } }
  }

  private func say(_ text: String) {
    status.wiped { Streams.message(LineRunner.whole(text)) }
  }

  private static func whole(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }
}
