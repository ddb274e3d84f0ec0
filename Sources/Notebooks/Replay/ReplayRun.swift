import Foundation
import Interpreter
import SlateKit

/// A replay from the command line of the program: shown, checked or accepted.
public struct ReplayRun: Sendable {
  /// What is done with the replay.
  public enum Mode: Sendable {
    /// Each cell and its output are shown.
    case show
    /// The outputs are compared with the recorded ones.
    case check
    /// The outputs and their provenance are recorded.
    case accept
  }

  /// The notebook's file.
  public var path: String
  /// Values of parameters, as `NAME=VALUE`.
  public var settings: [String]
  /// What is done with the replay.
  public var mode: Mode
  /// The file that the replayed notebook is written to; nil for none, or for its own where it is accepted.
  public var output: String?
  /// The files that the replayed notebook is sent in.
  public var exports: [ExportForm: String]
  /// What its cells may reach besides the files beside it, as ``AccessPolicy/allowing(_:)`` reads it.
  public var allowed: [String]
  /// Whether newer releases are read than those of the recording: of what is fetched, and of files where ``newerFiles`` has some.
  public var takesNewest = false
  /// A folder of newer releases, whose files are read in place of those of the same name; nil for none.
  public var newerFiles: String?
  /// Whether a check is reported for a program, as one object of JSON.
  public var reportsJSON = false

  /// A replay of a file.
  public init(
    path: String, settings: [String] = [], mode: Mode, output: String? = nil,
    exports: [ExportForm: String] = [:],
    allowed: [String] = []
  ) {
    self.path = path
    self.settings = settings
    self.mode = mode
    self.output = output
    self.exports = exports
    self.allowed = allowed
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - registry: The commands that cells may use.
  ///   - workspace: The data that they work in.
  ///   - write: Takes what belongs on standard output, in whole lines without their ends.
  ///   - warn: Takes what belongs on standard error.
  /// - Returns: the exit status: 0 fine or the same, 1 drift, 2 the notebook or a cell failed, 3 inputs differ.
  public func run(
    registry: Registry, workspace: Workspace, write: (String) -> Void, warn: (String) -> Void
  ) async -> Int32 {
    do {
      let file = Paths.expandingHome(path)
      let notebook = try NotebookFile.read(file, as: path)
      try demandOutputCanBeWritten()
      let folder = NotebookFile.folder(of: file)
      var access = try AccessPolicy.notebook(in: folder).allowing(allowed)
      access.newerFiles = newerFiles
      access.takesNewest = takesNewest
      workspace.fence(to: access)
      var replay = try Replay(
        notebook, in: folder, settings: settings, access: access, registry: registry, workspace: workspace)
      replay.keepsTables = !exports.isEmpty
      let shows = mode == .show && output == nil && exports.isEmpty
      let result = try await replay.run { if shows { ReplayRun.show($0, write) } }
      if result.failure == nil { try export(result, of: notebook, warn) }
      switch mode {
      case .show: return try show(result, of: notebook, warn)
      case .check: return try check(result, of: notebook, write, warn)
      case .accept: return try accept(result, of: notebook, file, warn)
      }
    } catch is CancellationError {
      warn("The replay was interrupted.")
      return 2
    } catch {
      warn(Replay.diagnostic(of: error))
      return 2
    }
  }

  private static func show(_ result: CellResult, _ write: (String) -> Void) {
    write(result.echo)
    let output = result.failure == nil ? result.output : result.outputBeforeFailure
    if !output.isEmpty { write(output) }
    write("")
  }

  private func show(_ result: ReplayResult, of notebook: Notebook, _ warn: (String) -> Void) throws -> Int32 {
    if let failure = result.failure {
      warn(failure)
      return 2
    }
    if let output { try save(notebook.accepting(result), to: output, warn) }
    return 0
  }

  private func check(
    _ result: ReplayResult, of notebook: Notebook, _ write: (String) -> Void, _ warn: (String) -> Void
  ) throws -> Int32 {
    let report = CheckReport(result, of: notebook)
    if reportsJSON { write(report.json) } else { for line in report.lines { write(line) } }
    if let output, report.failure == nil { try save(notebook.accepting(result), to: output, warn) }
    return report.exitStatus
  }

  /// What must still be done after newer files were recorded.
  private func warnOfOlderFiles(_ warn: (String) -> Void) {
    guard let newerFiles else { return }
    warn(
      "note: The notebook still names the older files. Put those of '\(newerFiles)' in their place, and it replays without --update-data."
    )
  }

  private func accept(
    _ result: ReplayResult, of notebook: Notebook, _ file: String, _ warn: (String) -> Void
  ) throws -> Int32 {
    if let failure = result.failure {
      warn(failure)
      warn("Nothing is recorded.")
      return 2
    }
    let accepted = notebook.accepting(result)
    if let output {
      try save(accepted, to: output, warn)
    } else if accepted.text.utf8.elementsEqual(notebook.text.utf8) {
      warn("\(path) is as it was: \(result.cells.count) cells.")
    } else {
      try save(accepted, to: file, warn)
    }
    warnOfOlderFiles(warn)
    return 0
  }

  /// Writes the files to be sent.
  private func export(_ result: ReplayResult, of notebook: Notebook, _ warn: (String) -> Void) throws {
    for (form, path) in exports.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try NotebookFile.write(notebook.export(result, as: form), to: Paths.expandingHome(path), as: path)
      warn("Wrote \(path).")
    }
  }

  private func save(_ notebook: Notebook, to path: String, _ warn: (String) -> Void) throws {
    try NotebookFile.write(notebook.text, to: Paths.expandingHome(path), as: path)
    warn("Recorded \(notebook.cells.count) cells in \(path).")
  }

  /// Refuses to replace a file that is not a notebook.
  private func demandOutputCanBeWritten() throws {
    let read = URL(filePath: Paths.expandingHome(path)).resolvingSymlinksInPath()
    for export in exports.values
    where URL(filePath: Paths.expandingHome(export)).resolvingSymlinksInPath() == read {
      throw SlateError(
        "'\(export)' is the notebook itself.", at: .argument(export),
        hint: "Choose another name for the report.")
    }
    if mode == .accept, output == nil, path.lowercased().hasSuffix(".html") {
      throw SlateError(
        "'\(path)' is a report, which stays as it was sent.", at: .argument(path),
        hint: "--output FILE.md records its notebook anew.")
    }
    guard let output else { return }
    let file = Paths.expandingHome(output)
    guard NotebookFile.isThere(file), (try? NotebookFile.read(file, as: output)) == nil else { return }
    throw SlateError(
      "'\(output)' is there already and is not a notebook.", at: .argument(output),
      hint: "Choose another name.")
  }
}
