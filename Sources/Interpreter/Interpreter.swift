import SlateKit

/// Runs lines: finds each command in the registry and hands results on from left to right.
public struct Interpreter: Sendable {
  /// The commands.
  public let registry: Registry
  /// What the commands may touch.
  public let session: Session

  /// An interpreter of a registry's commands in a session.
  public init(registry: Registry, session: Session) {
    self.registry = registry
    self.session = session
    session.provide(registry)
  }

  /// What a line means; a statement without stages for an empty line or a comment.
  ///
  /// - Throws: ``LineError`` where the line is not finished, or can never be a statement.
  public func statement(_ line: String) throws -> Statement {
    switch LineParser.parse(line) {
    case .complete(let statement): return statement
    case .incomplete:
      throw LineError(
        SlateError("The line is not finished.", hint: "A quote is open, or it ends in '|' or '\\'."),
        in: line, stage: nil)
    case .failure(let error): throw LineError(error, in: line, stage: nil)
    }
  }

  /// Runs a line; nil for an empty line or a comment. See ``run(_:)-(Statement)``.
  public func run(_ line: String) async throws -> Output? {
    let statement = try statement(line)
    return statement.stages.isEmpty ? nil : try await run(statement)
  }

  /// Runs a statement, and makes its table the last result.
  ///
  /// - Returns: what its last command found, with the notices of all.
  /// - Throws: ``LineError``, with the place in the line; `CancellationError` where the line was interrupted.
  public func run(_ statement: Statement) async throws -> Output {
    session.begin(statement.line)
    let output = try await evaluate(statement)
    if let relation = output.relation { session.remember(relation) }
    return output
  }

  /// What a statement finds, with no trace in the session but what its commands leave.
  ///
  /// - Parameter input: The table before it, for a part of a pipeline.
  public func evaluate(_ statement: Statement, on input: Relation? = nil) async throws -> Output {
    var output = input.map { .relation($0) } ?? Output([])
    for (index, stage) in statement.stages.enumerated() {
      try Task.checkCancellation()
      do {
        let next = try await run(stage, of: statement, after: index == 0 && input == nil ? nil : output)
        let read = output.sources
        output = Output(
          next.contents.map { $0.reading(read) }, notices: output.notices + next.notices,
          display: next.display)
        if try await isFictional(read + output.sources), !output.notices.contains(Interpreter.fictional) {
          output.notices.append(Interpreter.fictional)
        }
      } catch let error as EngineError where error.kind == .interrupted {
        throw CancellationError()
      } catch let error as CancellationError {
        throw error
      } catch {
        throw LineError(SlateError(wrapping: error), in: statement.line, stage: stage)
      }
    }
    return output
  }

  /// What stands beside every result that was computed from made-up data.
  static let fictional = Notice.warning(
    "Fictional data: made up by 'sample', about no real place, school or person.")

  private func isFictional(_ sources: [String]) async throws -> Bool {
    guard sources.contains(where: { $0 != PublishedFigures.table }) else { return false }
    return try await session.catalog.hasFictional(among: sources)
  }

  /// The table that the beginning of a pipeline would hand on, for completion; nil where it is no pipeline, fails, or would
  /// change anything.
  public func preview(_ line: String) async -> Relation? {
    guard case .complete(let statement) = LineParser.parse(line), !statement.stages.isEmpty,
      registry.kinds(of: statement).allSatisfy({ $0 == .analysis }),
      statement.stages.allSatisfy({
        registry.entry(for: $0.words.map(\.text))?.entry.command.mayRunUnasked ?? true
      })
    else { return nil }
    return try? await evaluate(statement).relation
  }

  private func run(_ stage: Statement.Stage, of statement: Statement, after previous: Output?) async throws
    -> Output
  {
    let (entry, rest) = try find(stage)
    guard let entry else { return .text(Help.group(stage.words[0].text, in: registry)) }
    if rest.contains(where: { !$0.isQuoted && ($0.text == "--help" || $0.text == "-h") }) {
      return .text(try Help.command(entry, in: registry))
    }
    if previous != nil, entry.command.place == .first {
      throw SlateError(
        "'\(entry.name)' begins a pipeline: it takes no table from the command before it.",
        at: .range(stage.range))
    }
    let input = previous?.relation
    if previous != nil, input == nil {
      throw SlateError(
        "The command before '\(entry.name)' gives no table to work on.", at: .range(stage.range))
    }
    let description = try registry.description(of: entry)
    let arguments = try Arguments(Array(rest), for: description, named: entry.name, in: statement)
    // What an earlier command said before it failed is not said here.
    _ = session.takeNotices()
    let call = CommandCall(entry: entry, description: description, words: arguments.words)
    var output = try await entry.command.run(call, in: session, on: input)
    output.notices += session.takeNotices().filter { !output.notices.contains($0) }
    return output
  }

  /// The command of a stage and the words behind its name; no command where the words name a group alone.
  private func find(_ stage: Statement.Stage) throws -> (Registry.Entry?, ArraySlice<Word>) {
    let texts = stage.words.map(\.text)
    if let (entry, count) = registry.entry(for: texts) { return (entry, stage.words.dropFirst(count)) }
    let group = registry.group(texts[0])
    if group.isEmpty {
      if let refusal = registry.refusals.first(where: { $0.plugin == texts[0] }) {
        throw SlateError(refusal.reason, at: .range(stage.words[0].range))
      }
      let near = Nearest.names(to: texts[0], among: registry.entries.map(\.name) + registry.firstWords)
      throw SlateError(
        "There is no command called '\(texts[0])'.", at: .range(stage.words[0].range), suggestions: near,
        hint: near.isEmpty ? "'commands' lists them all." : "")
    }
    if texts.count == 1 || texts[1] == "--help" || texts[1] == "-h" { return (nil, []) }
    throw SlateError(
      "There is no command called '\(texts[0]) \(texts[1])'.", at: .range(stage.words[1].range),
      suggestions: Nearest.names(to: texts[1], among: group.map { $0.path[1] }),
      hint: "'help \(texts[0])' lists its commands: \(group.map { $0.path[1] }.joined(separator: ", ")).")
  }
}

extension Output {
  /// The datasets that its tables were read from.
  fileprivate var sources: [String] { contents.flatMap(\.sources) }
}

extension Output.Content {
  fileprivate var sources: [String] {
    if case .relation(let relation) = self { relation.sources } else { [] }
  }

  /// The same, with the datasets that the table before it was read from among its own.
  fileprivate func reading(_ sources: [String]) -> Output.Content {
    guard case .relation(var relation) = self else { return self }
    for source in sources where !relation.sources.contains(source) { relation.sources.append(source) }
    return .relation(relation)
  }
}

extension SlateError {
  /// Any error of a command as one that a reader can use.
  public init(wrapping error: any Error) {
    switch error {
    case let error as SlateError: self = error
    case let error as EngineError:
      self = SlateError(error.message, suggestions: Array(error.candidates.prefix(3)))
    default: self = SlateError("\(error)")
    }
  }
}
