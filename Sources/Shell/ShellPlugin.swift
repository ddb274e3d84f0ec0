import SlateKit
import Synchronization

/// The commands that drive the prompt itself.
public enum ShellPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "prompt", summary: "Leave the prompt, and look at what was typed.")
  /// Its commands.
  public static let commands: [any Command.Type] = [Quit.self, Exit.self, History.self]
}

/// Whether someone asked to leave.
final class Leaving: Sendable {
  private let asked = Mutex(false)
  var isAsked: Bool { asked.withLock { $0 } }
  func ask() { asked.withLock { $0 = true } }
}

/// What was typed in earlier sessions and this one.
struct TypedLines: Sendable {
  let read: @Sendable () -> [String]
}

/// `quit`: leaves.
struct Quit: Command {
  static let configuration = CommandConfiguration(abstract: "Leaves Slate, as ^D on an empty line does.")
  static let kind = CommandKind.gesture
  static let examples: [Example] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    try session.service(Leaving.self).ask()
    return Output([])
  }
}

/// `exit`: leaves, for hands that are used to it.
struct Exit: Command {
  static let configuration = CommandConfiguration(abstract: "Leaves Slate, as 'quit' does.")
  static let kind = CommandKind.gesture
  static let examples: [Example] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    try session.service(Leaving.self).ask()
    return Output([])
  }
}

/// `history`: what was typed.
struct History: Command {
  static let configuration = CommandConfiguration(
    abstract: "Lists the last lines that were typed, in this session and earlier ones.")
  static let kind = CommandKind.gesture
  static let examples: [Example] = []

  @Argument(help: "How many lines.") var lines = 20

  func run(in session: Session, on input: Relation?) async throws -> Output {
    .text(try session.service(TypedLines.self).read().suffix(max(lines, 0)).joined(separator: "\n"))
  }
}
