import Interpreter
import SlateKit

/// A saved line as a command.
struct DefinedCommand: RegisteredCommand {
  let definition: Definition
  let place: CommandPlace
  let kind: CommandKind
  let mayRunUnasked: Bool

  /// A command of a definition whose commands are there, and of which none stands for it in turn.
  ///
  /// - Throws: ``SlateError`` for a command that is not there, or that leads back here.
  init(_ definition: Definition, in registry: Registry) throws {
    self.definition = definition
    let entries = try definition.statement.stages.map { stage in
      let word = stage.words[0].text
      if DefinedCommand.leads(stage, to: definition.name, in: registry) {
        let way = word == definition.name ? "" : ", and '\(word)' stands for it"
        throw SlateError(
          "'\(definition.name)' cannot stand for itself\(way).", at: .argument(word),
          hint: "Choose another name.")
      }
      guard let (entry, _) = registry.entry(for: stage.words.map(\.text)) else {
        throw SlateError(
          "There is no command called '\(word)'.", at: .argument(word),
          suggestions: Nearest.names(to: word, among: registry.firstWords), hint: "'commands' lists them all."
        )
      }
      return entry
    }
    place = entries[0].command.place
    let kinds = entries.map(\.command.kind)
    kind = kinds.contains(.effect) ? .effect : kinds.last ?? .analysis
    mayRunUnasked = entries.allSatisfy(\.command.mayRunUnasked)
  }

  /// Whether a stage calls a saved line of a name, itself or by what it stands for.
  private static func leads(_ stage: Statement.Stage, to name: String, in registry: Registry) -> Bool {
    let words = stage.words.map(\.text)
    if words[0] == name { return true }
    let stages = registry.entry(for: words)?.0.command.expansion?.stages ?? []
    return stages.contains { leads($0, to: name, in: registry) }
  }

  var abstract: String { definition.summary }
  var examples: [Example] {
    guard definition.parameters.allSatisfy({ $0.standard != nil }), place != .later else { return [] }
    return [Example(definition.name, "with the values that it has by itself")]
  }
  var expansion: Statement? { definition.statement }
  var definitionLine: String? { definition.line }

  func declaration() throws -> CommandDescription {
    CommandDescription(
      abstract: definition.summary, discussion: "It was saved by this line:\n\(definition.line)",
      arguments: definition.parameters.map(\.argument))
  }

  func run(_ call: CommandCall, in session: Session, on input: Relation?) async throws -> Output {
    let name = call.entry.name
    let registry = try session.service(Registry.self)
    let given = try call.values()
    let values = try ParameterValues(
      definition.parameters, given.compactMapValues(\.last), areas: session.areas)
    let statement = try Substitution(values: values, registry: registry).apply(to: definition.statement)
    let interpreter = Interpreter(registry: registry, session: session)
    do {
      return try await interpreter.evaluate(statement, on: input)
    } catch let error as LineError {
      throw SlateError(
        "'\(name)' stands for '\(error.line)'. \(error.error.message)", suggestions: error.error.suggestions,
        hint: error.error.hint)
    }
  }
}
