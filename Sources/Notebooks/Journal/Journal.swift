import Interpreter
import SlateKit
import Synchronization

/// The lines of a session as they were run, from which a notebook is made.
public final class Journal: Sendable {
  /// A line that was run.
  public struct Entry: Sendable, Equatable {
    /// The line as it was typed.
    public var line: String
    /// The kinds of its commands, in their order; empty where the line names no command.
    public var kinds: [CommandKind]
    /// Whether it ran to its end.
    public var succeeded: Bool
    /// Whether it gave a table, which `_` means from then on.
    public var givesTable: Bool

    /// A line that was run.
    public init(_ line: String, kinds: [CommandKind], succeeded: Bool, givesTable: Bool = true) {
      self.line = line
      self.kinds = kinds
      self.succeeded = succeeded
      self.givesTable = givesTable
    }
  }

  private let state: Mutex<[Entry]>

  /// A journal, empty unless lines are handed over.
  public init(_ entries: [Entry] = []) { state = Mutex(entries) }

  /// The lines so far.
  public var entries: [Entry] { state.withLock { $0 } }

  /// Keeps a line.
  public func record(_ entry: Entry) { state.withLock { $0.append(entry) } }

  /// Keeps a line whose commands are looked up in a registry.
  ///
  /// - Parameters:
  ///   - line: The line as it was typed.
  ///   - registry: The commands.
  ///   - output: What it gave; nil where it failed.
  public func record(_ line: String, in registry: Registry, output: Output?) {
    let kinds: [CommandKind]
    if case .complete(let statement) = LineParser.parse(line) {
      kinds = registry.kinds(of: statement)
      if statement.stages.isEmpty { return }
    } else {
      kinds = []
    }
    record(Entry(line, kinds: kinds, succeeded: output != nil, givesTable: output?.relation != nil))
  }
}
