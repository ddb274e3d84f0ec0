import SlateKit

/// A command as the registry has it: its declaration as data, and a way to run it.
///
/// The commands of a plugin are Swift types (``TypedCommand``). A script's command and a saved line are others; parsing, help,
/// completion, recording and checks are the same for all.
public protocol RegisteredCommand: Sendable {
  /// What it does, in one sentence.
  var abstract: String { get }
  /// Lines that show it at work.
  var examples: [Example] { get }
  /// What a line of it is to a session's record.
  var kind: CommandKind { get }
  /// Where in a pipeline it stands.
  var place: CommandPlace { get }
  /// Whether it may run unasked, as completion does to learn a table's columns: not where a program would start.
  var mayRunUnasked: Bool { get }
  /// The commands that it stands for; nil for one that works itself.
  var expansion: Statement? { get }
  /// The line that defined it; nil for one that no line did.
  var definitionLine: String? { get }
  /// Its arguments, and more about it.
  ///
  /// - Throws: an error where the declaration cannot be read.
  func declaration() throws -> CommandDescription
  /// Computes its value, as ``Command/run(in:on:)`` does.
  func run(_ call: CommandCall, in session: Session, on input: Relation?) async throws -> Output
}

extension RegisteredCommand {
  /// Most commands may.
  public var mayRunUnasked: Bool { true }
  /// Most commands work themselves.
  public var expansion: Statement? { nil }
  /// Most commands were not defined by a line.
  public var definitionLine: String? { nil }
}

/// A command of a plugin, declared by a Swift type.
struct TypedCommand: RegisteredCommand {
  let type: any Command.Type

  var abstract: String { type.configuration.abstract }
  var examples: [Example] { type.examples }
  var kind: CommandKind { type.kind }
  var place: CommandPlace { type.place }

  func declaration() throws -> CommandDescription { try CommandDescription(type) }

  func run(_ call: CommandCall, in session: Session, on input: Relation?) async throws -> Output {
    let command: any Command
    do {
      command = try type.parse(call.words)
    } catch {
      throw ParserMessage.error(type.message(for: error), of: call.entry, description: call.description)
    }
    return try await command.run(in: session, on: input)
  }
}
