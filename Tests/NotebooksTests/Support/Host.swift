import Engine
import Foundation
import Interpreter
import Notebooks
import SlateKit

/// A small host: the fake plugin, the notebook commands, and a folder of its own that goes when it does.
final class Host {
  let folder: String
  let registry: Registry
  let workspace = Workspace(.memory)

  static let hasEngine: Bool = (try? EngineLibrary.load()) != nil
  static let reason: String = "The DuckDB library is not here; `make setup` supplies it."

  init(plugin: any Plugin.Type = FakePlugin.self) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "slate-notebooks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    folder = path.path
    registry = Registry([InterpreterPlugin.self, NotebooksPlugin.self, NotebookFilesPlugin.self, plugin])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Runs a replay as the program does.
  func replay(
    _ name: String, _ mode: ReplayRun.Mode, set settings: [String] = [], output: String? = nil,
    allowing allowed: [String] = [], with registry: Registry? = nil
  ) async -> (status: Int32, out: String, err: String) {
    let run = ReplayRun(
      path: path(name), settings: settings, mode: mode, output: output.map(path), allowed: allowed)
    let lines = Lines()
    let status = await run.run(
      registry: registry ?? self.registry, workspace: workspace, write: { lines.out.append($0) },
      warn: { lines.err.append($0) })
    return (status, lines.out.joined(separator: "\n"), lines.err.joined(separator: "\n"))
  }

  /// Runs lines as a prompt does, and keeps them in a journal.
  func prompt(_ lines: [String], folder: String? = nil) async throws -> (session: Session, journal: Journal) {
    let session = Session(workspace: workspace, plugins: registry.plugins, folder: folder ?? self.folder)
    let journal = Journal()
    session.provide(journal)
    let interpreter = Interpreter(registry: registry, session: session)
    for line in lines {
      let output = try? await interpreter.run(line)
      journal.record(line, in: registry, output: output)
    }
    return (session, journal)
  }

  func run(_ line: String, in session: Session) async throws -> Output? {
    try await Interpreter(registry: registry, session: session).run(line)
  }
}

/// What a replay has written.
private final class Lines {
  var out: [String] = []
  var err: [String] = []
}
