import Interpreter
import Rendering
import SlateKit
import Synchronization

/// A session in memory with some plugins: what a person at the prompt has, without the prompt.
public final class Workbench: Sendable {
  /// Its commands.
  public let registry: Registry
  /// Its session.
  public let session: Session
  /// What runs its lines.
  public let interpreter: Interpreter

  /// A new session; the commands of the interpreter itself are always there.
  public init(_ plugins: [any Plugin.Type], folder: String = "", workspace: Workspace = Workspace(.memory)) {
    registry = Registry([InterpreterPlugin.self] + plugins)
    session = Session(workspace: workspace, plugins: registry.plugins, folder: folder)
    interpreter = Interpreter(registry: registry, session: session)
  }

  /// Runs lines, and answers the last one's result.
  @discardableResult
  public func run(_ lines: String...) async throws -> Answer {
    var answer = Answer(text: "", notices: [])
    for line in lines {
      guard let output = try await interpreter.run(line) else { continue }
      answer = try await show(output)
    }
    return answer
  }

  /// How a line fails; nil where it does not.
  public func failure(_ line: String) async -> Failure? {
    do {
      guard let output = try await interpreter.run(line) else { return nil }
      _ = try await show(output)
      return nil
    } catch {
      return Failure(error)
    }
  }

  private func show(_ output: Output) async throws -> Answer {
    let text = Mutex("")
    let notices = output.notices.map { "\($0.level.rawValue): \($0.text)" }
    guard output.relation != nil else {
      let texts = output.contents.compactMap { if case .text(let text) = $0 { text + "\n" } else { nil } }
      return Answer(text: texts.joined(separator: "\n"), notices: notices)
    }
    let renderer = Renderer(format: .csv, style: Style(width: 80))
    try await renderer.render(output, on: session.connection) { portion in text.withLock { $0 += portion } }
    return Answer(text: text.withLock { $0 }, notices: notices)
  }
}
