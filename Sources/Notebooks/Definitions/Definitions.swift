import Foundation
import Interpreter
import SlateKit
import Synchronization

/// The saved lines of a session: how they come into the registry, the workspace and files.
public struct Definitions: Sendable {
  let session: Session
  let registry: Registry

  /// The saved lines of a session.
  public init(_ session: Session, _ registry: Registry) {
    self.session = session
    self.registry = registry
  }

  /// The lines, in the order in which they were defined.
  var lines: [String] { additions.compactMap { $0.commands.first?.command.definitionLine } }
  var additions: [Addition] { registry.additions.filter { $0.door == .line } }

  /// A saved line, and the one whose place it took.
  struct Added {
    var name: String
    var line: String
    var former: String?

    /// That another line stood there.
    var notices: [Notice] {
      guard let former, former != line else { return [] }
      return [.aside("'\(name)' was defined already, and is another command now. It was: \(former)")]
    }
  }

  /// Makes a command of a definition; an earlier one of the name goes.
  func add(_ name: String, _ command: any RegisteredCommand, at location: String) throws -> Added {
    let former = additions.first { $0.manifest.id == name }
    registry.remove(former == nil ? "" : name)
    let manifest = Manifest(id: name, summary: command.abstract)
    let refusal = registry.add(
      Addition(manifest, door: .line, location: location, commands: [(name, command)]), noting: false)
    guard let refusal else {
      return Added(
        name: name, line: command.definitionLine ?? "", former: former?.commands.first?.command.definitionLine
      )
    }
    if let former { registry.add(former) }
    throw SlateError(
      "'\(name)' cannot be defined: \(refusal.cause).", at: .argument(name), hint: "Choose another name.")
  }

  /// Where what is defined now is kept.
  var place: String {
    if case .file(let path) = session.workspace.location { path } else { "this session" }
  }

  /// Whether the workspace keeps what is defined.
  private var isKept: Bool {
    if case .file = session.workspace.location { !session.workspace.isReadOnly } else { false }
  }

  /// Keeps a line in the workspace, where there is a file of it.
  func keep(_ name: String, _ line: String) async throws {
    if isKept { try await session.catalog.keepDefinition(line, of: name) }
  }

  /// Lets go of a definition.
  func forget(_ name: String) async throws {
    guard additions.contains(where: { $0.manifest.id == name }) else {
      throw SlateError.unknown(
        "saved line", name, among: additions.map(\.manifest.id),
        hint: "'definitions' lists those that are there.")
    }
    registry.remove(name)
    if isKept { try await session.catalog.forgetDefinition(of: name) }
  }

  /// Reads a line that defines something, and makes a command of it.
  func read(_ line: String, at location: String) throws -> Added {
    guard case .complete(let statement) = LineParser.parse(line), let stage = statement.stages.first,
      statement.stages.count == 1, stage.words[0].text == "define"
    else {
      throw SlateError("'\(line)' defines nothing.", hint: "Such a file has lines: define NAME = PIPELINE")
    }
    let words = stage.words.dropFirst().map(\.text)
    let option = words.firstIndex { $0 == "--notebook" || $0.hasPrefix("--notebook=") }
    if let option {
      let isApart = words[option] == "--notebook"
      let file = isApart ? words.dropFirst(option + 1).first ?? "" : String(words[option].dropFirst(11))
      let rest = words.enumerated().filter { $0.offset != option && !(isApart && $0.offset == option + 1) }
      return try add(notebook: FilePath(text: file), as: rest.first?.element ?? "", line: line, at: location)
    }
    let definition = try Definition(words, line: line, areas: session.areas)
    return try add(definition.name, DefinedCommand(definition, in: registry), at: location)
  }

  /// Makes a command of a notebook.
  func add(notebook file: FilePath, as name: String, line: String, at location: String) throws -> Added {
    let notebook = try NotebookFile.read(session.path(file), as: file.text)
    let command = NotebookCommand(
      name: name, file: file, notebook: notebook, definitionLine: line)
    return try add(name, command, at: location)
  }

  /// Reads lines that define something, each as soon as what it calls is there, whatever their order.
  ///
  /// - Returns: what was defined, in the order in which it was; and the lines that cannot be, with the reason.
  private func read<Label>(
    _ lines: [(line: String, label: Label)], at location: String
  ) -> (added: [Added], refused: [(label: Label, error: any Error)]) {
    var added: [Added] = []
    var waiting = lines
    while true {
      var refused: [(line: String, label: Label, error: any Error)] = []
      for (line, label) in waiting {
        do { added.append(try read(line, at: location)) } catch { refused.append((line, label, error)) }
      }
      if refused.isEmpty || refused.count == waiting.count {
        return (added, refused.map { ($0.label, $0.error) })
      }
      waiting = refused.map { ($0.line, $0.label) }
    }
  }

  /// Reads a file of definitions; a line that is wrong takes none of them.
  func load(_ file: FilePath) async throws -> [Added] {
    let path = try session.path(file)
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw SlateError("There is no file of text '\(file.text)'.", at: .argument(file.text))
    }
    let (found, refused) = read(Script.statements(of: text).map { ($0, $1) }, at: file.text)
    if let (number, error) = refused.first {
      for added in found.reversed() {
        registry.remove(added.name)
        if let former = added.former { _ = try read(former, at: place) }
      }
      let reason = SlateError(wrapping: error)
      throw SlateError(
        "\(file.text), line \(number): \(reason.message)", suggestions: reason.suggestions, hint: reason.hint)
    }
    for added in found { try await keep(added.name, added.line) }
    return found
  }

  /// Reads what the workspace keeps; what cannot be read any more is said, and stays there.
  public func loadKept() async throws -> [Notice] {
    guard case .file = session.workspace.location else { return [] }
    let kept = try await session.catalog.definitions().map { (line: $0.1, label: $0.0) }
    return read(kept, at: place).refused.map { name, error in
      .warning("The saved line '\(name)' cannot be used: \(SlateError(wrapping: error).message)")
    }
  }
}

/// Whether the saved lines of a workspace were read, so that they are once.
public final class KeptDefinitions: Sendable {
  private let isRead = Mutex(false)

  /// None is read yet.
  public init() {}

  /// Reads them, the first time.
  public func load(_ interpreter: Interpreter) async throws -> [Notice] {
    let isFirst = isRead.withLock { isRead in
      defer { isRead = true }
      return !isRead
    }
    return isFirst ? try await Definitions(interpreter.session, interpreter.registry).loadKept() : []
  }
}
