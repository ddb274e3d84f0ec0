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

  private struct State {
    var entries: [Entry]
    var isRecording = true
    var replayed: ReplayedNotebook?
    var saved = 0
  }

  private let state: Mutex<State>

  /// A journal, empty unless lines are handed over.
  public init(_ entries: [Entry] = []) { state = Mutex(State(entries: entries)) }

  /// The lines so far.
  public var entries: [Entry] { state.withLock { $0.entries } }

  /// Whether lines are kept.
  public var isRecording: Bool {
    get { state.withLock { $0.isRecording } }
    set { state.withLock { $0.isRecording = newValue } }
  }

  /// The notebook that was replayed last, which what was typed since goes on from; nil for none.
  var replayed: ReplayedNotebook? { state.withLock { $0.replayed } }

  /// How many lines there were when they were last saved, appended or followed by a replay.
  var savedCount: Int { state.withLock { $0.saved } }

  /// Notes that everything so far stands in a notebook.
  func markSaved() { state.withLock { $0.saved = $0.entries.count } }

  /// Notes that a notebook was replayed.
  func replay(_ notebook: Notebook, in folder: String, as file: String, without skipped: Set<Int>) {
    state.withLock { state in
      state.replayed = ReplayedNotebook(
        notebook: notebook, folder: folder, file: file, skipped: skipped, entry: state.entries.count)
      state.saved = state.entries.count
    }
  }

  /// Keeps a line, unless recording was stopped.
  public func record(_ entry: Entry) {
    state.withLock { if $0.isRecording { $0.entries.append(entry) } }
  }

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
