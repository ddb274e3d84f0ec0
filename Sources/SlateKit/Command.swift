/// One command. Swift Argument Parser declares its arguments; the host parses, completes, documents and tests it from that.
///
/// The declaration's value types say what can stand in a place: ``AreaName``, ``ColumnName``, ``TableName``, ``Years``,
/// ``FilePath``, ``Expression`` and any type with a list of all its values complete by themselves.
public protocol Command: ParsableCommand, Sendable {
  /// Lines that show the command at work, as a person would type them. Help shows them and the tests run them.
  static var examples: [Example] { get }
  /// What a line of it is to a session's record.
  static var kind: CommandKind { get }
  /// Whether it needs a relation before it, takes one, or begins a pipeline.
  static var place: CommandPlace { get }

  /// Computes the command's value.
  ///
  /// - Parameters:
  ///   - session: what the command may touch.
  ///   - input: the relation before it in the pipeline; nil where it stands first.
  /// - Returns: what the command found; the host shows it, or hands it to the next command.
  /// - Throws: ``SlateError``, or an `EngineError` of a statement.
  func run(in session: Session, on input: Relation?) async throws -> Output
}

extension Command {
  /// Most commands belong to the analysis.
  public static var kind: CommandKind { .analysis }
  /// Most commands begin a pipeline.
  public static var place: CommandPlace { .first }

  /// The relation before the command, for one that cannot do without.
  public func required(_ input: Relation?) throws -> Relation {
    if let input { return input }
    throw SlateError(
      "'\(Self._commandName)' works on the table before it in a pipeline, and nothing stands before it.",
      hint: "Begin with a table: from NAME | \(Self._commandName) ...")
  }
}

/// What a line is to the record of a session.
public enum CommandKind: Sendable {
  /// It finds something out: recorded.
  case analysis
  /// It changes what later lines see (an import, a name): recorded, and kept where a later line depends on it.
  case effect
  /// It only looks around, or drives the prompt: left out of notebooks.
  case gesture
}

/// Where in a pipeline a command stands.
public enum CommandPlace: Sendable {
  /// It begins a pipeline.
  case first
  /// It works on the relation before it, and needs one.
  case later
  /// Both work.
  case anywhere
}
