import ArgumentParser
import Notebooks
import Shell

/// `slate replay`: a notebook, run again.
struct ReplayProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Run a notebook again: show it, check its figures, or record them anew.",
    discussion: """
      A notebook's imports go into the workspace that is named, or into memory where none is; nothing else is written \
      but what --accept and --output say. Exit status: 0 where all is the same (or shown), 1 where a figure drifted, 2 where a cell failed or the notebook \
      cannot be read, 3 where the files that it read are others now.
      """)

  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var scripts: ScriptOptions
  @Argument(help: "The notebook's file.", completion: .file(extensions: ["md"])) var notebook: String
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A value for a parameter; may be repeated.", valueName: "name=value"))
  var settings: [String] = []
  @Flag(help: "Compare the outputs with the recorded ones, and say why they differ.") var check = false
  @Flag(help: "Record the outputs and what they were made from.") var accept = false
  @Option(
    help: ArgumentHelp("Write the replayed notebook to this file.", valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Write one self-contained page to this file: the report to send.", valueName: "file"),
    completion: .file())
  var html: String?
  @Option(
    help: ArgumentHelp("Write Markdown with real tables to this file.", valueName: "file"),
    completion: .file()) var md: String?
  @Option(
    help: ArgumentHelp("Write a Jupyter notebook with its outputs to this file.", valueName: "file"),
    completion: .file())
  var ipynb: String?
  @Option(
    name: .customLong("allow"),
    help: ArgumentHelp(
      "What the notebook may do besides reading the files beside it: read=PATH, write=PATH, connect, run.",
      valueName: "access"))
  var allowed: [String] = []

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Fetch what is fetched in its newest version, read newer files of the same names from this folder if one is named, and report what moved (or record it with --accept).",
      valueName: "folder"), completion: .directory)
  var updateData: String?
  @Flag(help: "Report a check as one object of JSON.") var json = false

  func validate() throws {
    if json && !checks { throw ValidationError("--json goes with --check.") }
    if check && accept { throw ValidationError("Choose --check or --accept.") }
  }

  /// Newer files are checked unless they are recorded.
  private var checks: Bool { check || (updateData != nil && !accept) }

  func run() throws {
    let mode: ReplayRun.Mode = checks ? .check : accept ? .accept : .show
    let exports: [ExportForm: String?] = [.html: html, .markdown: md, .jupyter: ipynb]
    var run = ReplayRun(
      path: notebook, settings: settings, mode: mode, output: output,
      exports: exports.compactMapValues(\.self),
      allowed: allowed)
    run.takesNewest = updateData != nil
    run.newerFiles = updateData.flatMap { $0.isEmpty ? nil : $0 }
    run.reportsJSON = json
    throw ExitCode(try run.run(workspace: place.workspace, plugins: shippedPlugins, scripts: scripts.search))
  }
}
