import Interpreter
import SlateKit

/// A notebook with parameters as a command: it is replayed in a session of its own, and its last table is the result.
struct NotebookCommand: RegisteredCommand {
  let name: String
  /// The notebook's file, as it was typed.
  let file: FilePath
  let notebook: Notebook
  let definitionLine: String?

  /// The files of the notebooks that are being replayed for their last table, one for another.
  @TaskLocal private static var running: [String] = []

  var abstract: String {
    let title = notebook.frontMatter.title
    let text = title.isEmpty ? "The last table of the notebook '\(file.text)'" : title
    return text.hasSuffix(".") || text.hasSuffix("?") ? text.replacing("?", with: ".") : text + "."
  }
  var examples: [Example] {
    notebook.frontMatter.parameters.allSatisfy { $0.standard != nil }
      ? [Example(name, "with the values that it has by itself")] : []
  }
  var kind: CommandKind { .analysis }
  var place: CommandPlace { .first }
  var mayRunUnasked: Bool { false }

  func declaration() throws -> CommandDescription {
    CommandDescription(
      abstract: abstract,
      discussion: "Replays the notebook '\(file.text)' in a session of its own, and gives its last table.",
      arguments: notebook.frontMatter.parameters.map(\.argument))
  }

  func run(_ call: CommandCall, in session: Session, on input: Relation?) async throws -> Output {
    let registry = try session.service(Registry.self)
    let given = try call.values()
    let path = try session.path(file)
    guard !Self.running.contains(path) else {
      throw SlateError("The notebook '\(file.text)' calls itself, and would never end.")
    }
    let folder = NotebookFile.folder(of: path)
    let settings = given.compactMap { key, values in values.last.map { "\(key)=\($0)" } }.sorted()
    let replay = try Replay(
      NotebookFile.read(path, as: file.text), in: folder, settings: settings, registry: registry,
      workspace: session.workspace, areas: session.areas)
    replay.session.onProgress { session.report($0.label, $0.fraction) }
    let result = try await Self.$running.withValue(Self.running + [path]) { try await replay.run() }
    if let failure = result.failure { throw SlateError("\(file.text) stops here. \(failure)") }
    let outputs = result.cells.flatMap(\.statements).map(\.output)
    guard let last = outputs.last(where: { $0.relation != nil }), let relation = last.relation else {
      throw SlateError("The notebook '\(file.text)' gives no table.")
    }
    // What the replay holds ends with it.
    let table = try await replay.session.connection.collect(relation)
    var own = try await session.relation(of: table, sources: relation.sources)
    own.chart = relation.chart
    return .relation(own, notices: last.notices)
  }
}
